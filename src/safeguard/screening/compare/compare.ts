import type {Name, NameKind} from "../names/name.ts";
import {readName} from "../names/read-name.ts";
import {COST_THRESHOLD, probabilityOf} from "./calibration.ts";
import {compareNames} from "./compare-names.ts";
import type {Feature} from "./cost.ts";

/** How alike two names are, and why. */
export interface NameMatch {
  /** Probability that they are names of one person or organisation, 0 to 1; other facts than the names are not in it. */
  readonly score: number;
  /** Whether the score reaches the operating threshold. */
  readonly isMatch: boolean;
  readonly kind: NameKind;
  /** What words met, which were left over, and what each cost. */
  readonly features: readonly Feature[];
}

/** Compares two names as they are written. Where both kinds are possible, the better of the two counts. */
export function compare(left: string, right: string, kinds: readonly NameKind[]): NameMatch {
  const matches = kinds.map((kind) => compareRead(readName(left, kind), readName(right, kind)));
  return matches.reduce((best, match) => (match.score > best.score ? match : best));
}

function compareRead(left: Name, right: Name): NameMatch {
  const {cost, features} = compareNames(left, right);
  return {score: probabilityOf(cost), isMatch: cost <= COST_THRESHOLD, kind: left.kind, features};
}
