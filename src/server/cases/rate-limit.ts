import {ApertureError} from "../../base/errors.ts";

const MOST_CALLERS = 10_000;

/** Counts attempts of each caller in a window of time; one too many is an error that says how long to wait. */
export function rateLimit(most: number, windowMs: number): (caller: string, now: Date) => void {
  const counts = new Map<string, {count: number; until: number}>();
  return (caller, now) => {
    const at = now.getTime();
    const found = counts.get(caller);
    if (!found || found.until <= at) {
      if (counts.size >= MOST_CALLERS) for (const [key, {until}] of counts) if (until <= at) counts.delete(key);
      if (counts.size >= MOST_CALLERS) counts.clear();
      counts.set(caller, {count: 1, until: at + windowMs});
      return;
    }
    found.count++;
    if (found.count <= most) return;
    const seconds = Math.ceil((found.until - at) / 1000);
    throw new ApertureError("too-many", "too many attempts", {hint: `Wait ${seconds} seconds.`});
  };
}
