import {existsSync, readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parse} from "csv-parse/sync";
import {beforeAll, expect, test} from "vitest";
import {ingestSeriesFiles} from "../../src/app/ingest-series.ts";
import {groupBy} from "../../src/base/collections.ts";
import {resolveCountry} from "../../src/catalogue/resolve-country.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {type StoredValue, storedValues} from "../support/series-files.ts";
import {describeWhere} from "../support/shared-data.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const SHARED = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const VALUES = `${SHARED}values/`;
const BANK = `${SHARED}capacity/wdi_2026-07/`;
const hasShared = existsSync(VALUES);
const describeWithShared = (name: string, body: () => void) => describeWhere(hasShared, name, body);

type Row = Readonly<Record<string, string>>;

/** Rows of a file, read by another reader than the one under test. */
function rowsOf(path: string): Row[] {
  return parse(readFileSync(path, "utf8"), {columns: true, bom: true});
}

/** Values of a column whose country is in none of the names left out. */
function countOf(rows: readonly Row[], column: string, name: string, out: readonly string[] = []): number {
  return rows.filter((row) => row[column] !== "" && !out.includes(row[name] ?? "")).length;
}

async function read(from: string): Promise<Map<string, StoredValue[]>> {
  const dataDir = temporaryFolder();
  await ingestSeriesFiles({from: [from], dataDir}, recordingEffects().effects);
  const {values} = await storedValues(dataDir);
  return groupBy(values, ({indicator}) => indicator);
}

describeWithShared(`the publishers' files${hasShared ? "" : " (skipped: no shared data)"}`, () => {
  test("V-Dem: every value of every place that is a country here, with its bounds", async () => {
    const rows = rowsOf(`${VALUES}vdem_simple.csv`);
    const series = await read(`${VALUES}vdem_simple.csv`);
    const out = rows
      .map((row) => row["vdem_country_name"] ?? "")
      .filter((name) => UNMAPPED_BY_V_DEM.has(name));
    for (const [id, column] of [
      ["liberal-democracy", "v2x_libdem"],
      ["electoral-democracy", "v2x_polyarchy"],
      ["egalitarian-democracy", "v2x_egaldem"]
    ] as const)
      expect([id, series.get(id)?.length]).toEqual([id, countOf(rows, column, "vdem_country_name", out)]);
    const china = rows.find((row) => row["country_text_id"] === "CHN" && row["year"] === "2024.0");
    expect(series.get("liberal-democracy")).toContainEqual({
      indicator: "liberal-democracy",
      country: "CN",
      year: 2024,
      value: Number(china?.["v2x_libdem"]),
      low: Number(china?.["v2x_libdem_codelow"]),
      high: Number(china?.["v2x_libdem_codehigh"])
    });
    expect(series.get("liberal-democracy")?.every(({low, high}) => low !== null && high !== null)).toBe(true);
  });

  test("Academic Freedom Index: all but the West Bank, which V-Dem codes as PSE", async () => {
    const file = `${VALUES}vdem_v2xca_academ_1993_2022_long.csv`;
    const series = await read(file);
    expect(series.get("academic-freedom")?.length).toBe(
      countOf(rowsOf(file), "v2xca_academ", "iso3", ["PSE"])
    );
    expect(series.get("academic-freedom")?.some(({country}) => country === "TW")).toBe(true);
  });

  test("Freedom House: all countries, Kosovo* and Taiwan among them, and no territory it judges apart", async () => {
    const rows = rowsOf(`${VALUES}fh_full.csv`);
    const series = await read(`${VALUES}fh_full.csv`);
    const names = [...new Set(rows.map((row) => row["fh_full_country"] ?? ""))];
    const out = names.filter((name) => resolveCountry(name).kind !== "country");
    expect(out.sort()).toEqual([...FREEDOM_HOUSE_APART]);
    expect(series.get("freedom-house-academic-freedom")?.length).toBe(
      countOf(rows, "D3", "fh_full_country", out)
    );
    const countries = new Set(series.get("freedom-house-total")?.map(({country}) => country));
    expect(["XK", "TW", "PS"].map((code) => countries.has(code))).toEqual([true, true, false]);
  });

  test("Governance: every estimate, with an interval that is 1.645 standard errors to each side", async () => {
    const rows = rowsOf(`${VALUES}wgi.csv`);
    const series = await read(`${VALUES}wgi.csv`);
    expect(series.get("voice-and-accountability")?.length).toBe(countOf(rows, "Estimate", "wb_country"));
    expect(series.get("voice-and-accountability-rank")?.length).toBe(countOf(rows, "Rank", "wb_country"));
    const korea = rows.find((row) => row["wb_code"] === "KOR" && row["year"] === "2023.0");
    const stored = series
      .get("voice-and-accountability")
      ?.find(({country, year}) => country === "KR" && year === 2023);
    const half = 1.645 * Number(korea?.["StdErr"]);
    expect(stored?.low).toBeCloseTo(Number(korea?.["Estimate"]) - half, 9);
    expect(stored?.high).toBeCloseTo(Number(korea?.["Estimate"]) + half, 9);
  });

  test("Transformation Index and both cross-sections: every value", async () => {
    const index = await read(`${VALUES}bti.csv`);
    const rows = rowsOf(`${VALUES}bti.csv`);
    expect(index.get("bti-democracy-status")?.length).toBe(
      countOf(rows, "SI_Democracy_Status", "bti_country")
    );
    for (const [edition, year] of [
      ["jan24", 2020],
      ["jan25", 2021]
    ] as const) {
      const file = `${VALUES}qog_std_cs_${edition}_values_slim.csv`;
      const series = await read(file);
      expect(series.get("rule-of-law")?.length).toBe(countOf(rowsOf(file), "wbgi_rle", "cname"));
      expect(new Set(series.get("press-freedom")?.map((one) => one.year))).toEqual(new Set([year]));
    }
  });

  let bank: Map<string, StoredValue[]>;
  beforeAll(async () => {
    bank = await read(BANK);
  });

  test("World Bank: 24 series, every value of an economy and none of an aggregate", () => {
    expect(bank.size).toBe(24);
    const files = readdirSync(BANK).filter((name) => name.endsWith(".csv"));
    let expected = 0;
    for (const name of files)
      expected += rowsOf(BANK + name).filter(({"Country Code": code = ""}) => isEconomy(code)).length;
    expect([...bank.values()].flat().length).toBe(expected);
    const codes = new Set([...bank.values()].flat().map(({country}) => country));
    expect(["XK", "PS", "EL", "UK"].every((code) => codes.has(code))).toBe(true);
    expect(codes.has("TW")).toBe(false);
  });

  test("World Bank export of 2021: every filled year of an economy", async () => {
    const file = `${SHARED}capacity/wb_science_technology_2021/science-and-technology-raw-2021.csv`;
    const series = await read(file);
    const text = readFileSync(file, "utf8");
    const rows: Row[] = parse(text.slice(text.indexOf('"Country Name"')), {
      columns: true,
      relaxColumnCount: true
    });
    const own = rows.filter(
      (row) => row["Indicator Code"] === "GB.XPD.RSDV.GD.ZS" && isEconomy(row["Country Code"] ?? "")
    );
    const filled = own.flatMap((row) =>
      Object.keys(row).filter((key) => /^\d{4}$/.test(key) && row[key] !== "")
    );
    expect(series.get("research-expenditure")?.length).toBe(filled.length);
  });
});

/** By the three letters of ISO 3166-1 alone, which is another way than the declaration's list of aggregates. */
function isEconomy(code: string): boolean {
  return resolveCountry(code).kind === "country";
}

const FREEDOM_HOUSE_APART = [
  ...[
    "Abkhazia",
    "Crimea",
    "Eastern Donbas",
    "Gaza Strip",
    "Indian Kashmir",
    "Nagorno-Karabakh",
    "Northern Cyprus"
  ],
  ...["Pakistani Kashmir", "Russian-Occupied Territories of Ukraine", "Somaliland", "South Ossetia", "Tibet"],
  ...["Transnistria", "West Bank"]
];

const UNMAPPED_BY_V_DEM: ReadonlySet<string> = new Set([
  ...[
    "Republic of Vietnam",
    "Palestine/West Bank",
    "Palestine/Gaza",
    "Palestine/British Mandate",
    "Somaliland"
  ],
  ...[
    "Zanzibar",
    "Baden",
    "Bavaria",
    "Modena",
    "Parma",
    "Saxony",
    "Tuscany",
    "Würtemberg",
    "Two Sicilies",
    "Hanover"
  ],
  ...[
    "Hesse-Kassel",
    "Hesse-Darmstadt",
    "Mecklenburg Schwerin",
    "Papal States",
    "Hamburg",
    "Brunswick",
    "Oldenburg"
  ],
  ...["Saxe-Weimar-Eisenach", "Nassau", "Piedmont-Sardinia"]
]);
