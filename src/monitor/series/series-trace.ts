import {formatDate} from "../../base/dates.ts";
import type {FigureRequest, Trace} from "../../domain/figure.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import type {SeriesPin} from "../../warehouse/series/series-store.ts";
import type {Indicator} from "../indicator.ts";
import {seriesIdOf} from "./series-indicators.ts";

/** Everything behind a value of a series: the one vintage it is read from, and what its publisher says of it. */
export function seriesTraceOf(
  {manifest, series}: Warehouse,
  indicator: Indicator,
  request: FigureRequest,
  query: Trace["query"]
): Trace {
  const {id, version, title, definition} = indicator;
  const seriesId = seriesIdOf(indicator);
  const pin = series.pinOf.get(seriesId);
  return {
    indicator: {id, version, title, definition},
    request,
    query,
    vintages: pin ? [pin.ref] : [],
    catalogue: manifest.catalogue,
    warehouse: {id: series.id, kind: "series"},
    coverage: pin
      ? [
          {
            programme: pin.ref.title,
            unit: "values",
            held: pin.series[seriesId] ?? 0,
            whole: null,
            share: null,
            note: `all that the edition of ${formatDate(pin.ref.dated)} holds of this series`
          }
        ]
      : [],
    caveats: [...indicator.caveats, ...(pin ? aboutEdition(pin) : [])]
  };
}

function aboutEdition({ref, issues}: SeriesPin): string[] {
  const assumed = issues.filter((issue) => issue.kind === "assumed").map(({note}) => note);
  const withheld = ref.withheld === undefined ? [] : [`Not in exports: ${ref.withheld}.`];
  return [...assumed.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`), ...withheld];
}
