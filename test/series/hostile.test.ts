import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {runCli} from "../support/run-cli.ts";
import {FILES, fixtures, ingestFiles, storedValues, writeSeriesFiles} from "../support/series-files.ts";

let dataDir: string;

beforeAll(async () => {
  dataDir = (await ingestFiles(fixtures("v-dem.csv"))).dataDir;
});

/** Refused with a sentence and a hint, and the store still answers as before. */
async function expectRefused(
  files: Readonly<Record<string, string | Buffer>>,
  message: RegExp
): Promise<void> {
  const before = await storedValues(dataDir);
  const from = await writeSeriesFiles(files);
  const outcome = await runCli(["ingest", "series", "--from", from, "--data", dataDir, "--dated", "2024-03"]);
  const said = outcome.stderr.split("\n").filter((line) => !/^(Reading|Publishing)/.test(line));
  expect([outcome.code === 0 || outcome.code === 1, said[0]]).toEqual([
    false,
    expect.stringMatching(message)
  ]);
  expect(said[1]).toMatch(/^ {2}\S/);
  expect(await storedValues(dataDir)).toEqual(before);
  expect((await readdir(dataDir)).sort()).toEqual(["series", "series.duckdb"]);
}

const CUT = FILES["v-dem.csv"].slice(0, -60);

describe("files that are not what they claim", () => {
  test.each([
    [
      "a web page",
      {"v-dem.csv": "<!DOCTYPE html><html><body>Not found</body></html>"},
      /a web page, not data/
    ],
    ["an empty file", {"v-dem.csv": Buffer.alloc(0)}, /nothing of a known form/],
    ["a header alone", {"v-dem.csv": FILES["v-dem.csv"].split("\r\n")[0] ?? ""}, /no values in v-dem.csv/],
    ["a file cut in a row", {"v-dem.csv": Buffer.from(CUT)}, /row \d+ of v-dem.csv has \d+ cells, not 18/],
    [
      "a file cut in a quote",
      {"governance.csv": Buffer.from(`${FILES["governance.csv"]}\n"Chi`)},
      /not a sound table/
    ],
    [
      "a renamed column",
      {"v-dem.csv": FILES["v-dem.csv"].replace("v2x_libdem,", "v2x_liberal,")},
      /missing column in v-dem.csv of Varieties of Democracy: v2x_libdem/
    ],
    [
      "another encoding",
      {"v-dem.csv": Buffer.from(FILES["v-dem.csv"].replace("China", "Türkiye"), "latin1")},
      /not UTF-8/
    ],
    ["another table", {"other.csv": "a,b,c\n1,2,3"}, /nothing of a known form/],
    [
      "a World Bank file under another name",
      {"data.csv": FILES["sp.pop.totl.csv"]},
      /the name says no known series: data.csv/
    ]
  ])("%s is refused", async (_, files, message) => {
    await expectRefused(files, message);
  });

  test("a file with far fewer values than the one in use is refused, unless a person says it is right", async () => {
    const short = FILES["v-dem.csv"].split("\r\n").slice(0, 4).join("\r\n");
    await expectRefused({"v-dem.csv": short}, /too few values of \w+-democracy: 3 < 6/);
    const own = (await ingestFiles(fixtures("v-dem.csv"))).dataDir;
    await ingestFiles({"v-dem.csv": short}, {dataDir: own, dated: "2025-03", allowSmaller: true});
    expect((await storedValues(own)).values).toHaveLength(15);
  });

  test("a folder that does not exist and an unknown source are said", async () => {
    const missing = await runCli([
      "ingest",
      "series",
      "--from",
      join(dataDir, "none.csv"),
      "--data",
      dataDir
    ]);
    expect([missing.code, missing.stderr]).toEqual([6, expect.stringContaining("no such file or folder")]);
    const unknown = await runCli([
      "ingest",
      "series",
      "--from",
      dataDir,
      "--source",
      "vdem",
      "--data",
      dataDir
    ]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("Did you mean v-dem?")]);
    const none = await runCli(["ingest", "series", "--data", dataDir]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("missing --from")]);
  });
});

describe("values that cannot be believed", () => {
  const header = FILES["governance.csv"].split("\n")[0];
  const issuesOf = async (...rows: string[]) => {
    const sound = "Japan,JPN,2022,1.0,0.1,9,80,75,85";
    const {vintages, dataDir: own} = await ingestFiles({
      "governance.csv": [header, sound, ...rows].join("\n")
    });
    const {values} = await storedValues(own);
    const issues = vintages[0]?.issues.filter(({kind}) => kind !== "assumed") ?? [];
    return {
      issues: issues.map(({kind, value}) => [kind, value]),
      values: values.filter(({country}) => country !== "JP")
    };
  };

  test.each([
    ["1,5", "unread-value"],
    ["NaN", "unread-value"],
    ["Infinity", "unread-value"],
    ["0x10", "unread-value"],
    ["1e400", "unread-value"],
    ["n/a", "unread-value"],
    ["7", "out-of-bounds"]
  ])("%s is left blank and filed", async (text, kind) => {
    const {issues, values} = await issuesOf(`China,CHN,2022,"${text}",0.1,9,,,`);
    expect(issues).toEqual([[kind, text]]);
    expect(values).toEqual([]);
  });

  test("a year that is none, and a name and a code of two countries", async () => {
    const {issues, values} = await issuesOf("China,CHN,22,0.1,0.1,9,,,", "China,KOR,2022,0.1,0.1,9,,,");
    expect(issues).toEqual([
      ["unknown-place", "China / KOR"],
      ["unread-year", "22"]
    ]);
    expect(values).toEqual([]);
  });

  test("bounds that do not hold their value are left out, and the value stays", async () => {
    const {issues, values} = await issuesOf("China,CHN,2022,,,9,5,6,8");
    expect(issues).toEqual([["unsound-interval", "6 to 8 around 5"]]);
    expect(values).toEqual([expect.objectContaining({value: 5, low: null, high: null})]);
  });

  test("a file whose last line has no end is read, and said to be perhaps cut short", async () => {
    const rows = FILES["governance.csv"].replace("Andorra,ADO,2022.0,,,,,,", "Japan,JPN,2022,1.2,0.1,9,,,");
    const {vintages} = await ingestFiles({"governance.csv": Buffer.from(rows)});
    expect(vintages[0]?.issues.map(({kind}) => kind)).toEqual(["assumed", "no-line-end"]);
  });

  test("two different values of one country and year are both left out", async () => {
    const {issues, values} = await issuesOf("China,CHN,2022,0.1,,9,,,", "China,CHN,2022,0.2,,9,,,");
    expect(issues).toEqual([["conflicting-values", "CN 2022"]]);
    expect(values).toEqual([]);
  });
});
