import {formatDate} from "../base/dates.ts";
import {formatNumber} from "../base/numbers.ts";
import {isEuratomPart} from "../domain/association.ts";
import type {Coverage, FigureRequest, Trace} from "../domain/figure.ts";
import {STATUS_MODES} from "../domain/group.ts";
import {PROGRAMMES, type Programme} from "../domain/programme.ts";
import {asksForListedPart, type Holdings} from "../warehouse/choose-relation.ts";
import type {PinnedVintage} from "../warehouse/manifest.ts";
import type {SourceGap, Warehouse} from "../warehouse/open.ts";
import type {Indicator} from "./indicator.ts";

/** Everything behind a figure: what was asked, how it was computed, from what, and what to bear in mind. */
export function traceOf(
  warehouse: Warehouse,
  indicator: Indicator,
  request: FigureRequest,
  query: Trace["query"]
): Trace {
  const {manifest} = warehouse;
  const pinned = manifest.vintages.filter(({ref}) => isAsked(ref.programme, request));
  return {
    indicator: {
      id: indicator.id,
      version: indicator.version,
      title: indicator.title,
      definition: indicator.definition
    },
    request,
    query,
    vintages: pinned.map(({ref}) => ref),
    catalogue: manifest.catalogue,
    warehouse: {id: manifest.id, kind: manifest.kind},
    coverage: pinned.flatMap((vintage) => coverageOf(vintage)),
    caveats: [...indicator.caveats, ...circumstances(warehouse, request, query)]
  };
}

function isAsked(programme: string, {filters}: FigureRequest): boolean {
  const asked = filters.programme;
  return asked === undefined || asked.includes(programme);
}

function coverageOf({ref, size}: Pick<PinnedVintage, "ref" | "size">): Coverage[] {
  const held = {projects: ref.rows["project"] ?? 0, participations: ref.rows["organization"] ?? 0};
  return (["projects", "participations"] as const).map((unit) => ({
    programme: ref.programme,
    unit,
    held: held[unit],
    whole: size?.[unit] ?? null,
    share: size ? (100 * held[unit]) / size[unit] : null,
    note: size?.note ?? `all that the file of ${formatDate(ref.dated)} holds`
  }));
}

/** Caveats that come from the request and the data, not from the indicator. */
function circumstances(
  {manifest, gaps, holdings}: Warehouse,
  request: FigureRequest,
  {sql}: Trace["query"]
): string[] {
  const usesGroups = request.filters.group !== undefined || request.by.includes("group");
  const day = request.status === "now" ? ` (${formatDate(manifest.catalogue.asOf)})` : "";
  const vintages = manifest.vintages.filter((vintage) => isAsked(vintage.ref.programme, request));
  const missing = gaps.filter((gap) => isAsked(gap.programme, request));
  return [
    ...(usesGroups ? [`Country status ${STATUS_MODES[request.status]}${day}.`] : []),
    ...(usesGroups && request.status === "now" && asksForEuratom(request, holdings)
      ? [
          "Association to the Euratom programme is a separate agreement: a country associated to Horizon Europe need not be associated to Euratom."
        ]
      : []),
    ...(asksForListedPart(request, holdings)
      ? ["A part below the main parts counts every project that lists it; a project may list several."]
      : []),
    ...vintages.flatMap((vintage) => aboutVintage(vintage, request)),
    ...missing.flatMap((gap) => aboutGap(gap, readsMoney(sql), usesGroups && request.status !== "now"))
  ];
}

/** Whether a request is about parts of the Euratom programme, or shows them beside others. */
function asksForEuratom({filters, by}: FigureRequest, {mainParts}: Holdings): boolean {
  const asked = [...(filters.part ?? []), ...(filters.pillar ?? [])];
  if (asked.length > 0) return asked.some(isEuratomPart);
  return (by.includes("part") || by.includes("pillar")) && [...mainParts].some(isEuratomPart);
}

function titleOf(programme: string): string {
  return PROGRAMMES[programme as Programme]?.title ?? programme;
}

function aboutVintage(vintage: PinnedVintage, request: FigureRequest): string[] {
  const {ref, size} = vintage;
  const title = titleOf(ref.programme);
  const year = ref.dated.slice(0, 4);
  const [projects, participations] = coverageOf(vintage);
  const isRunning = Number(year) <= (PROGRAMMES[ref.programme as Programme]?.to ?? 0);
  return [
    ...(request.by.includes("year") && isRunning
      ? [`${title}: years from ${year} on are incomplete; the file is of ${formatDate(ref.dated)}.`]
      : []),
    ...(size
      ? [
          `${title}: the file holds ${percent(projects)} of projects and ${percent(participations)} of participations.`
        ]
      : [])
  ];
}

/** Whether a query reads contributions or costs; the columns that hold them all end in their currency. */
function readsMoney(sql: string): boolean {
  return /_eur\b/.test(sql);
}

function aboutGap(
  {programme, isNetMissing, isUndated}: SourceGap,
  usesMoney: boolean,
  usesSignature: boolean
): string[] {
  const title = titleOf(programme);
  return [
    ...(isNetMissing && usesMoney
      ? [`${title}: the source has no net contributions; money passed on to third parties may count twice.`]
      : []),
    ...(isUndated && usesSignature
      ? [`${title}: the source has no dates of signature; the start of the project stands in.`]
      : [])
  ];
}

function percent(coverage: Coverage | undefined): string {
  return `${formatNumber(coverage?.share ?? 0)} %`;
}
