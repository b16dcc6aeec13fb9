import type {Effects} from "../../../base/effects.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import type {Plan} from "../../../safeguard/cases/plan.ts";
import type {Site} from "../../site.ts";

/** What evidence is gathered from: the plan, the persons it names, and the data open today. */
export interface Gathering {
  readonly plan: Plan;
  readonly persons: Case["persons"];
  readonly site: Site;
  readonly today: string;
  readonly effects: Effects;
}

/** Countries of the partners and those that control them, each once. */
export function countriesOf({partners}: Plan): readonly string[] {
  return [...new Set(partners.flatMap(({country, controlledFrom}) => [country, ...controlledFrom]))];
}
