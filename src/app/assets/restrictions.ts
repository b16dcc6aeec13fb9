import type {IsoDate} from "../../base/dates.ts";
import {fold} from "../../base/text.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {participationRules} from "../../catalogue/participation-rules.ts";
import type {ParticipationRule} from "../../domain/eligibility.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import type {RestrictionsOf} from "../../safeguard/assets/alerts.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {maySee} from "../../safeguard/cases/steps.ts";
import type {CaseDesk} from "../cases/desk.ts";
import {readCountryStatus} from "../country-status.ts";

/**
 * What stands against giving a partner access: a screening in an appraisal of the institution, an appraisal that
 * declined, a country whose association is suspended or that a participation rule shuts out. Of a case somebody may
 * not see, only that there is one is said.
 */
export async function restrictionsFor(
  desk: CaseDesk,
  account: Account,
  today: IsoDate
): Promise<RestrictionsOf> {
  const cases = [...(await desk.book.cases(account.institution)).values()];
  return ({name, country}) => [
    ...cases.flatMap((one) => caseRestrictions(one, name, account)),
    ...(country === undefined ? [] : countryRestrictions(country, today))
  ];
}

function caseRestrictions(one: Case, name: string, account: Account): string[] {
  if (one.state === "withdrawn" || one.state === "erased") return [];
  const partner = fold(name);
  const hits = one.evidence.filter(
    ({kind, signal, about}) => kind === "screening" && signal === "risk" && fold(about) === partner
  );
  const isDeclined =
    one.state === "decided" &&
    one.decision?.outcome === "decline" &&
    one.plan?.partners.some((other) => fold(other.name) === partner) === true;
  if (hits.length === 0 && !isDeclined) return [];
  if (!maySee(one, account))
    return ["An appraisal of your institution you do not see speaks against it; ask an adviser."];
  const title = one.plan?.title ?? one.id;
  return [
    ...hits.map(({says, on}) => `Screened on ${on} in the case “${title}”: ${says}`),
    ...(isDeclined ? [`Cooperation was declined in the case “${title}”.`] : [])
  ];
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
