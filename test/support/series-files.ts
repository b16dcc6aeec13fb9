import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type IngestSeriesRequest, ingestSeriesFiles} from "../../src/app/ingest-series.ts";
import {pathsOf} from "../../src/ingest/data-folder.ts";
import type {SeriesResult} from "../../src/ingest/series/ingest-series.ts";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {attachSeries, type SeriesHoldings} from "../../src/warehouse/series/series-store.ts";
import {recordingEffects} from "./recording-effects.ts";
import {temporaryFolder} from "./temporary-folder.ts";

const INDICES = ["v2x_libdem", "v2x_polyarchy", "v2x_partipdem", "v2x_delibdem", "v2x_egaldem"];
const BOUNDED = INDICES.flatMap((index) => [index, `${index}_codelow`, `${index}_codehigh`]);

/** A row of V-Dem's own form, every index with the same invented value and bounds. */
function vDemRow(name: string, code: string, year: number, value: string, low: string, high: string): string {
  return [name, code, `${year}.0`, ...INDICES.flatMap(() => [value, low, high])].join(",");
}

/** Files in every form that is read, with invented numbers. */
export const FILES = {
  "v-dem.csv": [
    ["vdem_country_name", "country_text_id", "year", ...BOUNDED].join(","),
    vDemRow("China", "CHN", 2012, "0.3", "0.2", "0.4"),
    vDemRow("China", "CHN", 2021, "0.12", "0.08", "0.2"),
    vDemRow("China", "CHN", 2022, "0.1", "0.05", "0.15"),
    vDemRow("South Korea", "KOR", 2022, "0.7", "0.6", "0.8"),
    vDemRow("Kosovo", "XKX", 2022, "0.5", "0.4", "0.6"),
    vDemRow("Taiwan", "TWN", 2022, "0.8", "0.7", "0.9"),
    vDemRow("Palestine/West Bank", "PSE", 2022, "0.25", "0.2", "0.3"),
    vDemRow("Palestine/Gaza", "PSG", 2022, "0.15", "0.1", "0.2"),
    vDemRow("Somaliland", "SML", 2022, "0.4", "0.3", "0.5"),
    vDemRow("German Democratic Republic", "DDR", 1985, "0.05", "0.02", "0.08"),
    vDemRow("Burma/Myanmar", "MMR", 2022, "", "", "")
  ].join("\r\n"),
  "academic.csv": [
    "iso3,year,v2xca_academ",
    "CHN,2021,0.11",
    "CHN,2022,0.1",
    "PSE,2022,0.7",
    "KOR,2022,0.6"
  ].join("\n"),
  "freedom.csv": [
    "fh_full_country,country_or_territory,edition,year,D3,D,F,pr_full,cl_full,total",
    "China,c,2023.0,2022.0,1.0,2.0,3.0,-2.0,9.0,7.0",
    "Kosovo,c,2023.0,2022.0,3.0,12.0,8.0,25.0,30.0,55.0",
    "Abkhazia,t,2023.0,2022.0,2.0,8.0,4.0,17.0,22.0,39.0",
    "West Bank,t,2023.0,2022.0,2.0,6.0,4.0,4.0,18.0,22.0",
    "Gaza Strip,t,2023.0,2022.0,1.0,2.0,1.0,3.0,8.0,11.0"
  ].join("\n"),
  "governance.csv": [
    "wb_country,wb_code,year,Estimate,StdErr,NumSrc,Rank,Lower,Upper",
    "China,CHN,2022.0,-1.6,0.1,9.0,5.0,3.0,8.0",
    '"Congo, Dem. Rep.",ZAR,2022.0,-1.2,0.2,6.0,12.0,8.0,18.0',
    "Kosovo,KSV,2022.0,0.1,0.2,6.0,50.0,44.0,56.0",
    "West Bank and Gaza,WBG,2022.0,-1.1,0.3,4.0,14.0,9.0,22.0",
    "Andorra,ADO,2022.0,,,,,,"
  ].join("\n"),
  "transformation.csv": [
    "bti_country,year,SI_Democracy_Status,Q2.4_Freedom_of_expression,Q3_Rule_of_Law,Q12.2_Education_/_R&D_policy,Q17_International_Cooperation,report_year",
    "China,2022.0,3.1,2.0,3.0,7.0,6.0,2024.0",
    '"Congo, DR",2022.0,4.0,5.0,3.0,2.0,5.0,2024.0'
  ].join("\n"),
  "qog_std_cs_jan25.csv": [
    "ccode,ccodealp,cname,wbgi_rle,wbgi_rls,wbgi_cce,wbgi_ccs,wbgi_gee,wbgi_ges,rsf_pfi,ti_cpi,wjp_fund_right",
    "156.0,CHN,China,-.1,.2,0.05,0.1,0.6,0.2,25.0,45.0,0.3",
    "410.0,KOR,Korea (the Republic of),1.1,0.2,0.8,0.1,1.4,0.2,72.0,62.0,0.7"
  ].join("\n"),
  "sp.pop.totl.csv": [
    "Country Name,Country Code,Year,Value",
    "China,CHN,2011,1000",
    "China,CHN,2021,1200",
    "West Bank and Gaza,PSE,2021,50",
    "Kosovo,XKX,2021,18",
    "World,WLD,2021,9000",
    "World,WLD,2020,8900",
    "Channel Islands,CHI,2021,2"
  ].join("\n"),
  "export.csv": [
    '\uFEFF"Data Source","World Development Indicators",',
    "",
    '"Last Updated Date","2021-09-15",',
    "",
    '"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019",',
    '"China","CHN","Research","GB.XPD.RSDV.GD.ZS","2.1","..",',
    '"World","WLD","Research","GB.XPD.RSDV.GD.ZS","1.9","2",',
    '"China","CHN","Something else","XX.YY.ZZ","1","2",'
  ].join("\r\n")
} as const;

export type FileName = keyof typeof FILES;

/** Writes files into a new folder and gives its path. */
export async function writeSeriesFiles(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = join(temporaryFolder(), "publisher");
  await mkdir(folder, {recursive: true});
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), typeof text === "string" ? `${text}\n` : text);
  return folder;
}

/** The fixtures of some names. */
export function fixtures(...names: readonly FileName[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, FILES[name]]));
}

/** Reads files through the whole of the ingest. */
export async function ingestFiles(
  files: Readonly<Record<string, string | Buffer>>,
  request: Partial<IngestSeriesRequest> = {}
): Promise<SeriesResult & {readonly dataDir: string}> {
  const dataDir = request.dataDir ?? join(temporaryFolder(), "data");
  const from = [await writeSeriesFiles(files)];
  const result = await ingestSeriesFiles(
    {from, dated: "2024-03", ...request, dataDir},
    recordingEffects().effects
  );
  return {...result, dataDir};
}

export interface StoredValue {
  readonly indicator: string;
  readonly country: string;
  readonly year: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Everything the store of a data folder answers from. */
export async function storedValues(
  dataDir: string
): Promise<{values: StoredValue[]; holdings: SeriesHoldings}> {
  const db = await openDuckDb(":memory:");
  const holdings = await attachSeries(db, pathsOf(dataDir).seriesStore);
  const values = await db.rows<StoredValue>("FROM series.value ORDER BY ALL");
  db.close();
  return {values, holdings};
}
