import {ApertureError} from "../../base/errors.ts";

const MOST_CALLERS = 10_000;

interface Window {
  count: number;
  readonly until: number;
}

/** Counts attempts of each caller in a window of time; one too many is an error that says how long to wait. */
export function rateLimit(most: number, windowMs: number): (caller: string, now: Date) => void {
  const windows = new Map<string, Window>();
  return (caller, now) => {
    const at = now.getTime();
    const open = windows.get(caller);
    if (!open || open.until <= at) {
      makeRoom(windows, at);
      windows.set(caller, {count: 1, until: at + windowMs});
    } else if (++open.count > most) {
      const seconds = Math.ceil((open.until - at) / 1000);
      throw new ApertureError("too-many", "too many attempts", {hint: `Wait ${seconds} seconds.`});
    }
  };
}

/** Forgets windows that are over; all of them where callers are too many to remember. */
function makeRoom(windows: Map<string, Window>, at: number): void {
  if (windows.size < MOST_CALLERS) return;
  for (const [caller, {until}] of windows) if (until <= at) windows.delete(caller);
  if (windows.size >= MOST_CALLERS) windows.clear();
}
