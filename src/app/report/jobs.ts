import {randomUUID} from "node:crypto";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {workBeside} from "./beside.ts";
import type {Task} from "./beside-message.ts";
import type {ReportCheck} from "./check-cited.ts";
import {
  BEAT_MS,
  noteEnded,
  noteUnfinished,
  readUnfinished,
  renewNote,
  takeUp,
  type Unfinished
} from "./unfinished.ts";

/** A report that is being built or checked, or could not be. */
export interface Job {
  readonly edition: string;
  readonly kind: Task["kind"];
  readonly state: "waiting" | "running" | "failed";
  /** What is being done now. */
  readonly step: string;
  /** How many parts are done, and of how many. */
  readonly done: number;
  readonly of: number;
  readonly problem?: ApertureError;
}

/** Whether work is under way. */
export function isUnderWay(job: Job | undefined): job is Job {
  return job !== undefined && job.state !== "failed";
}

/** What stands around a piece of work: it is prepared when its turn comes, and cleared away however it ended. */
export interface Steps {
  readonly prepare?: () => Promise<void>;
  readonly succeed?: () => Promise<void>;
  readonly clear?: () => Promise<void>;
}

/**
 * What this server builds and checks, one after the other: two reports at once would fill the memory. An edition that
 * is in work cannot be asked for again; one that failed says why until it is, or is taken off the list. What another
 * server of the data folder is at is in work too, as long as that server says so; what it left counts as failed.
 */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #checks = new Map<string, ReportCheck>();
  readonly #effects: Effects;
  readonly #dataDir: string;
  readonly #server = randomUUID();
  #beat: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(effects: Effects, dataDir: string) {
    this.#effects = effects;
    this.#dataDir = dataDir;
  }

  /** Takes a task on and comes back at once. Throws while the edition is in work. */
  start(edition: string, task: Task, steps: Steps = {}): void {
    this.refuseBusy(edition);
    const work = {edition, kind: task.kind, server: this.#server, isStopped: false};
    if (!takeUp(work, this.#effects.now(), this.#dataDir)) {
      this.refuseBusy(edition);
      throw busy(edition, "in work on another server of this data folder");
    }
    this.#checks.delete(edition);
    const job: Job = {edition, kind: task.kind, state: "waiting", step: "", done: 0, of: 0};
    this.#jobs.set(edition, job);
    this.#beat ??= setInterval(() => this.#renew(), BEAT_MS).unref();
    this.#last = this.#last.then(() => this.#run(job, task, steps));
  }

  /** Says of everything this server has in work that it still has. */
  #renew(): void {
    const own = [...this.#jobs.values()].filter(isUnderWay);
    for (const {edition} of own) renewNote(edition, this.#effects.now(), this.#dataDir);
    if (own.length > 0) return;
    clearInterval(this.#beat);
    this.#beat = undefined;
  }

  /** What is done with an edition, until it is over. */
  of(edition: string): Job | undefined {
    return this.#known().get(edition);
  }

  all(): Job[] {
    return [...this.#known().values()];
  }

  /** What this server is at, and what the others of the data folder are or were. */
  #known(): ReadonlyMap<string, Job> {
    const others = readUnfinished(this.#effects.now(), this.#dataDir)
      .filter(({server}) => server !== this.#server)
      .map((work) => [work.edition, work.isStopped ? interrupted(work) : elsewhere(work)] as const);
    return new Map([...this.#jobs, ...others]);
  }

  /** Takes work that failed off the list; nothing else of the edition changes. Throws while it is in work. */
  dismiss(edition: string): void {
    if (!this.of(edition)) {
      throw new ApertureError("not-found", `nothing is listed of this edition: ${edition}`, {
        hint: "Somebody may have taken it off the list already."
      });
    }
    this.refuseBusy(edition);
    this.#jobs.delete(edition);
    noteEnded(edition, this.#dataDir);
  }

  /** What the last check of an edition found, until something else is done with it. */
  checkOf(edition: string): ReportCheck | undefined {
    return this.#checks.get(edition);
  }

  /** Throws while the edition is in work. */
  refuseBusy(edition: string): void {
    const job = this.of(edition);
    if (!isUnderWay(job)) return;
    throw busy(edition, `being ${job.kind === "build" ? "built" : "checked"}`);
  }

  async #run(started: Job, task: Task, {prepare, succeed, clear}: Steps): Promise<void> {
    const {edition} = started;
    let job: Job = {...started, state: "running", step: "Opening the data"};
    const change = (part: Partial<Job>) => {
      job = {...job, ...part};
      this.#jobs.set(edition, job);
    };
    change({});
    const progress = {
      step: (step: string, of = 0) => change({step, of, done: 0}),
      at: (done: number) => change({done}),
      done() {}
    };
    try {
      await prepare?.();
      const check = await workBeside(task, {...this.#effects, progress});
      await succeed?.();
      if (check) this.#checks.set(edition, check);
      this.#jobs.delete(edition);
    } catch (error) {
      change({state: "failed", problem: this.#problemOf(error)});
    }
    if (this.#effects.signal.aborted)
      noteUnfinished({edition, kind: task.kind, server: this.#server, isStopped: true}, this.#dataDir);
    else noteEnded(edition, this.#dataDir);
    await clear?.().catch((error: unknown) => this.#effects.log(String(error)));
  }

  #problemOf(error: unknown): ApertureError {
    if (error instanceof ApertureError) return error;
    this.#effects.log(`work on a report failed: ${error instanceof Error ? error.stack : String(error)}`);
    return new ApertureError("interrupted", "it could not be done", {
      hint: "What happened is in the log of the server.",
      cause: error
    });
  }
}

function busy(edition: string, how: string): ApertureError {
  return new ApertureError("conflict", `the edition is ${how}: ${edition}`, {
    hint: "Wait until it is done; its page shows how far it is."
  });
}

/** Work that another server of the data folder has in hand. */
function elsewhere({edition, kind}: Unfinished): Job {
  return {edition, kind, state: "running", step: "On another server of this data folder", done: 0, of: 0};
}

/** Work that a server which is gone had begun. */
function interrupted({edition, kind}: Unfinished): Job {
  const problem =
    kind === "build"
      ? new ApertureError("interrupted", "the server stopped while the edition was being built", {
          hint: "Build it again. A paragraph that was being signed or taken out then may have to be once more."
        })
      : new ApertureError("interrupted", "the server stopped while the edition was being checked", {
          hint: "Check it again."
        });
  return {edition, kind, state: "failed", step: "", done: 0, of: 0, problem};
}
