import type {Edition} from "./site.ts";

/** How the publisher of the works read asks to be credited; nothing where figures come from other sources alone. */
export function worksCredit({warehouse}: Edition, sources: readonly string[]): string | undefined {
  const ref = warehouse.works?.ref;
  return ref && sources.includes(ref.source) ? ref.attribution : undefined;
}
