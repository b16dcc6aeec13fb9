import {GROUPS} from "../../domain/group.ts";
import {type Database, quote} from "../database.ts";
import type {Reference} from "../reference.ts";

/** Code of a participation whose country the source leaves blank. */
export const NO_COUNTRY = "ZZ";

/** Writes what the catalogue knows into the schema `ref`. */
export async function buildReference(db: Database, reference: Reference): Promise<void> {
  await db.run("CREATE SCHEMA ref");
  const {countries, regions, incomes} = countryRows(reference);
  await createFrom(
    db,
    "ref.region",
    ["id", "bit"],
    regions.map((id, i) => [id, 1 << i])
  );
  await createFrom(
    db,
    "ref.income",
    ["id", "bit"],
    incomes.map((id, i) => [id, 1 << i])
  );
  await createFrom(
    db,
    "ref.country",
    ["code", "name", "region", "income", "region_bit", "income_bit"],
    countries
  );
  await createFrom(
    db,
    "ref.country_group",
    ["id", "bit"],
    Object.entries(GROUPS).map(([id, group]) => [id, group.bit])
  );
  await createFrom(
    db,
    "ref.status",
    ["country", "programme", "part_prefix", "except_prefix", "status", "view", "valid_from", "valid_to"],
    reference.statuses.map((row) => [
      row.country,
      row.programme,
      row.part_prefix,
      row.except_prefix,
      row.status,
      row.view,
      row.from,
      row.to
    ])
  );
  await createFrom(
    db,
    "ref.theme",
    ["id", "bit", "title"],
    reference.themes.map((theme) => [theme.id, 1 << theme.bit, theme.title])
  );
  await createFrom(db, "ref.part_alias", ["alias", "code"], Object.entries(reference.partAliases));
  await createFrom(db, "ref.part_title", ["code", "title"], Object.entries(reference.partTitles));
}

/** Region and income group of a code that is no country. */
const UNKNOWN = "unknown";

function countryRows({countries}: Reference) {
  const regions = [...new Set([...countries.map((country) => country.region), UNKNOWN])].sort();
  const incomes = [...new Set([...countries.map((country) => country.income), UNKNOWN])].sort();
  return {
    regions,
    incomes,
    countries: countries.map(({code, name, region, income}) => [
      code,
      name,
      region,
      income,
      1 << regions.indexOf(region),
      1 << incomes.indexOf(income)
    ])
  };
}

type Cell = string | number;

async function createFrom(
  db: Database,
  table: string,
  columns: readonly string[],
  rows: readonly Cell[][]
): Promise<void> {
  const values = rows.map(
    (row) => `(${row.map((cell) => (typeof cell === "number" ? cell : quote(cell))).join(", ")})`
  );
  await db.run(
    `CREATE TABLE ${table} AS SELECT * FROM (VALUES ${values.join(", ")}) AS v (${columns.join(", ")})`
  );
}
