import type {Effects} from "../../base/effects.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import type {AssetEventOf} from "../../safeguard/assets/event.ts";
import {holderKey} from "../../safeguard/assets/holders.ts";
import type {AssetProject} from "../../safeguard/assets/project.ts";
import type {WrittenOrganisation} from "../../safeguard/organisations/same-organisation.ts";
import {screenOrganisations} from "../cases/evidence/screening.ts";
import {sameFacts} from "../cases/watch.ts";
import type {Site} from "../site.ts";

/** Where holders are looked up, and on which day. */
export interface ScreeningPlace {
  readonly site: Site;
  readonly today: string;
  readonly effects: Effects;
}

type HolderScreened = AssetEventOf<"holder-screened">;

/** Looks organisations up in every list held, each once, and answers with what is to be written of it. */
export async function screenHolders(
  organisations: readonly WrittenOrganisation[],
  place: ScreeningPlace
): Promise<readonly HolderScreened[]> {
  const written = organisations.map(({name, country, identifier}) => ({name, country, identifier}));
  const holders = [...new Map(written.map((one) => [holderKey(one), one])).values()];
  const found = await screenOrganisations(holders, place);
  return holders.flatMap((holder, at) => {
    const evidence = found[at];
    return evidence
      ? [{type: "holder-screened" as const, content: {screening: newId("screening"), holder, evidence}}]
      : [];
  });
}

/** The same, without what a register says already: holders who are new, or of whom the lists say something else now. */
export async function screenAnew(
  {screenings}: AssetProject,
  organisations: readonly WrittenOrganisation[],
  place: ScreeningPlace
): Promise<readonly HolderScreened[]> {
  const found = await screenHolders(organisations, place);
  return found.filter(({content: {holder, evidence}}) => {
    const before = screenings.get(holderKey(holder))?.evidence;
    const isFirst = evidence.certificate !== undefined && before?.certificate === undefined;
    return before === undefined || isFirst || !sameFacts(before.facts, evidence.facts);
  });
}
