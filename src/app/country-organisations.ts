import {type Figure, makeFigure, type Trace, type Unit} from "../domain/figure.ts";
import {addressOf, requestFor} from "../domain/request.ts";
import {findIndicator} from "../monitor/compute.ts";
import {BY_LAST_YEAR} from "../warehouse/relations.ts";
import {oneFigure} from "./country-profile.ts";
import type {Edition} from "./site.ts";

/** An organisation with what it does in the data, each count a figure. */
export interface OrganisationRow {
  /** Participant identification code (PIC). */
  readonly id: string;
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

/**
 * The organisations of a country that take part most, over all themes and years. An organisation is placed where
 * its latest participation has it; natural persons are never named.
 */
export async function organisationTable(
  edition: Edition,
  country: string,
  {programme, limit}: {programme?: readonly string[]; limit: number}
): Promise<OrganisationTable> {
  const params = [country, ...(programme ?? [])];
  const among = programme ? ` AND programme IN (${programme.map((_, i) => `$${i + 2}`).join(", ")})` : "";
  const {dialect} = edition.warehouse.db;
  const last = (column: string) => dialect.valueAtLast(column, BY_LAST_YEAR);
  const sql = `SELECT organisation_id AS id, ${last("o.name")} AS name, ${last("o.city")} AS city,
  ${last("o.activity")} AS activity, max(o.is_person) AS is_person,
  sum(o.participations)::INTEGER AS participations, sum(o.projects)::INTEGER AS projects,
  sum(o.coordinated)::INTEGER AS coordinated, sum(o.net_eur)::DOUBLE AS net_eur
FROM mart.organisation AS o WHERE country = $1${among}
GROUP BY organisation_id ORDER BY participations DESC, net_eur DESC, id LIMIT ${limit}`;
  const totals = await edition.warehouse.db.rows<Total>(sql, params);
  const whole = await oneFigure(edition, "participations", {
    filters: {country: [country], ...(programme && {programme})}
  });
  const trace: Trace = {...whole.trace, query: {sql, params}};
  return {
    rows: totals.map((total) => rowOf(total, trace, programme)),
    trace,
    isRecomputable: edition.warehouse.holdings.hasRecords
  };
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
