import {fold} from "../base/text.ts";
import {catalogue} from "../catalogue/catalogue.ts";
import {countries} from "../catalogue/countries.ts";
import {registerById} from "../catalogue/registers/index.ts";
import {resolveCountry} from "../catalogue/resolve-country.ts";
import {THEMES} from "../catalogue/themes.ts";
import type {Country} from "../domain/country.ts";
import {programmeOfPart} from "../domain/programme.ts";
import {ALL_INDICATORS} from "../monitor/indicators/index.ts";
import {BY_LAST_YEAR} from "../warehouse/relations.ts";
import {placeOf} from "./catalogue/facts.ts";
import {findProjects, parseProjectSearch} from "./projects.ts";
import type {Edition} from "./site.ts";
import {above, fieldHref, type Node, partHref, readStructure} from "./structure.ts";

/** One thing found: what it is, where it is, and a line about it. */
export interface Hit {
  readonly kind: string;
  readonly title: string;
  readonly href: string;
  readonly about: string;
}

export interface HitGroup {
  readonly title: string;
  readonly hits: readonly Hit[];
  /** Where the rest is, when more were found than are listed. */
  readonly more?: {readonly href: string; readonly total: number};
}

export interface SearchResult {
  /** The country the words name as a whole, which comes first. */
  readonly country: Country | undefined;
  readonly groups: readonly HitGroup[];
  /** What could have been meant, where nothing was found. */
  readonly hint: string | undefined;
}

const MOST = 8;

/** Looks for words in everything that has a page. Natural persons are not found. */
export async function searchAll(edition: Edition, text: string): Promise<SearchResult> {
  const words = fold(text).split(" ").filter(Boolean);
  if (words.length === 0) return {country: undefined, groups: [], hint: undefined};
  const answer = resolveCountry(text.trim());
  const country = answer.kind === "country" ? answer.country : undefined;
  const structure = await readStructure(edition);
  const held = heldParts(edition, structure.parts);
  const groups: HitGroup[] = [
    group("Countries", countryHits(words, country, answer.kind === "ambiguous" ? answer.candidates : [])),
    group("Themes", themeHits(words)),
    group("Indicators", indicatorHits(words)),
    group("Facts and documents", thingHits(words)),
    group("Programme parts", nodeHits(held, words, PARTS)),
    group("Fields of science", nodeHits(structure.fields, words, FIELDS)),
    group("Organisations", await organisationHits(edition, words)),
    await projectHits(edition, text)
  ];
  const hint = answer.kind === "unknown" ? answer.hint : undefined;
  return {country, groups: groups.filter(({hits}) => hits.length > 0), hint};
}

function group(title: string, hits: readonly Hit[]): HitGroup {
  return {title, hits: hits.slice(0, MOST)};
}

/** Whether every word begins some word of the text. */
function fits(words: readonly string[], text: string): boolean {
  const known = fold(text).split(" ");
  return words.every((word) => known.some((one) => one.startsWith(word)));
}

function countryHits(
  words: readonly string[],
  direct: Country | undefined,
  meant: readonly Country[]
): Hit[] {
  const found = countries().filter(
    (country) =>
      country.code !== direct?.code &&
      !country.historic &&
      (meant.includes(country) || fits(words, country.name))
  );
  return found.map((country) => ({
    kind: "Country",
    title: country.name,
    href: `/countries/${country.code}`,
    about: country.code
  }));
}

function themeHits(words: readonly string[]): Hit[] {
  return THEMES.filter((theme) => fits(words, `${theme.title} ${theme.definition}`)).map((theme) => ({
    kind: "Theme",
    title: theme.title,
    href: `/themes/${theme.id}`,
    about: theme.definition
  }));
}

function indicatorHits(words: readonly string[]): Hit[] {
  const inTitle = ALL_INDICATORS.filter((one) => fits(words, `${one.title} ${one.id}`));
  const inText = ALL_INDICATORS.filter((one) => !inTitle.includes(one) && fits(words, one.definition));
  return [...inTitle, ...inText].map((one) => ({
    kind: "Indicator",
    title: one.title,
    href: `/indicators/${one.id}`,
    about: one.definition
  }));
}

/** Entries of the catalogue: in their name first, then in what is said of them. */
function thingHits(words: readonly string[]): Hit[] {
  const found = catalogue().things.flatMap((thing) => {
    const about = thing.statements.find(({property}) => property === "about" || property === "text")?.value;
    const line = typeof about === "string" ? about : "";
    const inName = fits(words, `${thing.name} ${thing.shortName ?? ""} ${thing.id}`);
    return inName || fits(words, line) ? [{thing, line, inName}] : [];
  });
  return found
    .sort((a, b) => Number(b.inName) - Number(a.inName))
    .map(({thing, line}) => ({
      kind: registerById(thing.register)?.title ?? "Catalogue",
      title: thing.name,
      href: placeOf(thing.register, thing.id),
      about: line
    }));
}

/** Parts of programmes that the open data hold. */
function heldParts({warehouse}: Edition, parts: ReadonlyMap<string, Node>): ReadonlyMap<string, Node> {
  const held = new Set(warehouse.manifest.vintages.map(({ref}) => ref.programme));
  return new Map(
    [...parts].filter(([code]) => {
      const programme = programmeOfPart(code);
      return programme ? held.has(programme) : code.startsWith("EURATOM");
    })
  );
}

interface Tree {
  readonly kind: string;
  readonly separator: "." | "/";
  readonly href: (code: string) => string;
}

const PARTS: Tree = {kind: "Programme part", separator: ".", href: partHref};
const FIELDS: Tree = {kind: "Field of science", separator: "/", href: fieldHref};

/** Upper levels first; the line below a hit says where it lies. */
function nodeHits(nodes: ReadonlyMap<string, Node>, words: readonly string[], tree: Tree): Hit[] {
  const depth = (node: Node) => node.code.split(tree.separator).length;
  return [...nodes.values()]
    .filter((node) => fits(words, `${node.title} ${node.code}`))
    .sort((a, b) => depth(a) - depth(b))
    .map((node) => ({
      kind: tree.kind,
      title: node.title,
      href: tree.href(node.code),
      about: [...above(nodes, node.code, tree.separator).map((upper) => upper.title), node.code].join(" › ")
    }));
}

interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly short: string | null;
  readonly country: string;
  readonly city: string | null;
  readonly activity: string;
}

async function organisationHits({warehouse, names}: Edition, words: readonly string[]): Promise<Hit[]> {
  const {dialect} = warehouse.db;
  const last = (column: string) => dialect.valueAtLast(column, BY_LAST_YEAR);
  const tests = words.map((_, i) => dialect.contains("search", `$${i + 1}`)).join(" AND ");
  const rows = await warehouse.db.rows<OrganisationRow>(
    `SELECT organisation_id AS id, ${last("o.name")} AS name, ${last("o.short_name")} AS short,
       ${last("o.country")} AS country, ${last("o.city")} AS city, ${last("o.activity")} AS activity
     FROM mart.organisation AS o WHERE NOT is_person AND ${tests}
     GROUP BY organisation_id ORDER BY sum(participations) DESC, organisation_id LIMIT ${MOST}`,
    [...words]
  );
  return rows.map((row) => ({
    kind: "Organisation",
    title: row.short && row.short !== row.name ? `${row.name} (${row.short})` : row.name,
    href: warehouse.holdings.hasRecords
      ? `/projects?organisation=${encodeURIComponent(row.id)}`
      : `/countries/${row.country}`,
    about: [
      row.city,
      names.of("country", row.country),
      row.activity === "unknown" ? null : names.of("activity", row.activity).toLowerCase()
    ]
      .filter(Boolean)
      .join(", ")
  }));
}

async function projectHits(edition: Edition, text: string): Promise<HitGroup> {
  if (!edition.warehouse.holdings.hasRecords) return {title: "Projects", hits: []};
  const query = new URLSearchParams({q: text});
  const {rows, total} = await findProjects(edition, parseProjectSearch(query), MOST);
  return {
    title: "Projects",
    hits: rows.map((row) => ({
      kind: "Project",
      title: row.acronym ?? row.id,
      href: `/projects/${row.programme}/${row.id}`,
      about: row.title ?? ""
    })),
    ...(total > rows.length && {more: {href: `/projects?${query}`, total}})
  };
}
