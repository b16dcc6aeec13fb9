import {ApertureError} from "../base/errors.ts";
import {formatEur} from "../base/numbers.ts";
import {PROGRAMMES, type Programme} from "../domain/programme.ts";
import type {Database} from "../warehouse/database.ts";

/** One total, reached by several ways that must agree. */
export interface Check {
  readonly programme: string;
  readonly title: string;
  readonly unit: "EUR" | "participations" | "projects";
  /** Each way of adding up, with its sum. */
  readonly ways: readonly {readonly name: string; readonly total: number}[];
  /** Largest difference allowed, in percent of the first way; zero where the ways must be equal. */
  readonly tolerancePercent: number;
  readonly differencePercent: number;
  readonly agrees: boolean;
}

/** A project whose participations do not sum to what the source says of the project. */
export interface ProjectDifference {
  readonly programme: string;
  readonly project: string;
  readonly acronym: string | null;
  readonly stated: number;
  readonly summed: number;
  readonly difference: number;
}

export interface Reconciliation {
  readonly checks: readonly Check[];
  /** The largest differences by project, at most a thousand. */
  readonly differences: readonly ProjectDifference[];
  readonly differing: number;
}

/** Smallest difference, in euro, at which a project is listed. */
const LISTED_FROM_EUR = 1;
const MOST_LISTED = 1000;

/** Adds the same totals up in every way the warehouse can, and compares them with the source's own. */
export async function reconcile(db: Database, tolerancePercent: number): Promise<Reconciliation> {
  const programmes = await db.rows<{programme: string}>(
    "SELECT DISTINCT programme FROM core.project ORDER BY 1"
  );
  const checks: Check[] = [];
  for (const {programme} of programmes) {
    checks.push(
      await internalCheck(db, programme, "EUR"),
      await internalCheck(db, programme, "participations")
    );
    checks.push(await contributionCheck(db, programme, tolerancePercent));
    const stated = await statedCheck(db, programme, tolerancePercent);
    if (stated) checks.push(stated);
    checks.push(await projectCheck(db, programme));
  }
  const differences = await db.rows<ProjectDifference & {differing: number}>(`
    SELECT programme, project_id AS project, acronym, ec_max_eur::DOUBLE AS stated, net_eur::DOUBLE AS summed,
      (net_eur - ec_max_eur)::DOUBLE AS difference, count(*) OVER ()::INTEGER AS differing
    FROM core.project JOIN core.project_whole USING (pid)
    WHERE abs(net_eur - ec_max_eur) >= ${LISTED_FROM_EUR}
    ORDER BY abs(net_eur - ec_max_eur) DESC, programme, project_id LIMIT ${MOST_LISTED}`);
  return {
    checks,
    differing: differences[0]?.differing ?? 0,
    differences: differences.map(({differing: _, ...difference}) => difference)
  };
}

async function internalCheck(
  db: Database,
  programme: string,
  unit: "EUR" | "participations"
): Promise<Check> {
  const measure = unit === "EUR" ? "net_eur" : "participations";
  const record = unit === "EUR" ? "sum(net_eur)" : "count(*)";
  const by = (column: string) =>
    `SELECT sum(subtotal)::DOUBLE FROM (SELECT ${column}, sum(${measure}) AS subtotal FROM mart.participation WHERE programme = $1 GROUP BY ${column})`;
  const [row] = await db.rows<Record<string, number>>(
    `SELECT (SELECT ${record}::DOUBLE FROM core.participation WHERE programme = $1) AS records,
       (${by("country")}) AS countries, (${by("part")}) AS parts, (${by("year")}) AS years`,
    [programme]
  );
  const ways = [
    {name: "records", total: row?.["records"] ?? 0},
    {name: "by country", total: row?.["countries"] ?? 0},
    {name: "by programme part", total: row?.["parts"] ?? 0},
    {name: "by year", total: row?.["years"] ?? 0}
  ];
  const title = unit === "EUR" ? "Net EU contribution adds up" : "Participations add up";
  return check(programme, title, unit, ways, 0);
}

async function contributionCheck(db: Database, programme: string, tolerancePercent: number): Promise<Check> {
  const [row] = await db.rows<{stated: number; summed: number}>(
    `SELECT sum(ec_max_eur)::DOUBLE AS stated, sum(net_eur)::DOUBLE AS summed
     FROM core.project LEFT JOIN core.project_whole USING (pid) WHERE programme = $1`,
    [programme]
  );
  const ways = [
    {name: "projects' own maximum EU contribution", total: row?.stated ?? 0},
    {name: "participations' net EU contribution", total: row?.summed ?? 0}
  ];
  return check(programme, "Participations sum to the source's project totals", "EUR", ways, tolerancePercent);
}

async function statedCheck(
  db: Database,
  programme: string,
  tolerancePercent: number
): Promise<Check | undefined> {
  const [row] = await db.rows<{stated: number | null; counted: number}>(
    `SELECT sum(stated_participations)::DOUBLE AS stated, sum(whole.participations)::DOUBLE AS counted
     FROM core.project LEFT JOIN core.project_whole AS whole USING (pid)
     WHERE programme = $1 AND stated_participations IS NOT NULL`,
    [programme]
  );
  if (!row?.stated) return undefined;
  const ways = [
    {name: "number of participations the source states", total: row.stated},
    {name: "participations counted", total: row.counted}
  ];
  return check(
    programme,
    "Participations match the number stated with each project",
    "participations",
    ways,
    tolerancePercent
  );
}

async function projectCheck(db: Database, programme: string): Promise<Check> {
  const [row] = await db.rows<{records: number; cube: number}>(
    `SELECT (SELECT count(*)::INTEGER FROM core.project JOIN core.project_whole USING (pid) WHERE programme = $1) AS records,
       (SELECT sum(projects)::INTEGER FROM mart.project WHERE programme = $1) AS cube`,
    [programme]
  );
  const ways = [
    {name: "records", total: row?.records ?? 0},
    {name: "by programme part, year and theme", total: row?.cube ?? 0}
  ];
  return check(programme, "Projects add up", "projects", ways, 0);
}

function check(
  programme: string,
  title: string,
  unit: Check["unit"],
  ways: Check["ways"],
  tolerancePercent: number
): Check {
  const totals = ways.map((way) => way.total);
  const spread = Math.max(...totals) - Math.min(...totals);
  const base = Math.abs(totals[0] ?? 0);
  const differencePercent = spread === 0 ? 0 : base === 0 ? 100 : (100 * spread) / base;
  return {
    programme,
    title,
    unit,
    ways,
    tolerancePercent,
    differencePercent,
    agrees: differencePercent <= tolerancePercent
  };
}

/** Throws where a check of this programme fails: figures that do not add up are not published. */
export function checkReconciliation({checks}: Reconciliation, programme: Programme): void {
  const failed = checks.find((one) => one.programme === programme && !one.agrees);
  if (!failed) return;
  const ways = failed.ways
    .map(({name, total}) => `${name} ${failed.unit === "EUR" ? formatEur(total) : total}`)
    .join(", ");
  throw new ApertureError(
    "not-reconciled",
    `${PROGRAMMES[programme].title} does not reconcile: ${failed.title.toLowerCase()}: ${ways} (${failed.differencePercent.toFixed(2)} % > ${failed.tolerancePercent} %)`,
    {hint: "The file is incomplete or damaged. The warehouse in use was not changed."}
  );
}
