import {csvLines} from "../base/csv.ts";
import type {Effects} from "../base/effects.ts";
import {safeCell} from "../base/safe-cell.ts";
import {
  linkParticipant,
  type Participant,
  type ParticipantLink
} from "../safeguard/organisations/link-participant.ts";
import {saveLinks} from "../safeguard/organisations/links.ts";
import type {RegistryEntry} from "../safeguard/organisations/registry.ts";
import {buildRegistryIndex} from "../safeguard/organisations/registry-index.ts";
import {readReviews} from "../safeguard/organisations/reviews.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {BY_LAST_YEAR} from "../warehouse/relations.ts";
import {readRegistry} from "./read-registry.ts";

const HEADER = ["pic", "name", "country", "city", "ror_id", "confidence", "method", "review"];

/** The links of every organisation of a warehouse, and how many there are by review state. */
export interface LinkedParticipants {
  readonly csv: string;
  readonly participants: number;
  readonly linked: number;
  readonly reviewed: number;
}

/** Links the organisations of a warehouse to a dump of ROR and keeps the links; natural persons are left out. */
export async function linkParticipants(
  {db}: Warehouse,
  registry: string,
  dataDir: string,
  effects: Effects
): Promise<LinkedParticipants> {
  const participants = await db.rows<Participant>(
    `SELECT organisation_id AS pic, ${db.dialect.valueAtLast("o.name", BY_LAST_YEAR)} AS name, ${db.dialect.valueAtLast("o.country", BY_LAST_YEAR)} AS country,
       ${db.dialect.valueAtLast("o.city", BY_LAST_YEAR)} AS city
     FROM mart.organisation AS o WHERE NOT is_person AND o.name IS NOT NULL GROUP BY organisation_id ORDER BY organisation_id`
  );
  const index = buildRegistryIndex(await readRegistry(registry, effects));
  const reviews = await readReviews(dataDir);
  const names = new Map(index.entries.map((entry) => [entry.id, fullNames(entry)]));
  const links = new Map<string, ParticipantLink>();
  effects.progress.step("Linking");
  let [linked, reviewed] = [0, 0];
  const rows = participants.map((participant, at) => {
    if (at % 200 === 0) {
      effects.signal.throwIfAborted();
      effects.progress.at(0, at);
    }
    const link = linkParticipant(index, participant, reviews.get(participant.pic) ?? []);
    if (link) links.set(participant.pic, withNames(link, participant, names));
    if (link && link.review !== "rejected") linked++;
    if (link && link.review !== "not reviewed") reviewed++;
    return rowOf(participant, link);
  });
  effects.progress.done();
  await saveLinks(dataDir, links);
  return {csv: csvLines([HEADER, ...rows]), participants: rows.length, linked, reviewed};
}

/** An acronym is the name of too many to be asked for. */
function fullNames({names}: RegistryEntry): readonly string[] {
  return names.filter(({isAcronym}) => !isAcronym).map(({text}) => text);
}

function withNames(
  link: ParticipantLink,
  {name, country}: Participant,
  names: ReadonlyMap<string, readonly string[]>
): ParticipantLink {
  return {...link, names: [name, ...(names.get(link.ror) ?? [])], ...(country && {country})};
}

function rowOf(
  {pic, name, country, city}: Participant,
  link: ParticipantLink | undefined
): readonly string[] {
  const known = [pic, name, country ?? "", city ?? ""].map(safeCell);
  return link
    ? [...known, link.ror, link.confidence.toFixed(2), link.method, link.review]
    : [...known, "", "", "", ""];
}
