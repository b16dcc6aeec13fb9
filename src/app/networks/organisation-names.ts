import type {Warehouse} from "../../warehouse/open.ts";
import {BY_LAST_YEAR} from "../../warehouse/relations.ts";

export interface OrganisationName {
  readonly name: string;
  /** Its short name where it has one, such as CNRS. */
  readonly short: string;
  readonly country: string;
}

interface NameRow {
  readonly id: string;
  readonly name: string;
  readonly short: string | null;
  readonly country: string;
}

/** Names of organisations by their code, as the latest participation has them; all where no codes are given. */
export async function organisationNames(
  {db}: Warehouse,
  ids?: readonly string[]
): Promise<ReadonlyMap<string, OrganisationName>> {
  const last = (column: string) => db.dialect.valueAtLast(column, BY_LAST_YEAR);
  const among = ids ? `AND organisation_id IN (${ids.map((_, i) => `$${i + 1}`).join(", ") || "''"})` : "";
  const rows = await db.rows<NameRow>(
    `SELECT o.organisation_id AS id, ${last("o.name")} AS name, ${last("o.short_name")} AS short,
  ${last("o.country")} AS country
FROM mart.organisation AS o WHERE NOT is_person ${among} GROUP BY o.organisation_id`,
    ids ?? []
  );
  return new Map(rows.map(({id, name, short, country}) => [id, {name, short: short || name, country}]));
}
