import type {Fact} from "../catalogue/facts.ts";

/** The region a line of the strategy speaks of, which stands before its colon. */
export function regionOf({text}: Pick<Fact, "text">): string | undefined {
  return /^([^:]+): /.exec(text)?.[1];
}
