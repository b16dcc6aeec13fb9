import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const file = async (name: string, text: string | Uint8Array) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

describe("aperture match", () => {
  test("adds score and match, and keeps the other columns", async () => {
    const pairs = await file(
      "pairs.csv",
      'id,schema,name1,name2\n1,Person,"Examplov, Boris",Boris EXAMPLOV\n2,Company,BELLETECH CORP,11420 CORP\n'
    );
    const out = join(folder, "scored.csv");
    expect((await runCli(["match", "--pairs", pairs, "--out", out])).code).toBe(0);
    const [head, first, second] = (await readFile(out, "utf8")).split("\r\n");
    expect(head).toBe("id,schema,name1,name2,score,match");
    expect(first).toMatch(/^1,Person,"Examplov, Boris",Boris EXAMPLOV,0\.9\d*,true$/);
    expect(second).toMatch(/,0\.0\d*,false$/);
  });

  test("makes cells harmless that a spreadsheet would run", async () => {
    const pairs = await file("evil.csv", 'schema,name1,name2,n\nPerson,"=HYPERLINK(""x"")",@sum,-1.5\n');
    const out = join(folder, "safe.csv");
    await runCli(["match", "--pairs", pairs, "--out", out]);
    expect(await readFile(out, "utf8")).toContain(`"'=HYPERLINK(""x"")",'@sum,-1.5,`);
  });

  test.each([
    ["a missing column", "schema,name1\nPerson,A\n", /missing column .*: name2/],
    ["a web page", "<!doctype html><p>Not found", /a web page, not a table/],
    ["an empty file", "", /an empty file/],
    ["a quote that is not closed", 'schema,name1,name2\nPerson,"A,B\n', /a row cannot be read/]
  ])("says clearly what is wrong with %s, and writes nothing", async (_, text, message) => {
    const out = join(folder, "never.csv");
    const result = await runCli(["match", "--pairs", await file("bad.csv", text), "--out", out]);
    expect(result.code).not.toBe(0);
    expect(result.stderr).toMatch(message);
    await expect(readFile(out)).rejects.toThrow();
  });

  test("says when the file is not there", async () => {
    expect((await runCli(["match", "--pairs", join(folder, "none.csv"), "--out", "x.csv"])).stderr).toMatch(
      /no such file/
    );
    expect((await runCli(["match", "--out", "x.csv"])).stderr).toMatch(/missing --pairs/);
  });
});

describe("aperture organisations link", () => {
  const records = [
    {id: "https://ror.org/01", name: "University of Examplow", country: {country_code: "DE"}},
    {id: "https://ror.org/02", names: [{value: "Ruritania Academy", types: ["label"]}], locations: []}
  ];
  test.each([
    ["a JSON array", JSON.stringify(records)],
    ["JSON Lines", records.map((record) => JSON.stringify(record)).join("\n")],
    ["gzipped JSON Lines", gzipSync(records.map((record) => JSON.stringify(record)).join("\n"))]
  ])("reads the registry as %s", async (_, text) => {
    const registry = await file("registry", text);
    const input = await file("in.csv", "affiliation\nUniversity of Examplow\nNowhere at all\n");
    const out = join(folder, "linked.csv");
    const result = await runCli([
      "organisations",
      "link",
      "--in",
      input,
      "--out",
      out,
      "--registry",
      registry
    ]);
    expect(result.stderr).toContain("2 affiliations read, 1 linked");
    expect(await readFile(out, "utf8")).toBe(
      "affiliation,ror_id,confidence,method\r\nUniversity of Examplow,https://ror.org/01,0.92,name\r\nNowhere at all,,,\r\n"
    );
  });

  test("refuses a registry that holds no organisation or is cut short", async () => {
    const input = await file("in.csv", "affiliation\nx\n");
    for (const text of ["[]", gzipSync("x".repeat(9999)).subarray(0, 20), "<html>"]) {
      const registry = await file("registry", text);
      const result = await runCli([
        "organisations",
        "link",
        "--in",
        input,
        "--out",
        join(folder, "o.csv"),
        "--registry",
        registry
      ]);
      expect(result.code).not.toBe(0);
      expect(result.stderr).not.toContain("this is a bug");
    }
  });
});
