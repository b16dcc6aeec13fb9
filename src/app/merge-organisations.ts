import {identitiesOf} from "../safeguard/organisations/identities.ts";
import type {Links} from "../safeguard/organisations/links.ts";
import type {OrganisationRow} from "./country-organisations.ts";
import {oneFigure} from "./country-profile.ts";
import type {Edition} from "./site.ts";

/** Participant codes of organisations that hold several, by links to ROR that a person confirmed. */
export function sharedCodes(links: Links): readonly (readonly string[])[] {
  return identitiesOf(links)
    .map(({pics}) => pics)
    .filter(({length}) => length > 1);
}

/**
 * Rows in which codes of one organisation are put together, most participations first. Each figure of such a row is that of
 * all its codes: a project in which two of them take part counts once, and the address names the codes, so that it can be
 * computed again without the links.
 */
export async function mergeRows(
  edition: Edition,
  rows: readonly OrganisationRow[],
  shared: readonly (readonly string[])[],
  programme: readonly string[] | undefined
): Promise<readonly OrganisationRow[]> {
  const ranked = [...rows].sort(byParticipations);
  const groups = shared
    .map((codes) => ranked.filter(({id, isPerson}) => !isPerson && codes.includes(id)))
    .filter(({length}) => length > 1);
  const taken = new Set(groups.flat());
  const merged = await Promise.all(groups.map((group) => mergeGroup(edition, group, programme)));
  return [...ranked.filter((row) => !taken.has(row)), ...merged].sort(byParticipations);
}

async function mergeGroup(
  edition: Edition,
  group: readonly OrganisationRow[],
  programme: readonly string[] | undefined
): Promise<OrganisationRow> {
  const [first] = group as readonly [OrganisationRow, ...OrganisationRow[]];
  const codes = group.map(({id}) => id);
  const filters = {organisation: codes.toSorted(), ...(programme && {programme})};
  const [participations, projects, coordinated, netEur] = await Promise.all([
    oneFigure(edition, "participations", {filters}),
    oneFigure(edition, "projects", {filters}),
    oneFigure(edition, "coordinators", {filters}),
    oneFigure(edition, "net-eu-contribution", {filters})
  ]);
  return {...first, codes, participations, projects, coordinated, netEur};
}

function byParticipations(a: OrganisationRow, b: OrganisationRow): number {
  return (
    (b.participations.value ?? 0) - (a.participations.value ?? 0) ||
    (b.netEur.value ?? 0) - (a.netEur.value ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}
