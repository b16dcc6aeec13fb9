import type {OpenAPIHono} from "@hono/zod-openapi";
import {comparisonCsv, comparisonJson} from "../../app/comparison-rows.ts";
import type {Site} from "../../app/site.ts";
import {ApertureError} from "../../base/errors.ts";
import {EXPORT_FORMATS} from "../../exports/export-table.ts";
import {describe} from "./describe.ts";
import * as schema from "./schemas.ts";

const KEYS = Object.keys(schema.compareQuery.shape);

/** How two vintages differ, as JSON or CSV. */
export function addComparison(app: OpenAPIHono, site: Site): void {
  describe(app, "/compare", "How two vintages of a programme differ, and why", schema.comparison, {
    query: schema.compareQuery
  });
  app.get("/compare", async (c) => {
    const {from, to, format} = given(c.req.query());
    const comparison = await site.comparisons.compare(from, to);
    const {names} = await site.edition();
    if (format === "json") return c.json(comparisonJson(comparison, names));
    return c.body(comparisonCsv(comparison, names), 200, {
      "Content-Type": EXPORT_FORMATS.csv,
      "Content-Disposition": `attachment; filename="${comparison.from.id}-${comparison.to.id}.csv"`
    });
  });
}

function given(query: Readonly<Record<string, string>>): {from: string; to: string; format: "json" | "csv"} {
  const unknown = Object.keys(query).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new ApertureError("usage", `unknown parameter: ${unknown}`, {hint: `Known: ${KEYS.join(", ")}.`});
  const {from = "", to = "", format = "json"} = query;
  if (from === "" || to === "")
    throw new ApertureError("usage", `missing value for ${from === "" ? "from" : "to"}`, {
      hint: "Give the ids of two vintages, or parts of them such as their dates."
    });
  if (format === "json" || format === "csv") return {from, to, format};
  throw new ApertureError("usage", `unknown format: ${format}`, {hint: "Known: json, csv."});
}
