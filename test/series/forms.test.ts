import {describe, expect, test} from "vitest";
import {
  FILES,
  type FileName,
  fixtures,
  ingestFiles,
  type StoredValue,
  storedValues
} from "../support/series-files.ts";

async function read(...names: FileName[]) {
  const {dataDir, vintages, unread} = await ingestFiles(fixtures(...names));
  const {values, holdings} = await storedValues(dataDir);
  const issues = vintages.flatMap((pin) => pin.issues);
  const of = (indicator: string, country: string) =>
    values.filter((one) => one.indicator === indicator && one.country === country);
  return {values, holdings, vintages, issues, of, unread};
}

const bounds = ({value, low, high}: StoredValue) => [value, low, high];

describe("forms of series", () => {
  test("V-Dem gives each value with its bounds, and years written as 2022.0", async () => {
    const {of, values} = await read("v-dem.csv");
    expect(of("liberal-democracy", "CN").map((one) => [one.year, ...bounds(one)])).toEqual([
      [2012, 0.3, 0.2, 0.4],
      [2021, 0.12, 0.08, 0.2],
      [2022, 0.1, 0.05, 0.15]
    ]);
    expect(values).toHaveLength(7 * 5);
    expect(new Set(values.map((one) => one.country))).toEqual(new Set(["CN", "KR", "XK", "TW", "DD"]));
  });

  test("the West Bank and Gaza are no Palestine*, and Somaliland is no country; each is filed", async () => {
    const {issues, of, vintages} = await read("v-dem.csv");
    expect(of("liberal-democracy", "PS")).toEqual([]);
    expect(issues.map(({kind, value, count}) => [kind, value, count])).toEqual([
      ["part-of-country", "Palestine/Gaza / PSG", 1],
      ["part-of-country", "Palestine/West Bank / PSE", 1],
      ["unknown-place", "Somaliland / SML", 1]
    ]);
    expect(vintages[0]?.apart).toEqual({PS: ["Gaza", "the West Bank"]});
  });

  test("Freedom House is read by its territories, and points taken away stay", async () => {
    const {of, issues, vintages} = await read("freedom.csv");
    expect(of("freedom-house-political-rights", "CN").map(bounds)).toEqual([[-2, null, null]]);
    expect(of("freedom-house-academic-freedom", "XK").map(bounds)).toEqual([[3, null, null]]);
    expect(issues.map(({value}) => value)).toEqual(["Abkhazia", "Gaza Strip", "West Bank"]);
    expect(vintages[0]?.ref.withheld).toMatch(/restricts republication/);
  });

  test("governance estimates get a 90 % interval from their standard error, and old codes their country", async () => {
    const {of, issues} = await read("governance.csv");
    expect(of("voice-and-accountability", "CN").map(bounds)).toEqual([[-1.6, -1.7645, -1.4355]]);
    expect(of("voice-and-accountability-rank", "CD").map(bounds)).toEqual([[12, 8, 18]]);
    expect(of("voice-and-accountability", "PS")).toHaveLength(1);
    expect(of("voice-and-accountability", "XK")).toHaveLength(1);
    expect(of("voice-and-accountability", "AD")).toEqual([]);
    expect(issues.map(({kind}) => kind)).toEqual(["assumed"]);
  });

  test("the Transformation Index is read by its year judged, not by that of the report", async () => {
    const {of} = await read("transformation.csv");
    expect(of("bti-education-and-research-policy", "CD").map(({year, value}) => [year, value])).toEqual([
      [2022, 2]
    ]);
  });

  test("a cross-section takes its year from the edition in the file's name", async () => {
    const {of, vintages} = await ingestedWithoutDate("qog_std_cs_jan25.csv");
    expect(of("rule-of-law", "CN").map((one) => [one.year, ...bounds(one)])).toEqual([
      [2021, -0.1, -0.429, 0.229]
    ]);
    expect(of("corruption-perceptions", "KR").map(bounds)).toEqual([[62, null, null]]);
    expect(vintages[0]?.ref.dated).toBe("2024-03");
  });

  test("a World Bank file is told by its name; aggregates are left out and counted", async () => {
    const {of, issues} = await read("sp.pop.totl.csv");
    expect(of("population", "CN").map(({year, value}) => [year, value])).toEqual([
      [2011, 1000],
      [2021, 1200]
    ]);
    expect(of("population", "PS")).toHaveLength(1);
    expect(issues.map(({kind, value, count}) => [kind, value, count])).toEqual([
      ["aggregate", "World / WLD", 2],
      ["part-of-country", "Channel Islands / CHI", 1]
    ]);
  });

  test("the World Bank's export has years for columns, lines before its header, and a day", async () => {
    const {dataDir, vintages} = await ingestFiles(fixtures("export.csv"), {dated: "2021-09-15"});
    const {values} = await storedValues(dataDir);
    expect(values.map((one) => [one.indicator, one.country, one.year, one.value])).toEqual([
      ["research-expenditure", "CN", 2018, 2.1]
    ]);
    expect(vintages[0]?.issues.map(({kind, value}) => [kind, value])).toEqual([
      ["aggregate", "World / WLD"],
      ["unknown-series", "XX.YY.ZZ"]
    ]);
  });

  test("a folder gives a vintage for each source and form, and names what it could not read", async () => {
    const {vintages, unread, holdings} = await ingestFiles({...FILES, "readme.txt": "nothing to see here"});
    expect(vintages.map(({ref}) => ref.source).sort()).toEqual([
      ...["freedom-house", "governance-indicators", "quality-of-government", "transformation-index"],
      ...["v-dem", "v-dem", "world-bank", "world-bank"]
    ]);
    expect(unread).toEqual(["readme.txt"]);
    expect([...holdings.pinOf.keys()]).toContain("academic-freedom");
  });

  test("each series is read from one vintage: the newest edition", async () => {
    const {dataDir} = await ingestFiles(fixtures("export.csv"), {dated: "2021-09-15"});
    const newer = "Country Name,Country Code,Year,Value\nChina,CHN,2018,2.2\nChina,CHN,2019,2.3";
    await ingestFiles({"gb.xpd.rsdv.gd.zs.csv": newer}, {dataDir, dated: "2026-07-01"});
    const {values, holdings} = await storedValues(dataDir);
    expect(values.map(({value}) => value)).toEqual([2.2, 2.3]);
    expect(holdings.pinOf.get("research-expenditure")?.ref.dated).toBe("2026-07-01");
  });
});

async function ingestedWithoutDate(name: FileName) {
  return read(name);
}
