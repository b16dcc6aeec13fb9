import type {Effects, Progress} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";

/** A report on its way, or one that could not be built. */
export interface Build {
  readonly edition: string;
  readonly state: "waiting" | "running" | "failed";
  /** What is being written now. */
  readonly step: string;
  /** How many parts are done, and of how many. */
  readonly done: number;
  readonly of: number;
  readonly problem?: ApertureError;
}

type Work = (progress: Progress) => Promise<unknown>;

/**
 * The reports this server builds, one after the other: two at once would fill the memory. An edition that is being
 * built cannot be asked for again; one that failed says why until it is.
 */
export class Builds {
  readonly #builds = new Map<string, Build>();
  readonly #effects: Effects;
  #last: Promise<void> = Promise.resolve();

  constructor(effects: Effects) {
    this.#effects = effects;
  }

  /** Takes work on and comes back at once. Throws while the edition is being built. */
  start(edition: string, work: Work): void {
    this.refuseBusy(edition);
    this.#set({edition, state: "waiting", step: "", done: 0, of: 0});
    this.#last = this.#last.then(() => this.#run(edition, work));
  }

  /** The build of an edition, until it is done. */
  of(edition: string): Build | undefined {
    return this.#builds.get(edition);
  }

  all(): Build[] {
    return [...this.#builds.values()];
  }

  /** Throws while the edition is being built. */
  refuseBusy(edition: string): void {
    const build = this.#builds.get(edition);
    if (!build || build.state === "failed") return;
    throw new ApertureError("conflict", `the edition is being built: ${edition}`, {
      hint: "Wait until it is done; its page shows how far it is."
    });
  }

  async #run(edition: string, work: Work): Promise<void> {
    let build: Build = {edition, state: "running", step: "Opening the data", done: 0, of: 0};
    const change = (part: Partial<Build>) => {
      build = {...build, ...part};
      this.#set(build);
    };
    change({});
    try {
      await work({
        step: (step, of = 0) => change({step, of}),
        at: (done) => change({done}),
        done() {}
      });
      this.#builds.delete(edition);
    } catch (error) {
      change({state: "failed", problem: this.#problemOf(error)});
    }
  }

  #problemOf(error: unknown): ApertureError {
    if (error instanceof ApertureError) return error;
    this.#effects.log(`a report could not be built: ${error instanceof Error ? error.stack : String(error)}`);
    return new ApertureError("interrupted", "the report could not be built", {
      hint: "What happened is in the log of the server.",
      cause: error
    });
  }

  #set(build: Build): void {
    this.#builds.set(build.edition, build);
  }
}
