import {type Figure, makeFigure, type Trace, type Unit} from "../domain/figure.ts";
import {addressOf, requestFor} from "../domain/request.ts";
import {findIndicator} from "../monitor/compute.ts";
import type {Links} from "../safeguard/organisations/links.ts";
import {BY_LAST_YEAR} from "../warehouse/relations.ts";
import {oneFigure} from "./country-profile.ts";
import {mergeRows, sharedCodes} from "./merge-organisations.ts";
import type {Edition} from "./site.ts";

/** An organisation with what it does in the data, each count a figure. */
export interface OrganisationRow {
  /** Participant identification code (PIC); of several, that with most participations. */
  readonly id: string;
  /** All its codes: several where a person confirmed that they are one organisation of ROR. */
  readonly codes: readonly string[];
  readonly name: string;
  readonly city: string | null;
  readonly activity: string;
  readonly isPerson: boolean;
  readonly participations: Figure;
  readonly projects: Figure;
  readonly coordinated: Figure;
  readonly netEur: Figure;
}

export interface OrganisationTable {
  readonly rows: readonly OrganisationRow[];
  readonly trace: Trace;
  /** Whether each count can be computed again from single participations, which a snapshot does not hold. */
  readonly isRecomputable: boolean;
}

interface Total {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly activity: string;
  readonly is_person: boolean;
  readonly participations: number;
  readonly projects: number;
  readonly coordinated: number;
  readonly net_eur: number;
}

/** Fewest participations of an organisation that the snapshot names. */
export const LEAST_IN_SNAPSHOT = 5;

interface Asked {
  readonly programme?: readonly string[] | undefined;
  readonly limit: number;
  /** Links to ROR; codes that share a confirmed one are one row. */
  readonly links?: Links;
}

/**
 * The organisations of a country that take part most, over all themes and years. An organisation is placed where
 * its latest participation has it; natural persons are never named. Codes of one organisation are put together only where
 * single participations are held, since projects that two of them share cannot be counted once without.
 */
export async function organisationTable(
  edition: Edition,
  country: string,
  {programme, limit, links = new Map()}: Asked
): Promise<OrganisationTable> {
  const isRecomputable = edition.warehouse.holdings.hasRecords;
  const shared = isRecomputable ? sharedCodes(links) : [];
  const question = totalsOf(edition, country, {programme, limit}, shared.flat());
  const totals = await edition.warehouse.db.rows<Total>(question.sql, question.params);
  const whole = await oneFigure(edition, "participations", {
    filters: {country: [country], ...(programme && {programme})}
  });
  const trace: Trace = {...whole.trace, query: question};
  const rows = totals.map((total) => rowOf(total, trace, programme));
  const merged = shared.length > 0 ? await mergeRows(edition, rows, shared, programme) : rows;
  return {rows: merged.slice(0, limit), trace, isRecomputable};
}

/** The totals of the codes given, whatever their rank, and of as many others as may come before them. */
function totalsOf(
  {warehouse}: Edition,
  country: string,
  {programme = [], limit}: Asked,
  codes: readonly string[]
): {readonly sql: string; readonly params: readonly string[]} {
  const {dialect} = warehouse.db;
  const params = [country, ...programme, ...codes];
  const listed = (from: number, count: number) =>
    Array.from({length: count}, (_, i) => `$${from + i}`).join(", ");
  const among = programme.length > 0 ? ` AND programme IN (${listed(2, programme.length)})` : "";
  const first = codes.length > 0 ? `(id IN (${listed(2 + programme.length, codes.length)})) DESC, ` : "";
  const last = (column: string) => dialect.valueAtLast(column, BY_LAST_YEAR);
  const sql = `SELECT organisation_id AS id, ${last("o.name")} AS name, ${last("o.city")} AS city,
  ${last("o.activity")} AS activity, max(o.is_person) AS is_person,
  sum(o.participations)::INTEGER AS participations, sum(o.projects)::INTEGER AS projects,
  sum(o.coordinated)::INTEGER AS coordinated, sum(o.net_eur)::DOUBLE AS net_eur
FROM mart.organisation AS o WHERE country = $1${among}
GROUP BY organisation_id ORDER BY ${first}participations DESC, net_eur DESC, id LIMIT ${limit + codes.length}`;
  return {sql, params};
}

function rowOf(total: Total, trace: Trace, programme: readonly string[] | undefined): OrganisationRow {
  const figure = (id: string, unit: Unit, value: number) => {
    const {version, title, definition} = findIndicator(id);
    const filters = {organisation: [total.id], ...(programme && {programme})};
    const request = requestFor(id, {filters});
    return makeFigure({
      value,
      blank: null,
      unit,
      basis: null,
      dims: {},
      address: addressOf(request),
      trace: {...trace, request, indicator: {id, version, title, definition}}
    });
  };
  return {
    id: total.id,
    codes: [total.id],
    name: total.name,
    city: total.city,
    activity: total.activity,
    isPerson: total.is_person,
    participations: figure("participations", "participations", total.participations),
    projects: figure("projects", "projects", total.projects),
    coordinated: figure("coordinators", "coordinators", total.coordinated),
    netEur: figure("net-eu-contribution", "EUR", total.net_eur)
  };
}
