import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, test} from "vitest";
import {SOUND, writeCatalogue} from "../support/broken-catalogue.ts";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

async function json(...args: string[]): Promise<unknown> {
  const {code, stdout, stderr} = await runCli([...args, "--format", "json"]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe("aperture catalogue", () => {
  test("check finds the shipped catalogue sound", async () => {
    const {code, stdout} = await runCli(["catalogue", "check"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/statements, 0 problems, 0 contradictions, 0 duplicates/);
  });

  test("check lists what is unverified with its place, and only counts it when asked to be brief", async () => {
    const {stdout} = await runCli(["catalogue", "check"]);
    expect(stdout).toMatch(
      /^unverified: commitments\/ga-08 strand: .+ \(catalogue\/commitments\/ga-08\.yaml:\d+\)$/m
    );
    expect((await runCli(["catalogue", "check", "--brief"])).stdout).not.toMatch(/^unverified: /m);
  });

  test("check shows both sides of a contradiction in words, with their dates", async () => {
    const norway = SOUND["association/NO.yaml"] ?? "";
    const interval = norway.slice(norway.indexOf("  - programme"));
    const other = interval
      .replace("status: associated", "status: suspended")
      .replace("2021-01-01", "2025-01-01");
    const folder = writeCatalogue({"association/NO.yaml": norway + other});
    const {code, stdout} = await runCli(["catalogue", "check", "--folder", folder]);
    expect(code).toBe(0);
    expect(stdout).toContain("association: Associated (HORIZON) [from 2021-01-01 to 2027-12-31]");
    expect(stdout).toContain(
      "— association/no association: Suspended (HORIZON) [from 2025-01-01 to 2027-12-31]"
    );
    expect(stdout).toContain(", 1 contradiction, ");
  });

  test("check names file, line and field of what is wrong, and fails", async () => {
    const broken = (SOUND["bodies/forum.yaml"] ?? "").replace("value: body", "value: meeting");
    const folder = writeCatalogue({"bodies/forum.yaml": broken});
    const {code, stdout, stderr} = await runCli(["catalogue", "check", "--folder", folder]);
    expect(code).toBe(7);
    expect(stdout).toContain("bodies/forum.yaml:7: statements[0] (kind).value: ");
    expect(stderr).toContain("1 problem in the catalogue");
  });

  test("list says how well each register is known, and names the entries of one", async () => {
    expect((await runCli(["catalogue", "list"])).stdout).toMatch(/association +Association +29 +106/);
    expect(await json("catalogue", "list", "documents")).toMatchObject({
      id: "documents",
      things: expect.arrayContaining([expect.objectContaining({id: "com-2021-252"})])
    });
  });

  test("show says everything of one entry with sources and what is not known", async () => {
    const {stdout} = await runCli(["catalogue", "show", "association", "kr"]);
    expect(stdout).toContain("Associated (HORIZON: Pillar II), signed 17 July 2025");
    expect(stdout).toContain("https://k-erc.eu/2025/07/news-activities/27961/");
    expect(await json("catalogue", "show", "association", "kr")).toMatchObject({
      register: "association",
      id: "kr"
    });
  });

  test("export writes a new file, and never over another", async () => {
    const out = join(temporaryFolder(), "initiatives.csv");
    const args = ["catalogue", "export", "--register", "initiatives", "--format", "csv", "--out", out];
    expect(await runCli(args)).toMatchObject({code: 0, stdout: `${out}\n`});
    const rows = parse(readFileSync(out, "utf8"), {columns: true}) as {register: string}[];
    expect(new Set(rows.map(({register}) => register))).toEqual(new Set(["initiatives"]));
    expect(await runCli(args)).toMatchObject({code: 2});
  });

  test("export as JSON-LD leads to where the program is served", async () => {
    const {stdout} = await runCli([
      ...["catalogue", "export", "--register", "bodies", "--format", "jsonld"],
      ...["--base", "https://aperture.example/"]
    ]);
    expect(stdout).toContain('"https://aperture.example/api/v1/catalogue/bodies?format=csv"');
  });

  test.each([
    [["catalogue", "shw"], 2, "unknown word"],
    [["catalogue", "list", "comitments"], 3, "Did you mean commitments?"],
    [["catalogue", "show", "documents", "com-2021-25"], 3, "Did you mean com-2021-252?"],
    [["catalogue", "show", "documents"], 2, "missing register or id"],
    [["catalogue", "export", "--format", "xml"], 2, "unknown format"],
    [["catalogue", "export", "--confidence", "sure"], 2, "unknown confidence"],
    [["catalogue", "export", "--on", "2025"], 2, "invalid date"]
  ])("%j is refused with a remedy", async (args, code, text) => {
    const outcome = await runCli(args);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toContain(text);
  });
});

describe("aperture commitments", () => {
  test("lists those in a state on a day, with the reason", async () => {
    const stale = (await json("commitments", "--state", "stale", "--on", "2026-11-22")) as {
      state: string;
      because: string;
    }[];
    expect(stale.length).toBeGreaterThan(0);
    expect(new Set(stale.map(({state}) => state))).toEqual(new Set(["stale"]));
    expect(stale.every(({because}) => because !== "")).toBe(true);
  });

  test("knows nothing yet on a day before the strategy", async () => {
    expect(await json("commitments", "--on", "2021-05-17")).toEqual([]);
  });

  test("says the same as CSV, one row each", async () => {
    const {stdout} = await runCli(["commitments", "--on", "2026-11-22", "--format", "csv"]);
    const rows = parse(stdout, {columns: true}) as {id: string}[];
    const all = (await json("commitments", "--on", "2026-11-22")) as {id: string}[];
    expect(rows.map(({id}) => id)).toEqual(all.map(({id}) => id));
  });

  test("refuses a state nobody knows", async () => {
    expect(await runCli(["commitments", "--state", "rotten"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Known: announced")
    });
  });
});

describe("aperture contributions", () => {
  test("adds what can be added", async () => {
    expect(
      await json("contributions", "sum", "gh-edctp3-eu", "prima-eu-h2020", "--on", "2026-11-22")
    ).toEqual({
      amount: 1_020_000_000,
      currency: "EUR",
      bound: "at-most",
      parts: ["gh-edctp3-eu", "prima-eu-h2020"]
    });
  });

  test("refuses to count a euro twice, and says by which path", async () => {
    const {code, stdout, stderr} = await runCli(["contributions", "sum", "gh-edctp3-eu", "gh-edctp3-total"]);
    expect(code).toBe(4);
    expect(stdout).toContain("gh-edctp3-eu → gh-edctp3-total");
    expect(stderr).toContain("counted twice");
  });

  test("knows no contribution that is not there", async () => {
    expect(await runCli(["contributions", "sum", "gh-edctp3-eux"])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("Did you mean gh-edctp3-eu?")
    });
    expect(await runCli(["contributions", "sum"])).toMatchObject({code: 2});
  });

  test("lists what each counts towards", async () => {
    expect((await runCli(["contributions", "list"])).stdout).toMatch(/gh-edctp3-eu .*gh-edctp3-total/);
  });
});

test("nothing is written where an answer is refused", async () => {
  const out = join(temporaryFolder(), "none.json");
  await runCli(["catalogue", "export", "--register", "nothing", "--out", out]);
  expect(existsSync(out)).toBe(false);
});
