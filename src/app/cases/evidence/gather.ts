import type {Effects} from "../../../base/effects.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import type {Plan} from "../../../safeguard/cases/plan.ts";
import type {Site} from "../../site.ts";
import {academicFreedom} from "./academic-freedom.ts";
import {countryStatus} from "./country-status.ts";
import {earlierCooperation} from "./earlier-cooperation.ts";
import {eligibility} from "./eligibility.ts";
import {sharedInitiatives} from "./initiatives.ts";
import {screenings} from "./screening.ts";
import {technologies} from "./technologies.ts";

/** What evidence is gathered from: the plan, the persons it names, and the data open today. */
export interface Gathering {
  readonly plan: Plan;
  readonly persons: Case["persons"];
  readonly site: Site;
  readonly today: string;
  readonly effects: Effects;
}

const STEPS = [
  countryStatus,
  eligibility,
  academicFreedom,
  screenings,
  technologies,
  earlierCooperation,
  sharedInitiatives
] as const;

/** Gathers what the other jobs know of a planned cooperation. What is not held is said, and never taken for good news. */
export async function gatherEvidence(gathering: Gathering): Promise<readonly CaseEvidence[]> {
  const {progress} = gathering.effects;
  const gathered: CaseEvidence[] = [];
  for (const [at, step] of STEPS.entries()) {
    progress.step(`Gathering evidence, ${at + 1} of ${STEPS.length}`);
    gathered.push(...(await step(gathering)));
  }
  progress.done();
  return gathered;
}

/** Countries of the partners and those that control them, each once. */
export function countriesOf({partners}: Plan): readonly string[] {
  return [...new Set(partners.flatMap(({country, controlledFrom}) => [country, ...controlledFrom]))];
}
