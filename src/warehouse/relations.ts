import type {Dimension} from "../domain/dimension.ts";
import type {Dialect} from "./dialect.ts";

/** Quantities a relation can add up. Each is exact over every dimension of the relation but those it is pinned by. */
export type Measure =
  | "participations"
  | "fractional"
  | "net_eur"
  | "ec_eur"
  | "own_eur"
  | "own_known"
  | "newcomers"
  | "coordinators"
  | "projects"
  | "project_size"
  | "organisations"
  | "countries"
  | "pair_weight"
  | "median_days"
  | "topics"
  | "flagged";

/** What each measure is called when it cannot be had. */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  participations: "participations",
  fractional: "fractional counts",
  net_eur: "net EU contribution",
  ec_eur: "EU contribution",
  own_eur: "own contribution",
  own_known: "stated costs",
  newcomers: "newcomers",
  coordinators: "coordinators",
  projects: "projects",
  project_size: "sizes of consortia",
  organisations: "organisations",
  countries: "countries",
  pair_weight: "fractional counts of pairs",
  median_days: "days to start",
  topics: "topics",
  flagged: "flagged topics"
};

/** How a dimension stands in a relation, and so how it is filtered and grouped. */
export type DimensionForm =
  /** A column; `status` and `year` are chosen by the request's modes. */
  | {readonly kind: "column"; readonly column: string}
  /** A programme part, which includes everything below it. */
  | {readonly kind: "part"; readonly column: string}
  /** A set kept as bits, spelt out by a reference table. */
  | {readonly kind: "bits"; readonly column: string; readonly table: string}
  /** A property of the country. */
  | {readonly kind: "of-country"; readonly column: string}
  /** Several values a project, in a table of their own. */
  | {readonly kind: "of-project"; readonly table: string}
  /** The other countries of the project. */
  | {readonly kind: "partner"}
  /** A column with "*" where the row stands for all values together. */
  | {readonly kind: "cuboid"; readonly column: string}
  /** A column of codes of several levels, each row standing for everything below its code. */
  | {readonly kind: "levels"; readonly column: string};

export interface Relation {
  readonly name: string;
  readonly table: string;
  /** Column that says how often each row counts. */
  readonly repeatedBy?: string;
  /** Columns that hold "*" in the rows that stand for all their values; those not asked for are held to it. */
  readonly cuboid?: readonly string[];
  /** Sets of dimensions of which only one can be asked for at a time, since no row holds two. */
  readonly oneOf?: readonly (readonly Dimension[])[];
  /** Deepest level of codes it holds, for dimensions of several levels. */
  readonly deepest?: number;
  /** Whether it knows the parts a project lists beside its main one. */
  readonly listsParts?: boolean;
  /** Whether it lists single participations, which a snapshot does not hold. */
  readonly records: boolean;
  readonly dimensions: Readonly<Partial<Record<Dimension, DimensionForm>>>;
  readonly measures: Readonly<Partial<Record<Measure, string | ((dialect: Dialect) => string)>>>;
  /** Dimensions that must be asked for one by one, for a measure to be exact. */
  readonly pinned: Readonly<Partial<Record<Measure, readonly Dimension[]>>>;
}

function column(name: string): DimensionForm {
  return {kind: "column", column: name};
}

const PROJECT_SIDE = {
  programme: column("programme"),
  pillar: column("pillar"),
  part: {kind: "part", column: "part"},
  year: column("$year"),
  theme: {kind: "bits", column: "themes", table: "ref.theme"}
} as const satisfies Relation["dimensions"];

const COUNTRY_SIDE = {
  country: column("country"),
  group: column("$group"),
  income: {kind: "of-country", column: "income"},
  region: {kind: "of-country", column: "region"}
} as const satisfies Relation["dimensions"];

const ENTITY_SIDE = {role: column("role"), activity: column("activity"), sme: column("sme")} as const;

const RECORDS: Relation = {
  name: "participations, one by one",
  table: "core.participation",
  listsParts: true,
  records: true,
  dimensions: {
    ...PROJECT_SIDE,
    ...COUNTRY_SIDE,
    ...ENTITY_SIDE,
    scheme: column("scheme"),
    organisation: column("organisation_id"),
    partner: {kind: "partner"},
    field: {kind: "of-project", table: "core.project_field"}
  },
  measures: {
    participations: "count(*)",
    fractional: "sum(t.weight)",
    net_eur: "sum(t.net_eur)",
    ec_eur: "sum(t.ec_eur)",
    own_eur: "sum(t.total_cost - t.net_eur) FILTER (WHERE t.total_cost IS NOT NULL)",
    own_known: "count(t.total_cost)",
    newcomers: "sum(t.newcomer)",
    countries: "count(DISTINCT nullif(t.country, 'ZZ'))",
    coordinators: "count(*) FILTER (WHERE t.role = 'coordinator')",
    projects: "count(DISTINCT t.pid)",
    organisations: "count(DISTINCT t.org)"
  },
  pinned: {}
};

/** Columns of the counts of organisations; each holds "*" where a row stands for all its values. */
export const ORGANISATION_COUNT_COLUMNS: readonly string[] = [
  "programme",
  "country",
  "group_was",
  "group_now",
  "group_applicant",
  "part",
  "year",
  "signature_year",
  "theme",
  "role",
  "activity",
  "sme"
];

/** Key of the row of an organisation `o` that places it: its latest year, in the latest programme. */
export const BY_LAST_YEAR = "(coalesce(o.last_year, 0), o.programme)";

/** Levels of fields of science that a snapshot holds. */
export const FIELD_LEVELS = 2;

/** In order of preference: the first that has every dimension asked for, and is exact, answers. */
export const RELATIONS: readonly Relation[] = [
  {
    name: "participations by country, part, year, theme, role and type",
    table: "mart.participation",
    records: false,
    dimensions: {...PROJECT_SIDE, ...COUNTRY_SIDE, ...ENTITY_SIDE, scheme: column("scheme")},
    measures: {
      participations: "sum(t.participations)",
      fractional: "sum(t.fractional)",
      net_eur: "sum(t.net_eur)",
      ec_eur: "sum(t.ec_eur)",
      own_eur: "sum(t.own_eur)",
      own_known: "sum(t.own_known)",
      newcomers: "sum(t.newcomers)",
      countries: "count(DISTINCT nullif(t.country, 'ZZ'))",
      coordinators: "sum(t.participations) FILTER (WHERE t.role = 'coordinator')"
    },
    pinned: {}
  },
  {
    name: "projects by country, part, year and theme",
    table: "mart.country_project",
    records: false,
    dimensions: {...PROJECT_SIDE, ...COUNTRY_SIDE, scheme: column("scheme")},
    measures: {projects: "sum(t.projects)", project_size: "sum(t.project_size)"},
    pinned: {projects: ["country"], project_size: ["country"]}
  },
  {
    name: "projects by part, year, theme and the groups that take part",
    table: "mart.project",
    records: false,
    dimensions: {
      ...PROJECT_SIDE,
      scheme: column("scheme"),
      group: {kind: "bits", column: "$groups", table: "ref.country_group"},
      income: {kind: "bits", column: "incomes", table: "ref.income"},
      region: {kind: "bits", column: "regions", table: "ref.region"}
    },
    measures: {projects: "sum(t.projects)", project_size: "sum(t.participations)"},
    pinned: {}
  },
  {
    name: "pairs of countries by part, year and theme",
    table: "mart.pair",
    records: false,
    dimensions: {...PROJECT_SIDE, country: column("country"), partner: column("partner")},
    measures: {
      projects: "sum(t.projects)",
      pair_weight: "sum(t.fractional)",
      participations: "sum(t.participations)"
    },
    pinned: {
      projects: ["country", "partner"],
      pair_weight: ["country", "partner"],
      participations: ["partner"]
    }
  },
  {
    name: "days from signature to start, by part, year and theme",
    table: "mart.duration",
    repeatedBy: "projects",
    records: false,
    dimensions: {...PROJECT_SIDE, scheme: column("scheme")},
    measures: {median_days: ({median}) => median("t.days")},
    pinned: {}
  },
  {
    name: "topics by part and year",
    table: "mart.topic",
    records: false,
    dimensions: {
      programme: column("programme"),
      pillar: column("pillar"),
      part: {kind: "part", column: "part"},
      year: column("$year")
    },
    measures: {topics: "sum(t.topics)", flagged: "sum(t.flagged)"},
    pinned: {}
  },
  {
    name: "organisations counted for the snapshot",
    table: "mart.organisation_count",
    oneOf: [
      ["country", "group"],
      ["part", "year", "theme", "role", "activity", "sme"]
    ],
    cuboid: ORGANISATION_COUNT_COLUMNS,
    records: false,
    dimensions: {
      programme: {kind: "cuboid", column: "programme"},
      part: {kind: "cuboid", column: "part"},
      year: {kind: "cuboid", column: "$year"},
      theme: {kind: "cuboid", column: "theme"},
      country: {kind: "cuboid", column: "country"},
      group: {kind: "cuboid", column: "$group"},
      role: {kind: "cuboid", column: "role"},
      activity: {kind: "cuboid", column: "activity"},
      sme: {kind: "cuboid", column: "sme"}
    },
    measures: {organisations: "sum(t.organisations)"},
    pinned: {
      organisations: ["programme", "part", "year", "theme", "country", "group", "role", "activity", "sme"]
    }
  },
  {...leveled("fields of science by country and year", "mart.field", "field"), deepest: FIELD_LEVELS},
  {...leveled("parts that projects list, by country and year", "mart.listed_part", "part"), listsParts: true},
  RECORDS
];

/** A table of the snapshot with one row for each code of several levels, country and year. */
function leveled(name: string, table: string, dimension: "field" | "part"): Relation {
  const pins = [dimension, "country"] as const;
  return {
    name,
    table,
    records: false,
    cuboid: ["country"],
    dimensions: {
      programme: column("programme"),
      year: column("$year"),
      country: {kind: "cuboid", column: "country"},
      [dimension]: {kind: "levels", column: dimension}
    },
    measures: {
      projects: "sum(t.projects)",
      participations: "sum(t.participations)",
      net_eur: "sum(t.net_eur)",
      fractional: "sum(t.fractional)"
    },
    pinned: {projects: pins, participations: pins, net_eur: pins, fractional: pins}
  };
}
