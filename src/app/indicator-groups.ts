import type {Indicator} from "../monitor/indicator.ts";
import {INDICATORS, WORKS_INDICATORS} from "../monitor/indicators/index.ts";
import {SERIES_INDICATORS} from "../monitor/series/series-indicators.ts";
import {seriesById} from "../sources/series/index.ts";

/** Indicators that answer the same kind of question. */
export interface IndicatorGroup {
  readonly title: string;
  readonly indicators: readonly Indicator[];
}

const GROUPS: readonly {readonly title: string; readonly ids: readonly string[]}[] = [
  {
    title: "How much",
    ids: [
      "projects",
      "participations",
      "organisations",
      "countries",
      "net-eu-contribution",
      "own-contribution"
    ]
  },
  {
    title: "What share",
    ids: [
      "share-of-participations",
      "share-of-contribution",
      "share-of-projects",
      "projects-with-non-associated"
    ]
  },
  {title: "With whom", ids: ["top-partners", "co-participation"]},
  {
    title: "Place in the network",
    ids: [
      "network-degree",
      "network-strength",
      "network-page-rank",
      "network-betweenness",
      "network-core",
      "network-stability",
      "network-community-size",
      "network-size",
      "network-density",
      "network-modularity",
      "network-chance-modularity",
      "organisation-network-size",
      "organisation-network-density",
      "organisation-network-modularity"
    ]
  },
  {
    title: "Who takes part, and how",
    ids: [
      "coordinators",
      "participations-by-role",
      "participations-by-activity",
      "participations-by-sme",
      "newcomers",
      "average-consortium-size"
    ]
  },
  {
    title: "Focus and change",
    ids: [
      "theme-specialisation",
      "concentration",
      "organisation-concentration",
      "growth",
      "time-to-start",
      "flagged-topics"
    ]
  }
];

/** Every indicator once, grouped for reading; one that is in no group yet comes last. */
export function indicatorGroups(): IndicatorGroup[] {
  const placed = new Set(GROUPS.flatMap((group) => group.ids));
  const groups = GROUPS.map(({title, ids}) => ({
    title,
    indicators: INDICATORS.filter((indicator) => ids.includes(indicator.id)).sort(
      (a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)
    )
  }));
  const others = INDICATORS.filter((indicator) => !placed.has(indicator.id));
  const records = others.length ? [...groups, {title: "Others", indicators: others}] : groups;
  const works = {title: "Publications", indicators: WORKS_INDICATORS};
  return [
    ...records,
    works,
    ...SERIES_GROUPS.map(({title, kind}) => ({title, indicators: seriesOfKind(kind)}))
  ];
}

const SERIES_GROUPS = [
  {title: "Values, about countries", kind: "values"},
  {title: "Capacity, about countries", kind: "capacity"}
] as const;

function seriesOfKind(kind: "values" | "capacity"): readonly Indicator[] {
  return SERIES_INDICATORS.filter(({id}) => seriesById(id)?.series.kind === kind);
}
