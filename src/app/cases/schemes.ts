import {appraisalScheme, appraisalSchemeById} from "../../catalogue/appraisal-schemes.ts";
import type {AppraisalScheme} from "../../domain/appraisal.ts";
import type {Case} from "../../safeguard/cases/case.ts";

/** The questions a case is asked now: the scheme it was opened or raised with, also when newer ones came. */
export function schemeOf(one: Case): AppraisalScheme {
  return (
    appraisalSchemeById(one.scheme) ?? appraisalScheme(one.raisedBecause.length > 0 ? "enhanced" : "short")
  );
}

/** Every scheme a case has answers to, in the order of the tiers. */
export function schemesOf(one: Case): readonly AppraisalScheme[] {
  const ids = new Set([...one.answers.values()].map(({scheme}) => scheme).concat(one.scheme));
  return [...ids].flatMap((id) => appraisalSchemeById(id) ?? []);
}
