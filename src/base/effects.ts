/** One long piece of work as its reader sees it: how far it is, of how much. */
export interface Progress {
  /** Starts or renames the current step; `total` is in bytes where it is known, or in parts of a whole. */
  step(label: string, total?: number, unit?: "bytes" | "parts"): void;
  /** Says how many bytes or parts and, where counted, rows are done in the current step. */
  at(bytes: number, rows?: number): void;
  done(): void;
}

/** Everything that touches the world. Always the last argument; tests pass recording ones. */
export interface Effects {
  now(): Date;
  fetch: typeof globalThis.fetch;
  log(line: string): void;
  progress: Progress;
  /** Aborts when the person asks to stop. */
  signal: AbortSignal;
}

export const silentProgress: Progress = {step() {}, at() {}, done() {}};

export const defaultEffects: Effects = {
  now: () => new Date(),
  fetch: (...input) => globalThis.fetch(...input),
  log: () => {},
  progress: silentProgress,
  signal: new AbortController().signal
};
