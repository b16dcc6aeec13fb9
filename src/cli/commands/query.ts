import {formatFigure, formatInterval, UNIT_NAMES} from "../../app/format-figure.ts";
import {readNames} from "../../app/names.ts";
import {parseRequest} from "../../app/parse-request.ts";
import {openStore} from "../../app/store.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {DIMENSION_IDS, DIMENSIONS} from "../../domain/dimension.ts";
import {type Figure, type FigureTable, isOfProjects} from "../../domain/figure.ts";
import {exportTable, isExportFormat} from "../../exports/export-table.ts";
import {computeFigures} from "../../monitor/compute.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import {type Command, DATA_FLAG, type Flag, textFlag} from "../command.ts";
import {textTable} from "../table.ts";

const DIMENSION_FLAGS: Readonly<Record<string, Flag>> = Object.fromEntries(
  DIMENSION_IDS.map((dimension) => [
    dimension,
    {type: "string", multiple: true, value: "CODES", help: DIMENSIONS[dimension].description}
  ])
);

export const queryCommand: Command = {
  name: "query",
  words: "INDICATOR",
  summary: "Compute an indicator",
  flags: {
    ...DIMENSION_FLAGS,
    by: {type: "string", value: "A,B", help: "break down by these"},
    status: {
      type: "string",
      value: "was|now|applicant",
      help: "which status countries are given (default: was)"
    },
    counting: {
      type: "string",
      value: "whole|fractional",
      help: "how shared projects are counted (default: whole)"
    },
    "year-of": {
      type: "string",
      value: "start|signature",
      help: "which date gives a project its year (default: start)"
    },
    format: {
      type: "string",
      value: "table|csv|json|sdmx-csv|parquet",
      help: "form of the answer (default: table)"
    },
    data: DATA_FLAG
  },
  examples: [
    "aperture query participations --country China --by year",
    "aperture query share-of-contribution --by group --status now",
    "aperture query co-participation --country DE --partner US --format json"
  ],
  async run({flags, words}, {write, effects}) {
    const [indicator] = words;
    if (indicator === undefined)
      throw new ApertureError("usage", "missing indicator", {hint: "See: aperture indicators"});
    const format = textFlag({flags, words}, "format") ?? "table";
    if (format !== "table" && !isExportFormat(format)) {
      throw new ApertureError("usage", `unknown format: ${format}`, {
        hint: "Known: table, csv, json, sdmx-csv, parquet."
      });
    }
    const given = Object.fromEntries(
      Object.entries(flags).map(([key, value]) => [key, givenText(key, value)])
    );
    const request = parseRequest(indicator, given);
    const warehouse = await openStore(textFlag({flags, words}, "data"));
    const table = await computeFigures(warehouse, request);
    if (format === "table") {
      write(await asText(table, warehouse));
      for (const caveat of table.trace.caveats) effects.log(`· ${caveat}`);
    } else write(await exportTable(table, format));
    warehouse.db.close();
  }
};

/** The text of a flag; one given several times stands for all its values. */
function givenText(key: string, value: string | boolean | readonly string[] | undefined): string | undefined {
  const texts =
    typeof value === "string" ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
  if (texts.some((text) => text.trim() === "")) {
    throw new ApertureError("usage", `missing value for --${key}`, {
      hint: "Give one, or leave the option out."
    });
  }
  return texts.length ? texts.join(",") : undefined;
}

async function asText(table: FigureTable, warehouse: Warehouse): Promise<string> {
  const names = await readNames(warehouse);
  const note = table.figures.find(({basis}) => basis)?.basis?.note;
  const measured = measuredColumns(table.figures);
  const header = [
    ...table.by.flatMap((dimension) => [dimension, ...(dimension === "year" ? [] : [""])]),
    UNIT_NAMES[table.unit],
    ...measured.map(({title}) => title),
    ...(note === undefined ? [] : ["known"])
  ];
  const rows = table.figures.map((figure) => [
    ...table.by.flatMap((dimension) => {
      const code = String(figure.dims[dimension] ?? "");
      return dimension === "year" ? [code] : [code, names.of(dimension, code)];
    }),
    formatFigure(figure) + (figure.blank ? ` (${figure.blank.note})` : ""),
    ...measured.map(({of}) => of(figure)),
    ...(note === undefined ? [] : [knownOf(figure)])
  ]);
  const {trace} = table;
  const meaning = table.figures.find(({interval}) => interval)?.interval?.meaning;
  const source = trace.vintages.map((vintage) => `${vintage.title}, ${vintage.dated}`).join("; ");
  return [
    trace.indicator.title,
    textTable(header, rows).trimEnd(),
    ...(note === undefined ? [] : [`Known: ${note}${isOfProjects(trace) ? ", of all participations" : ""}.`]),
    ...(meaning === undefined ? [] : [`Interval: ${meaning}.`]),
    `Source: ${source || "none held"} (${trace.warehouse.kind} ${trace.warehouse.id})\n`
  ].join("\n");
}

/** Bounds, and the year of a latest value, where any figure has them. */
function measuredColumns(figures: readonly Figure[]): {title: string; of: (figure: Figure) => string}[] {
  return [
    ...(figures.some(({interval}) => interval) ? [{title: "interval", of: formatInterval}] : []),
    ...(figures.some(({ofYear}) => ofYear !== null)
      ? [{title: "in", of: ({ofYear}: Figure) => (ofYear === null ? "" : String(ofYear))}]
      : [])
  ];
}

/** How much of what a figure counts is known, where that is not all. */
function knownOf({basis}: Figure): string {
  return basis ? `${formatNumber(basis.held)} of ${formatNumber(basis.of)}` : "–";
}
