import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {LIST_FIXTURES} from "../support/lists.ts";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

let data = "";

beforeAll(async () => {
  data = temporaryFolder();
  await runCli(["lists", "update", "own", "--from", `${LIST_FIXTURES}own.csv`, "--data", data]);
});

describe("aperture lists", () => {
  test("update says what was read", async () => {
    const {code, stdout} = await runCli([
      ...["lists", "update", "own", "--from", `${LIST_FIXTURES}own.csv`],
      ...["--data", temporaryFolder()]
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^own: edition of .+, 2 entries, 6 names, every value understood$/m);
    expect(stdout).toMatch(/aperture certificate recheck FOLDER\n$/);
  });

  test("update refuses a web page, says what to do, and goes on with the other lists", async () => {
    const folder = temporaryFolder();
    const page = join(folder, "eu.csv");
    writeFileSync(page, "<!DOCTYPE html><html></html>");
    const {code, stdout, stderr} = await runCli([
      "lists",
      "update",
      "eu-fsf",
      "un-sc",
      "--from",
      page,
      "--data",
      folder
    ]);
    expect(code).toBe(7);
    expect(stdout).toContain("eu-fsf: not taken: a web page, not data: eu.csv");
    expect(stdout).toContain("un-sc: not taken: a web page, not data: eu.csv");
    expect(stderr).toContain("2 of 2 lists not taken");
  });

  test("status names every list, and what is not screened against", async () => {
    const {stdout} = await runCli(["lists", "status", "--data", data]);
    expect(stdout).toMatch(/^own +\d{4}-\d\d-\d\d +2 +\d+ days? +current$/m);
    expect(stdout).toMatch(/^eu-fsf +none +– +– +missing$/m);
    expect(stdout).toContain("not screened against EU financial sanctions: no edition is held");
    expect(stdout).not.toMatch(/\bclear\b/i);
  });

  test("status as JSON has the edition with hash and count", async () => {
    const {stdout} = await runCli(["lists", "status", "--format", "json", "--data", data]);
    const states = JSON.parse(stdout) as readonly {readonly id: string; readonly standing: string}[];
    expect(states.find(({id}) => id === "own")).toMatchObject({
      standing: "current",
      manifest: {entries: 2, form: "own-csv", issues: []}
    });
  });

  test("show gives one entry as it is listed", async () => {
    const {stdout} = await runCli(["lists", "show", "own", "U-1", "--data", data]);
    expect(stdout).toContain("primary  Quay Institute of Flight (Latn)");
    expect(stdout).toContain("Институт полёта (Cyrl)");
    expect(stdout).toContain("countries: RU; CN");
  });

  test.each([
    [["lists"], "unknown word: none"],
    [["lists", "update", "eu-fsd"], "unknown list: eu-fsd"],
    [["lists", "show", "own"], "missing list or reference"],
    [["lists", "show", "un-sc", "x"], "no edition of un-sc is held"],
    [["lists", "update", "own", "--dated", "soon"], "invalid date for --dated: soon"]
  ])("%j is answered with %s", async (args, message) => {
    const {code, stderr} = await runCli([...args, "--data", data]);
    expect(code).not.toBe(0);
    expect(stderr).toContain(message);
  });
});
