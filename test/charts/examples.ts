import {barChart} from "../../src/charts/bar-chart.ts";
import {columnChart} from "../../src/charts/column-chart.ts";
import {dotChart} from "../../src/charts/dot-chart.ts";
import {type LineSeries, lineChart} from "../../src/charts/line-chart.ts";
import {networkChart} from "../../src/charts/network-chart.ts";
import {layOut} from "../../src/charts/network-layout.ts";
import {sparkline} from "../../src/charts/sparkline.ts";
import {stackedBars} from "../../src/charts/stacked-bars.ts";
import {type MapRow, type WorldMapOptions, worldMap} from "../../src/charts/world-map.ts";

const UNTIL = {from: 2025, label: "until 6 December 2025"};
const YEARS = [2021, 2022, 2023, 2024, 2025];

const NAMES: Readonly<Record<string, string>> = {
  US: "United States",
  CH: "Switzerland",
  NO: "Norway",
  UK: "United Kingdom",
  TR: "Türkiye",
  IL: "Israel",
  CN: "China",
  CA: "Canada",
  AU: "Australia",
  BR: "Brazil",
  JP: "Japan",
  ZA: "South Africa",
  KR: "South Korea",
  IN: "India",
  UA: "Ukraine",
  RS: "Serbia",
  MA: "Morocco",
  NA: "Namibia",
  SG: "Singapore",
  TN: "Tunisia",
  EG: "Egypt",
  KE: "Kenya",
  CL: "Chile",
  AR: "Argentina",
  MX: "Mexico",
  NZ: "New Zealand",
  HK: "Hong Kong",
  MU: "Mauritius",
  XK: "Kosovo*",
  KP: "North Korea"
};

const PARTICIPATIONS: Readonly<Record<string, number>> = {
  ...{US: 1386, CH: 2839, NO: 2641, UK: 5855, TR: 1088, IL: 1001, CN: 248, CA: 316, AU: 246, BR: 170},
  ...{JP: 176, ZA: 243, KR: 91, IN: 78, UA: 381, RS: 543, MA: 68, NA: 8, SG: 36, TN: 84, EG: 47, KE: 161},
  ...{CL: 72, AR: 135, MX: 52, NZ: 59, HK: 11, MU: 4, XK: 37, KP: 0}
};

const EU = "AT BE BG HR CY CZ DK EE FI FR DE EL HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");

function written(value: number | null, suffix = ""): string {
  return value === null ? "–" : `${String(value).replace(/\B(?=(\d{3})+$)/g, "\u2009")}${suffix}`;
}

function seriesOf(label: string, values: readonly (number | null)[]): LineSeries {
  const points = values.map((value, index) => ({year: 2021 + index, value, text: written(value)}));
  return {label, points};
}

export const MAP_ROWS: readonly MapRow[] = Object.entries(PARTICIPATIONS).map(([code, value]) => ({
  code,
  label: NAMES[code] ?? code,
  value,
  text: `${written(value)} participations`,
  href: `/countries/${code}`
}));

const RANKED = Object.entries(PARTICIPATIONS)
  .filter(([code]) => ["US", "CA", "CN", "AU", "ZA", "JP", "BR", "KE", "AR", "KR"].includes(code))
  .sort((a, b) => b[1] - a[1])
  .map(([code, value]) => ({
    label: NAMES[code] ?? code,
    value,
    text: written(value),
    href: `/countries/${code}`
  }));

/** The map of participations, with the Member States as one category. */
export const MAP: WorldMapOptions = {
  id: "map",
  title: "Participations in Horizon Europe outside the EU",
  description: "The United Kingdom takes part most often, 5 855 times; Namibia 8 times.",
  rows: MAP_ROWS,
  classes: {kind: "threshold", from: [1, 50, 100, 250, 1000]},
  category: {codes: EU, label: "EU Member States"},
  legend: "Participations",
  tick: (value) => written(value)
};

/** Two circles of countries that work with each other, and one country that works with both. */
const CIRCLES = [
  {members: ["CH", "NO", "UK", "IL"], group: 0},
  {members: ["US", "CA", "AU", "JP", "KR"], group: 1},
  {members: ["TR"], group: 2}
];
const MEMBERS = CIRCLES.flatMap(({members, group}) => members.map((code) => ({code, group})));
const TIES = MEMBERS.flatMap((one, a) =>
  MEMBERS.flatMap((other, b) => {
    const weight = one.group === other.group ? 1 : one.code === "TR" || other.code === "TR" ? 0.3 : 0;
    return a < b && weight > 0 ? [{a, b, weight}] : [];
  })
);

const PLACES = layOut(MEMBERS.length, TIES);

function network(id: string, width: number, hasCodes: boolean): string {
  return networkChart({
    id,
    width,
    title: "Which countries work together",
    description: "Two circles form around the United Kingdom and the United States; Türkiye works with both.",
    marks: MEMBERS.map(({code, group}, at) => ({
      ...(PLACES[at] ?? {x: 0, y: 0}),
      ...(hasCodes && {code}),
      name: NAMES[code] ?? code,
      text: NAMES[code] ?? code,
      href: `/networks?country=${code}`,
      size: (PARTICIPATIONS[code] ?? 0) / 5855,
      group
    })),
    lines: TIES,
    note: (marks, lines) => `Drawn: ${marks} of 10 countries, ${lines} of 25 links.`
  });
}

/** One example of each form, drawn at any width; the gallery and the golden files both come from here. */
export const EXAMPLES: Readonly<Record<string, (id: string, width?: number) => string>> = {
  line: (id, width = 720) =>
    lineChart({
      id,
      width,
      title: "Participations of five partners",
      description: "The United States lead with 263 in 2024; Japan and South Korea stay below 60.",
      incomplete: UNTIL,
      series: [
        seriesOf("United States", [228, 301, 322, 263, 199]),
        seriesOf("Canada", [48, 61, 70, 82, 55]),
        seriesOf("China", [71, 63, 52, 41, 21]),
        seriesOf("Japan", [30, 38, null, 49, 28]),
        seriesOf("South Korea", [9, 14, 17, 24, 27])
      ]
    }),
  "line-programmes": (id, width = 720) =>
    lineChart({
      id,
      width,
      title: "China in three framework programmes",
      description: "Participations of China peaked at 131 in 2018 and fell to 41 in 2024.",
      incomplete: UNTIL,
      breaks: [
        {year: 2014, label: "FP7"},
        {year: 2021, label: "Horizon 2020"}
      ],
      series: [
        {
          label: "China",
          points: [42, 55, 61, 78, 80, 92, 71, 40, 66, 89, 120, 131, 118, 99, 71, 63, 52, 41, 21].map(
            (value, index) => ({
              year: 2007 + index,
              value,
              text: written(value)
            })
          )
        }
      ]
    }),
  bar: (id, width = 720) =>
    barChart({
      id,
      width,
      title: "Participations of non-associated partners",
      description: "The United States take part 1 386 times, more than four times as often as Canada.",
      rows: [...RANKED, {label: "Holy See", value: null, text: "–", note: "not in open data"}]
    }),
  dot: (id, width = 720) =>
    dotChart({
      id,
      width,
      title: "Success rate of applicants",
      description: "Norway has the highest success rate, 21.8 %, against 17 % for all applicants.",
      reference: {value: 17, label: "all applicants 17 %"},
      rows: [
        {label: "Norway", value: 21.8, text: "21.8 %", low: 20.6, high: 23},
        {label: "Switzerland", value: 20.4, text: "20.4 %", low: 19.1, high: 21.7},
        {label: "United States", value: 19.6, text: "19.6 %", low: 17.9, high: 21.4},
        {label: "Israel", value: 15.9, text: "15.9 %", low: 14.3, high: 17.6},
        {label: "Türkiye", value: 14.1, text: "14.1 %", low: 12.8, high: 15.5},
        {label: "Namibia", value: 12, text: "12 %", low: 5.1, high: 24.8},
        {label: "Liechtenstein", value: null, text: "–", note: "fewer than 10 proposals"}
      ]
    }),
  stacked: (id, width = 720) =>
    stackedBars({
      id,
      width,
      title: "Who takes part, by year of start",
      description: "Associated countries rise from 8 % in 2021 to 18 % in 2025; the EU share falls to 74 %.",
      share: true,
      incomplete: UNTIL,
      categories: [
        {label: "EU Member States"},
        {label: "Associated countries"},
        {label: "Countries in transitional arrangement"},
        {label: "Non-associated countries"}
      ],
      bars: [
        [82, 8, 5, 5],
        [80, 9, 6, 5],
        [78, 11, 6, 5],
        [75, 17, 3, 5],
        [74, 18, 2, 6]
      ].map((values, index) => ({
        year: YEARS[index] ?? 0,
        parts: values.map((value) => ({value, text: `${value} %`}))
      }))
    }),
  column: (id, width = 720) =>
    columnChart({
      id,
      width,
      title: "Projects with a partner in Kenya",
      description: "Projects rose from 18 in 2021 to 47 in 2024.",
      incomplete: UNTIL,
      rows: [18, 29, null, 47, 26].map((value, index) => ({
        label: String(2021 + index),
        year: 2021 + index,
        value,
        text: written(value)
      }))
    }),
  network: (id, width = 720) => network(id, width, true),
  "network-names": (id, width = 720) => network(id, width, false),
  map: (id, width = 1100) => worldMap({...MAP, id, width}),
  "map-quantile": (id, width = 1100) =>
    worldMap({
      id,
      width,
      title: "Participations by quintile",
      description: "Each class holds a fifth of the countries.",
      rows: MAP_ROWS.map(({href: _, ...row}) => row),
      classes: {kind: "quantile", count: 5}
    }),
  spark: (id, width = 112) =>
    sparkline({
      id,
      width,
      title: "Projects a year",
      description: "From 71 in 2021 to 41 in 2024.",
      values: [71, 63, 52, 41, 21],
      incomplete: true
    })
};
