import type {ErrorCode} from "../../base/errors.ts";
import type {BuildOptions} from "./build.ts";
import type {ReportCheck} from "./check-cited.ts";

/** What the process beside is asked for, once: to build a report, or to check one. */
export type Task =
  | {readonly kind: "build"; readonly options: BuildOptions}
  | {readonly kind: "check"; readonly folder: string; readonly dataDir: string};

export interface Asked {
  readonly task: Task;
  /** The server of warehouses, where they are not in the data folder. */
  readonly warehouses: string | undefined;
}

/** What that process tells: how far it is, and last how it ended. */
export type Told =
  | {readonly kind: "step"; readonly label: string; readonly of: number}
  | {readonly kind: "at"; readonly done: number}
  /** `check` is what was found, where a check was asked for. */
  | {readonly kind: "done"; readonly check?: ReportCheck}
  | {
      readonly kind: "failed";
      readonly code: ErrorCode | undefined;
      readonly message: string;
      readonly hint: string | undefined;
    };
