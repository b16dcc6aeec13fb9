import {formatDate} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {FigureRequest, Trace} from "../../domain/figure.ts";
import type {Warehouse} from "../../warehouse/open.ts";
import type {Period, ThemeMapping} from "../../warehouse/works/works-store.ts";
import type {Indicator} from "../indicator.ts";
import {uses} from "./works-indicator.ts";

/** Everything behind a figure of works: the snapshot it is counted from and how much of it can be placed. */
export function worksTraceOf(
  {manifest, works}: Warehouse,
  {id, version, title, definition, caveats, sources}: Indicator,
  request: FigureRequest,
  query: Trace["query"]
): Trace {
  return {
    indicator: {id, version, title, definition},
    request,
    query,
    vintages: works
      ? [works.ref, ...(sources.includes("cordis") ? manifest.vintages.map(({ref}) => ref) : [])]
      : [],
    catalogue: manifest.catalogue,
    warehouse: {id: works ? idOf(works.id, manifest.id, sources) : "none", kind: "works"},
    coverage: works?.holds === "works" ? [coverageOf(works.ref)] : [],
    caveats: [
      ...caveats,
      ...(uses(request, "group")
        ? [
            "A country is in the group it was in by law in the middle of the year of publication; before 2007 only membership of the Union is known."
          ]
        : []),
      ...(works?.holds === "pairs" ? [OF_PAIRS] : []),
      ...(works?.periods ? [ofPeriods(works.periods)] : []),
      ...(works && uses(request, "theme") ? [aboutThemes(works.mapping)] : []),
      ...(works?.issues ?? [])
        .filter(({kind}) => kind === "part-missing" || kind === "part-cut-short")
        .map(({value, note, count}) => `Not all was read: ${value} (${note}: ${formatNumber(count)}).`)
        .slice(0, 3)
    ]
  };
}

const OF_PAIRS =
  "Counted by others, whole: the table does not say which share of works names a country, so no coverage band can be shown and nothing is withheld for it.";

function ofPeriods(periods: readonly Period[]): string {
  return `Summed over periods of five years, ${periods[0]?.[0]} to ${periods.at(-1)?.[1]}, from the table of pairs by year: these sums ship with the program, the table does not.`;
}

/** Where the themes of works come from. */
function aboutThemes({version, untold}: ThemeMapping): string {
  const titles = untold.map(({title}) => title).join(", ");
  const missing = titles ? ` No subject tells of: ${titles}.` : "";
  return `Themes of works follow Aperture's mapping of OpenAlex's subjects, version ${version}: a work may belong to several, so themes do not add up.${missing}`;
}

/** What a figure rests on: the works, and the warehouse too where projects are read beside them. */
function idOf(works: string, warehouse: string, sources: readonly string[]): string {
  return sources.includes("cordis") ? `${works}+${warehouse}` : works;
}

function coverageOf({title, rows, dated}: Trace["vintages"][number]): Trace["coverage"][number] {
  const [held, whole] = [rows["placed"] ?? 0, rows["works"] ?? 0];
  return {
    programme: title,
    unit: "works whose affiliations name a country",
    held,
    whole,
    share: whole ? (100 * held) / whole : null,
    note: `of the works read from the snapshot of ${formatDate(dated)}`
  };
}
