import {ApertureError} from "../base/errors.ts";
import {DIMENSION_IDS, type Dimension} from "../domain/dimension.ts";
import type {Figure, FigureRequest} from "../domain/figure.ts";
import type {Parameter} from "../warehouse/database.ts";
import type {Dialect} from "../warehouse/dialect.ts";
import {askOne} from "./ask.ts";
import type {Names} from "./names.ts";
import {parseRequest} from "./parse-request.ts";
import {refuseWithoutRecords} from "./records.ts";
import type {Edition} from "./site.ts";

/** What project lists can be narrowed by; the words are those of figures. */
export const PROJECT_FILTERS = [
  "country",
  "partner",
  "group",
  "theme",
  "part",
  "field",
  "programme",
  "year",
  "scheme",
  "role",
  "organisation"
] as const satisfies readonly Dimension[];

/** States of a project, as CORDIS writes them. */
export const PROJECT_STATES = {
  SIGNED: "Under way (signed)",
  CLOSED: "Closed",
  TERMINATED: "Terminated"
} as const;

export const PROJECT_SORTS = {
  start: "Start date, latest first",
  contribution: "EU contribution, largest first"
} as const;

export const PAGE_SIZE = 25;

/** A search for projects: words, filters, order and page. */
export interface ProjectSearch {
  readonly words: readonly string[];
  readonly filters: FigureRequest["filters"];
  readonly state: keyof typeof PROJECT_STATES | undefined;
  readonly sort: keyof typeof PROJECT_SORTS;
  readonly page: number;
}

/** A project in a list, with the values its record states. */
export interface ProjectRow {
  readonly programme: string;
  readonly id: string;
  readonly acronym: string | null;
  readonly title: string | null;
  readonly part: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly contribution: number | null;
  readonly coordinator: string | null;
  readonly countries: number | null;
}

export interface ProjectHits {
  readonly rows: readonly ProjectRow[];
  readonly total: number;
}

/** Reads a search from the parameters of an address. */
export function parseProjectSearch(query: URLSearchParams): ProjectSearch {
  const {filters} = parseRequest("projects", filtersIn(query));
  return {
    words: (query.get("q") ?? "").split(/\s+/).filter(Boolean).slice(0, 20),
    filters,
    state: readState(query.get("state")),
    sort: query.get("sort") === "contribution" ? "contribution" : "start",
    page: readPage(query.get("page"))
  };
}

function filtersIn(query: URLSearchParams): Record<string, string> {
  const known: readonly string[] = PROJECT_FILTERS;
  return Object.fromEntries([...query].filter(([key]) => known.includes(key)));
}

function readState(text: string | null): ProjectSearch["state"] {
  if (!text) return undefined;
  const found = Object.keys(PROJECT_STATES).find((state) => state === text.toUpperCase());
  if (found) return found as keyof typeof PROJECT_STATES;
  throw new ApertureError("usage", `unknown project status: ${text}`, {
    hint: `Known: ${Object.keys(PROJECT_STATES).join(", ")}.`
  });
}

function readPage(text: string | null): number {
  const page = text === null || text === "" ? 1 : Number(text);
  if (Number.isInteger(page) && page >= 1 && page <= 100_000) return page;
  throw new ApertureError("usage", `invalid page: ${text}`, {hint: "Pages are counted from 1."});
}

/** How many projects fit, as a figure; nothing where words or the state narrow the list, which no indicator knows. */
export async function countProjects(edition: Edition, search: ProjectSearch): Promise<Figure | undefined> {
  if (search.words.length || search.state) return undefined;
  return askOne(edition, "projects", {filters: search.filters});
}

/** Number of projects by the filters alone, for a reader whose data hold no records. */
export function countByFilters(edition: Edition, search: ProjectSearch): Promise<Figure | undefined> {
  return askOne(edition, "projects", {filters: search.filters});
}

/** One page of the projects that fit, from the records. */
export async function findProjects(
  edition: Edition,
  search: ProjectSearch,
  size: number = PAGE_SIZE
): Promise<ProjectHits> {
  refuseWithoutRecords(edition);
  const conditions = new Conditions(edition);
  const where = conditions.of(search);
  const order = search.sort === "start" ? "start_date" : "ec_max_eur";
  const {db} = edition.warehouse;
  const hits = await db.rows<{pid: number; total: number}>(
    `WITH hit AS MATERIALIZED (SELECT pid, ${order} FROM core.project AS p${where})
     SELECT pid, (SELECT count(*) FROM hit)::INTEGER AS total
     FROM hit ORDER BY ${order} DESC NULLS LAST, pid LIMIT ${size} OFFSET ${(search.page - 1) * size}`,
    conditions.params
  );
  if (hits.length === 0 && search.page > 1)
    return {rows: [], total: (await findProjects(edition, {...search, page: 1}, 1)).total};
  const rows = await describeProjects(
    edition,
    hits.map(({pid}) => pid)
  );
  return {rows, total: hits[0]?.total ?? 0};
}

/** The records of a few projects, in the order given. Naming them lets the engine skip the rest of each table. */
async function describeProjects({warehouse}: Edition, pids: readonly number[]): Promise<ProjectRow[]> {
  if (pids.length === 0) return [];
  const list = pids.join(", ");
  const rows = await warehouse.db.rows<ProjectRow & {pid: number}>(
    `SELECT p.pid AS pid, p.programme AS programme, project_id AS id, acronym, title, part, start_date AS start, end_date AS "end",
       ec_max_eur::DOUBLE AS contribution, lead.country AS coordinator, whole.countries AS countries
     FROM core.project AS p
     LEFT JOIN (SELECT pid, countries FROM core.project_whole WHERE pid IN (${list})) AS whole ON whole.pid = p.pid
     LEFT JOIN (
       SELECT pid, min(country) AS country FROM core.participation
       WHERE role = 'coordinator' AND pid IN (${list}) GROUP BY pid
     ) AS lead ON lead.pid = p.pid
     WHERE p.pid IN (${list})`
  );
  const place = new Map(pids.map((pid, at) => [pid, at]));
  return rows
    .sort((a, b) => (place.get(a.pid) ?? 0) - (place.get(b.pid) ?? 0))
    .map(({pid: _, ...row}) => row);
}

/** Names that also know the organisation a list is narrowed to; a natural person's code stays a code. */
export async function namesFor({warehouse}: Edition, search: ProjectSearch, names: Names): Promise<Names> {
  const codes = search.filters.organisation ?? [];
  if (codes.length === 0) return names;
  const rows = await warehouse.db.rows<{id: string; name: string}>(
    `SELECT organisation_id AS id, any_value(name) AS name FROM mart.organisation
     WHERE NOT is_person AND organisation_id IN (${codes.map((_, i) => `$${i + 1}`).join(", ")}) GROUP BY 1`,
    [...codes]
  );
  const found = new Map(rows.map((row) => [row.id, row.name]));
  return {
    of: (dimension, code) =>
      (dimension === "organisation" && found.get(String(code))) || names.of(dimension, code)
  };
}

/** Writes a search as SQL; every value is bound. */
class Conditions {
  readonly params: Parameter[] = [];
  readonly #mainParts: ReadonlySet<string>;
  readonly #dialect: Dialect;

  constructor({warehouse}: Edition) {
    this.#mainParts = warehouse.holdings.mainParts;
    this.#dialect = warehouse.db.dialect;
  }

  of(search: ProjectSearch): string {
    const {filters} = search;
    const conditions = [
      ...search.words.map((word) =>
        this.#dialect.contains("p.search", this.#dialect.folded(this.#bind(word)))
      ),
      ...(search.state ? [`p.status = ${this.#bind(search.state)}`] : []),
      ...(["programme", "scheme"] as const).flatMap((name) => this.#among(`p.${name}`, filters[name])),
      ...this.#year(filters.year),
      ...this.#part(filters.part),
      ...this.#field(filters.field),
      ...this.#theme(filters.theme),
      ...this.#participation(filters),
      ...this.#partner(filters.partner)
    ];
    return conditions.length ? ` WHERE ${conditions.join(" AND ")}` : "";
  }

  #bind(value: string): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  #among(column: string, codes: readonly string[] | undefined): string[] {
    return codes?.length ? [`${column} IN (${codes.map((code) => this.#bind(code)).join(", ")})`] : [];
  }

  #year(years: readonly string[] | undefined): string[] {
    if (!years?.length) return [];
    const isUnknown = years.includes("unknown") ? ["p.year IS NULL"] : [];
    const named = this.#among(
      "p.year::VARCHAR",
      years.filter((year) => year !== "unknown")
    );
    return [`(${[...isUnknown, ...named].join(" OR ")})`];
  }

  /** By main part, as figures are; by the parts a project lists where the code is below every main part. */
  #part(parts: readonly string[] | undefined): string[] {
    if (!parts?.length) return [];
    const tests = parts.map((part) => {
      const value = this.#bind(part);
      const isMain = [...this.#mainParts].some((main) => main === part || main.startsWith(`${part}.`));
      const under = (column: string) =>
        `${column} = ${value} OR ${this.#dialect.startsWith(column, `${value} || '.'`)}`;
      return isMain
        ? under("p.part")
        : `p.pid IN (SELECT pid FROM core.project_part AS list WHERE ${under("list.part")})`;
    });
    return [`(${tests.join(" OR ")})`];
  }

  #field(fields: readonly string[] | undefined): string[] {
    if (!fields?.length) return [];
    const tests = fields.map((field) => {
      const value = this.#bind(field);
      return `code = ${value} OR ${this.#dialect.startsWith("code", `${value} || '/'`)}`;
    });
    return [`p.pid IN (SELECT pid FROM core.project_field WHERE ${tests.join(" OR ")})`];
  }

  #theme(themes: readonly string[] | undefined): string[] {
    if (!themes?.length) return [];
    const [ids = ""] = this.#among("id", themes);
    return [
      `p.pid IN (SELECT pid FROM core.project_whole WHERE ${this.#dialect.sharesBit("themes", `(SELECT bit_or(bit) FROM ref.theme WHERE ${ids})`)})`
    ];
  }

  /** One participation must fit country, group, role and organisation together. */
  #participation(filters: ProjectSearch["filters"]): string[] {
    const tests = [
      ...this.#among("country", filters.country),
      ...this.#among("group_was", filters.group),
      ...this.#among("role", filters.role),
      ...this.#among("organisation_id", filters.organisation)
    ];
    return tests.length ? [`p.pid IN (SELECT pid FROM core.participation WHERE ${tests.join(" AND ")})`] : [];
  }

  #partner(codes: readonly string[] | undefined): string[] {
    const [test] = this.#among("country", codes);
    return test ? [`p.pid IN (SELECT pid FROM core.participation WHERE ${test})`] : [];
  }
}

/** The filters of a search that are in use, in their usual order. */
export function usedFilters({filters}: ProjectSearch): Dimension[] {
  return DIMENSION_IDS.filter((dimension) => filters[dimension]?.length);
}
