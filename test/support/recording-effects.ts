import {defaultEffects, type Effects} from "../../src/base/effects.ts";

export interface Recording {
  readonly effects: Effects;
  readonly lines: string[];
  readonly steps: string[];
  readonly stop: AbortController;
}

/** Effects with a clock that stands still, no network, and a record of what was said. */
export function recordingEffects(onStep: (label: string) => void = () => {}): Recording {
  const lines: string[] = [];
  const steps: string[] = [];
  const stop = new AbortController();
  const effects: Effects = {
    ...defaultEffects,
    now: () => new Date("2026-01-15T12:00:00Z"),
    fetch: () => Promise.reject(new TypeError("no network in tests")),
    log: (line) => lines.push(line),
    progress: {
      step(label) {
        steps.push(label);
        onStep(label);
      },
      at() {},
      done() {}
    },
    signal: stop.signal
  };
  return {effects, lines, steps, stop};
}
