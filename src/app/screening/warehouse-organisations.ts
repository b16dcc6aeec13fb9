import type {ScreeningQuery} from "../../safeguard/screening/index/search.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import {BY_LAST_YEAR} from "../../warehouse/relations.ts";

/** Every organisation of the warehouse with its latest name and country; natural persons are left out. */
export async function warehouseOrganisations({
  db
}: Warehouse): Promise<{id: string; query: ScreeningQuery}[]> {
  const rows = await db.rows<{id: string; name: string; country: string | null}>(
    `SELECT organisation_id AS id, ${db.dialect.valueAtLast("o.name", BY_LAST_YEAR)} AS name, ${db.dialect.valueAtLast("o.country", BY_LAST_YEAR)} AS country
     FROM mart.organisation AS o WHERE NOT is_person AND o.name IS NOT NULL GROUP BY organisation_id ORDER BY organisation_id`
  );
  return rows.map(({id, name, country}) => ({
    id,
    query: {name, kind: "organisation", ...(country && {countries: [country]})}
  }));
}
