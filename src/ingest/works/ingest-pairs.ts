import {mkdir, stat, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sha256File} from "../../base/hash.ts";
import {openAlexPairs} from "../../sources/openalex-pairs.ts";
import {type Database, quote} from "../../warehouse/database.ts";
import {openDuckDb} from "../../warehouse/duckdb.ts";
import {type Place, placeFor} from "../../warehouse/place.ts";
import type {WorksPin} from "../../warehouse/works/works-store.ts";
import {pathsOf, withStaging} from "../data-folder.ts";
import {IssueLog} from "../series/issue-log.ts";
import type {VintageManifest} from "../vintage.ts";
import {inOwnCodes, isKnown} from "./country-codes.ts";
import {keepVintage, pinOf, stageWorks} from "./publish-works.ts";

export interface PairsRequest {
  /** The table, one CSV file. */
  readonly from: string;
  readonly dataDir: string;
  /** Day the table was counted, where a person knows it; otherwise the end of its last year. */
  readonly dated?: string;
}

/** What a vintage of the table holds, in numbers. */
export interface PairCounts {
  readonly pairs: number;
  readonly countries: number;
  readonly first: number;
  readonly last: number;
}

/** What is written beside the rows of a vintage; neither is ever changed afterwards. */
export interface PairsManifest extends WorksPin {
  readonly holds: "pairs";
  readonly counts: PairCounts;
  readonly datedBy: VintageManifest["datedBy"];
  readonly files: Readonly<Record<string, string>>;
}

/** The rows of a vintage, each pair of a year once. */
export const PAIR_ROWS = "pairs.parquet";
const {year, country, partner, works} = openAlexPairs.columns;

/**
 * Reads the table of pairs into an immutable vintage and publishes it in place of works, where none were read: works
 * say more, and are never replaced by it.
 */
export function ingestPairs(
  request: PairsRequest,
  effects: Effects
): Promise<{pin: WorksPin; counts: PairCounts}> {
  return withStaging(request.dataDir, async (staging) => {
    const place = await placeFor(pathsOf(request.dataDir));
    try {
      refuseInPlaceOfWorks(await place.worksPin());
      return await ingestInto(staging, place, request, effects);
    } finally {
      place.close();
    }
  });
}

function refuseInPlaceOfWorks(inUse: Awaited<ReturnType<Place["worksPin"]>>): void {
  if (!inUse || inUse.holds === "pairs") return;
  throw new ApertureError("refused", `works are in use (${inUse.id}), which say more than the table`, {
    hint: "To use the table all the same, read it into another data folder: --data DIR."
  });
}

async function ingestInto(staging: string, place: Place, request: PairsRequest, effects: Effects) {
  const {works: vintages} = pathsOf(request.dataDir);
  const written = join(staging, "vintage");
  await mkdir(written);
  effects.progress.step("Reading the table");
  const manifest = await readTable(request, written, effects);
  await writeFile(join(written, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const staged = await stageWorks({folder: written, manifest}, {place, staging}, effects);
  effects.signal.throwIfAborted();
  await keepVintage(written, vintages, manifest.id);
  await staged.show();
  return {pin: pinOf(manifest), counts: manifest.counts};
}

async function readTable(
  {from, dated}: PairsRequest,
  folder: string,
  effects: Effects
): Promise<PairsManifest> {
  await refuseMissing(from);
  const issues = new IssueLog("pairs");
  const db = await openDuckDb(":memory:");
  try {
    await loadRows(db, from);
    await fileIssues(db, issues);
    const counts = await writeRows(db, join(folder, PAIR_ROWS), from);
    const hash = await sha256File(from);
    const day = dated ?? `${counts.last}-12-31`;
    return {
      id: `${openAlexPairs.id}-${day}-${hash.slice(0, 8)}`,
      holds: "pairs",
      ref: {
        source: openAlexPairs.id,
        title: openAlexPairs.title,
        programme: "",
        address: from,
        dated: day,
        retrieved: isoDay(effects.now()),
        sha256: hash,
        rows: {pairs: counts.pairs, countries: counts.countries},
        licence: openAlexPairs.licence.id,
        attribution: openAlexPairs.attribution
      },
      issues: issues.all(),
      counts,
      datedBy: dated ? "person" : "rows",
      files: {[PAIR_ROWS]: await sha256File(join(folder, PAIR_ROWS))}
    };
  } finally {
    db.close();
  }
}

async function refuseMissing(from: string): Promise<void> {
  await stat(from).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("source-unavailable", `no such file: ${from}`, {hint: "Give the table itself."});
  });
}

/** Texts as they stand; NA is Namibia and no blank. */
async function loadRows(db: Database, from: string): Promise<void> {
  const read = `read_csv(${quote(from)}, header = true, all_varchar = true, nullstr = '', null_padding = true)`;
  const described = await db.rows<{column_name: string}>(`DESCRIBE SELECT * FROM ${read}`);
  const lacking = Object.values(openAlexPairs.columns).filter(
    (name) => !described.some(({column_name: column}) => column === name)
  );
  if (lacking.length > 0)
    throw new ApertureError("source-changed", `${basename(from)} lacks ${lacking.join(", ")}`, {
      hint: `Expected the columns ${Object.values(openAlexPairs.columns).join(", ")}.`
    });
  await db.run(
    `CREATE TABLE line AS SELECT TRY_CAST(${year} AS SMALLINT) AS year, upper(trim(${country})) AS country,
       upper(trim(${partner})) AS partner, TRY_CAST(${works} AS BIGINT) AS works FROM ${read}`
  );
}

const IS_READ = "year BETWEEN 1000 AND 2100 AND works >= 0 AND country <> '' AND partner <> ''";

async function fileIssues(db: Database, issues: IssueLog): Promise<void> {
  const [unread] = await db.rows<{n: number}>(
    `SELECT count(*) FILTER (WHERE NOT coalesce(${IS_READ}, false)) AS n FROM line`
  );
  if (unread && unread.n > 0)
    issues.add("unreadable-line", "", "", "no year, pair or number of works; left out", unread.n);
  const unknown = await db.rows<{code: string; n: number}>(
    `SELECT code, count(*) AS n FROM (SELECT unnest(list_distinct([country, partner])) AS code FROM line WHERE ${IS_READ})
     WHERE NOT ${isKnown("code")} GROUP BY code`
  );
  for (const {code, n} of unknown)
    issues.add("unknown-country", "", code.slice(0, 40), "no country held here has this code; left out", n);
  const [uneven] = await db.rows<{n: number}>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM line WHERE ${IS_READ}
       GROUP BY year, least(country, partner), greatest(country, partner) HAVING min(works) < max(works))`
  );
  if (uneven && uneven.n > 0)
    issues.add("uneven-pair", works, "", "a pair with two numbers; the higher one is taken", uneven.n);
}

/** Each pair of a year once, in the EU's codes. */
async function writeRows(db: Database, target: string, from: string): Promise<PairCounts> {
  await db.run(
    `COPY (SELECT year, ${inOwnCodes("a")} AS country, ${inOwnCodes("b")} AS partner, max(works) AS works FROM (
         SELECT year, least(country, partner) AS a, greatest(country, partner) AS b, works FROM line
         WHERE ${IS_READ} AND ${isKnown("country")} AND ${isKnown("partner")})
       GROUP BY ALL ORDER BY ALL)
     TO ${quote(target)} (FORMAT parquet, COMPRESSION zstd)`
  );
  const [counts] = await db.rows<PairCounts>(
    `SELECT count(*) AS pairs, count(DISTINCT country) AS countries, min(year) AS first, max(year) AS last
     FROM read_parquet(${quote(target)})`
  );
  if (counts && counts.pairs > 0) return counts;
  throw new ApertureError("source-changed", `no pair of countries could be read from ${basename(from)}`, {
    hint: "Expected a row a year and pair, such as 2023,DE,FR,21874."
  });
}
