import {formatDate, type IsoDate} from "../../base/dates.ts";
import {fold} from "../../base/text.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {participationRules} from "../../catalogue/participation-rules.ts";
import type {ParticipationRule} from "../../domain/eligibility.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import type {RestrictionsOf} from "../../safeguard/assets/alerts.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {maySee} from "../../safeguard/cases/steps.ts";
import {
  isSameOrganisation,
  type WrittenOrganisation
} from "../../safeguard/organisations/same-organisation.ts";
import type {CaseDesk} from "../cases/desk.ts";
import {readCountryStatus} from "../country-status.ts";

/**
 * What stands against giving a partner access: a screening in an appraisal of the institution, an appraisal that
 * declined, a country whose association is suspended or that a participation rule shuts out. A partner is found by its
 * identifier or by the matcher of names. Of a case somebody may not see, only that there is one is said.
 */
export async function restrictionsFor(
  desk: CaseDesk,
  account: Account,
  today: IsoDate
): Promise<RestrictionsOf> {
  const cases = (await desk.book.cases(account.institution)).values();
  const flagged = [...cases].flatMap((one) => flaggedIn(one, account));
  return (asked) => {
    const met = flagged.filter(({partner}) => isSameOrganisation(partner, asked));
    return [
      ...new Set(met.map((one) => sayFlagged(one, asked))),
      ...(asked.country === undefined ? [] : countryRestrictions(asked.country, today))
    ];
  };
}

/** A partner of a case that something speaks against. */
interface Flagged {
  readonly partner: WrittenOrganisation;
  readonly says: string;
  /** Whether whoever looks may see the case. */
  readonly isSeen: boolean;
}

function flaggedIn(one: Case, account: Account): Flagged[] {
  const {state, plan, evidence, decision} = one;
  if (state === "withdrawn" || state === "erased") return [];
  const isSeen = maySee(one, account);
  const title = plan?.title ?? one.id;
  const partners = plan?.partners ?? [];
  const hits = evidence.filter(({kind, signal}) => kind === "screening" && signal === "risk");
  const isDeclined = state === "decided" && decision?.outcome === "decline";
  return [
    ...hits.map(({about, says, on}) => ({
      partner: partners.find(({name}) => fold(name) === fold(about)) ?? {name: about},
      says: `Screened on ${formatDate(on)} in the case “${title}”: ${says}`,
      isSeen
    })),
    ...(isDeclined ? partners : []).map((partner) => ({
      partner,
      says: `Cooperation was declined in the case “${title}”.`,
      isSeen
    }))
  ];
}

function sayFlagged({partner, says, isSeen}: Flagged, asked: WrittenOrganisation): string {
  if (!isSeen) return "An appraisal of your institution you do not see speaks against it; ask an adviser.";
  return fold(partner.name) === fold(asked.name) ? says : `${says} It stands there as ${partner.name}.`;
}

function countryRestrictions(code: string, today: IsoDate): string[] {
  const country = countryByCode(code);
  if (!country) return [];
  const {standing, partial} = readCountryStatus(country, today);
  if (standing.interval?.status === "suspended")
    return [`Cooperation with ${country.name} under Horizon Europe is suspended.`];
  const parts = partial.filter(({status}) => status === "suspended");
  return [
    ...parts.map(({scope}) => `Cooperation with ${country.name} is suspended for ${scope}.`),
    ...new Set(rulesAgainst(code, today).map(({says}) => says))
  ];
}

/** Rules that hold on the day and shut out whoever is established in the country. */
function rulesAgainst(code: string, today: IsoDate): ParticipationRule[] {
  return participationRules()
    .filter(({until}) => until === undefined || until >= today)
    .flatMap(({rules}) => rules)
    .filter(
      ({kind, participation, when}) =>
        kind === "limit" &&
        participation === "no" &&
        [...(when.established ?? []), ...(when.linked ?? [])].includes(code) &&
        (when.from === undefined || when.from <= today) &&
        (when.to === undefined || when.to >= today)
    );
}
