import {DIMENSIONS, type Dimension} from "../domain/dimension.ts";
import {ALL_INDICATORS} from "../monitor/indicators/index.ts";
import {cordis} from "../sources/cordis.ts";
import {SERIES_SOURCES} from "../sources/series/index.ts";
import type {SeriesForm, SeriesSource} from "../sources/series/series-source.ts";
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
  return `${GENERATED}${head}\n${tables.join("\n")}\n${SERIES_SOURCES.map(seriesSourceReference).join("\n")}`;
}

const REPUBLISH = {
  yes: "May be handed on",
  no: "Not for republication",
  unknown: "Not for republication, since its terms are not known"
} as const;

function seriesSourceReference(source: SeriesSource): string {
  const {title, publisher, licence, refresh, address, forms, series} = source;
  const columnsOf = (form: SeriesForm, id: string) =>
    "columns" in form
      ? form.columns.filter((column) => column.series === id).map((column) => column.value)
      : Object.entries(form.codes).flatMap(([code, one]) => (one === id ? [code] : []));
  return [
    `## ${title}`,
    "",
    `${publisher.name}, ${publisher.url}. ${licence.id}. ${REPUBLISH[licence.republish]}: ${licence.note}. Refreshed ${refresh}. Fetched by hand from ${address}`,
    "",
    ...forms.map(
      (form) =>
        `- Form: ${form.title}.${form.assumes ? ` On trust: ${form.assumes}.` : ""} Not taken: ${form.ignore.filter(Boolean).join(", ") || "nothing"}.`
    ),
    "",
    "| series | unit | published as | bounds |",
    "|---|---|---|---|",
    ...series.map(
      ({id, unit, interval}) =>
        `| ${id} | ${UNIT_NAMES[unit]} | ${[...new Set(forms.flatMap((form) => columnsOf(form, id)))].join(", ")} | ${interval ?? "none given"} |`
    ),
    ""
  ].join("\n");
}
