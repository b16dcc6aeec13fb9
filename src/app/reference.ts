import {DIMENSIONS, type Dimension} from "../domain/dimension.ts";
import {ALL_INDICATORS} from "../monitor/indicators/index.ts";
import {cordis} from "../sources/cordis.ts";
import {UNIT_NAMES} from "./format-figure.ts";

const GENERATED = "<!-- Written by `npm run docs` from the declarations. Do not edit. -->\n";

/** The reference of all indicators, written from their declarations. */
export function indicatorReference(): string {
  const entries = ALL_INDICATORS.map((indicator) =>
    [
      `## ${indicator.id}`,
      "",
      `**${indicator.title}** (${UNIT_NAMES[indicator.unit]}, version ${indicator.version})`,
      "",
      indicator.definition,
      "",
      `*Reading.* ${indicator.reading}`,
      ...(indicator.caveats.length ? ["", ...indicator.caveats.map((caveat) => `- ${caveat}`)] : []),
      "",
      `By: ${indicator.dimensions.join(", ")}. Counted: ${indicator.counting.join(", ")}.`,
      ""
    ].join("\n")
  );
  const dimensions = (Object.keys(DIMENSIONS) as Dimension[]).map(
    (id) => `| ${id} | ${DIMENSIONS[id].description} |`
  );
  const head = ["# Indicators", "", "| dimension | meaning |", "|---|---|", ...dimensions, ""].join("\n");
  return `${GENERATED}${head}\n${entries.join("\n")}`;
}

/** The reference of sources: publisher, licence, tables and columns. */
export function sourceReference(): string {
  const tables = cordis.tables.map((table) =>
    [
      `### ${table.name}${table.required ? "" : " (optional)"}`,
      "",
      "| column here | type | published as | required for |",
      "|---|---|---|---|",
      ...table.columns.map(
        (column) =>
          `| ${column.as} | ${column.type} | ${column.from.join(", ")} | ${column.required?.join(", ") ?? ""} |`
      ),
      "",
      `Not taken: ${table.ignore.join(", ") || "nothing"}.`,
      ""
    ].join("\n")
  );
  const head = [
    "# Sources",
    "",
    `## ${cordis.title}`,
    "",
    `${cordis.publisher.name}, ${cordis.publisher.url}. ${cordis.attribution}, ${cordis.licence.id}. Refreshed ${cordis.refresh}.`,
    "",
    ...Object.entries(cordis.addresses).map(([programme, address]) => `- ${programme}: ${address}`),
    "",
    `Totals must agree within ${cordis.tolerancePercent} %; a newer file must have at least ${cordis.floorPercent} % of the rows of the one in use, an older one ${cordis.olderFloorPercent} %.`,
    ""
  ].join("\n");
  return `${GENERATED}${head}\n${tables.join("\n")}`;
}
