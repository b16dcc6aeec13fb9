import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {newId} from "../../safeguard/accounts/token.ts";
import type {Batch} from "../../safeguard/screening/use/batch.ts";
import {screenBatch} from "./batch.ts";
import {openScreening} from "./open-screening.ts";
import {type BatchQuestion, refuseMany} from "./read-batch.ts";

/** How long answers are kept when a batch is done, in milliseconds. They are in memory only. */
export const KEPT_MS = 30 * 60_000;

/** Most names that wait, are screened or are kept at once: beyond it a server would run out of memory. */
const MOST_HELD = 200_000;

/** A table of names that is screened, or was. */
export interface BatchJob {
  /** Nobody can guess it; whoever has it can read the answers. */
  readonly id: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly names: number;
  /** How many names are screened. */
  readonly done: number;
  readonly result?: BatchResult;
  readonly problem?: ApertureError;
}

export interface BatchResult {
  readonly batch: Batch;
  readonly searched: Date;
  /** When the answers go. */
  readonly until: Date;
}

/**
 * Tables of names that this server screens, one after the other. Names and answers are in memory alone, and go half an
 * hour after the work is done, when somebody takes them away, or with the server.
 */
export class BatchJobs {
  readonly #jobs = new Map<string, BatchJob>();
  readonly #effects: Effects;
  readonly #dataDir: string;
  #last: Promise<void> = Promise.resolve();

  constructor(effects: Effects, dataDir: string) {
    this.#effects = effects;
    this.#dataDir = dataDir;
  }

  /** Takes names on and comes back at once with the id of the work. */
  start(questions: readonly BatchQuestion[]): string {
    this.#refuse(questions.length);
    const id = newId("batch");
    this.#jobs.set(id, {id, state: "waiting", names: questions.length, done: 0});
    this.#last = this.#last.then(() => this.#run(id, questions));
    return id;
  }

  /** Screens names in their turn and answers with what was found; nothing is kept. */
  async screen(questions: readonly BatchQuestion[]): Promise<BatchResult> {
    const id = this.start(questions);
    await this.#last;
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    if (job?.result) return job.result;
    throw job?.problem ?? GONE;
  }

  /** A batch by its id. Throws where it is gone. */
  of(id: string): BatchJob {
    const job = this.#jobs.get(id);
    if (job) return job;
    throw GONE;
  }

  /** Takes names and answers away; work under way on them stops. */
  remove(id: string): void {
    this.of(id);
    this.#jobs.delete(id);
  }

  #refuse(count: number): void {
    refuseMany(count);
    const held = [...this.#jobs.values()].reduce((sum, {names}) => sum + names, 0);
    if (held + count <= MOST_HELD) return;
    throw new ApertureError("too-many", "too many names are being screened on this server", {
      hint: "Try again in half an hour, or use: npx aperture screen --batch FILE --out FILE. Nothing was screened."
    });
  }

  async #run(id: string, questions: readonly BatchQuestion[]): Promise<void> {
    const change = (part: Partial<BatchJob>) => {
      const job = this.#jobs.get(id);
      if (!job) throw GONE;
      this.#jobs.set(id, {...job, ...part});
    };
    try {
      change({state: "running"});
      const open = await openScreening(this.#dataDir, this.#effects);
      const progress = {step() {}, at: (done: number) => change({done}), done() {}};
      const batch = await screenBatch(open, questions, {progress, signal: this.#effects.signal});
      const searched = this.#effects.now();
      const until = new Date(searched.getTime() + KEPT_MS);
      change({state: "done", done: questions.length, result: {batch, searched, until}});
    } catch (error) {
      // What was taken away meanwhile has nobody to tell, and holds up no other.
      if (this.#jobs.has(id)) change({state: "failed", problem: this.#problemOf(error)});
    }
    setTimeout(() => this.#jobs.delete(id), KEPT_MS).unref();
  }

  #problemOf(error: unknown): ApertureError {
    if (error instanceof ApertureError) return error;
    this.#effects.log(`a batch of names failed: ${error instanceof Error ? error.name : "unknown error"}`);
    return new ApertureError("interrupted", "the names could not be screened", {
      hint: "Send the table again. Nothing of it was kept."
    });
  }
}

const GONE = new ApertureError("not-found", "no such batch, or no longer", {
  hint: "Answers are kept for half an hour and go with the server. Send the table again."
});
