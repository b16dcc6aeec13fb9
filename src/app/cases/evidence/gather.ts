import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {academicFreedom} from "./academic-freedom.ts";
import {countryConditions} from "./country-conditions.ts";
import {countryStatus} from "./country-status.ts";
import {earlierCooperation} from "./earlier-cooperation.ts";
import {eligibility} from "./eligibility.ts";
import type {Gathering} from "./gathering.ts";
import {sharedInitiatives} from "./initiatives.ts";
import {notConsulted} from "./not-consulted.ts";
import {screenings} from "./screening.ts";
import {technologies} from "./technologies.ts";

const STEPS = [
  countryStatus,
  eligibility,
  academicFreedom,
  countryConditions,
  screenings,
  technologies,
  earlierCooperation,
  sharedInitiatives,
  notConsulted
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
