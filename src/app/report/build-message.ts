import type {ErrorCode} from "../../base/errors.ts";
import type {BuildOptions} from "./build.ts";

/** What the process that builds a report is asked for, once. */
export interface BuildAsked {
  readonly options: BuildOptions;
  /** The server of warehouses, where they are not in the data folder. */
  readonly warehouses: string | undefined;
}

/** What that process tells: how far it is, and last how it ended. */
export type BuildTold =
  | {readonly kind: "step"; readonly label: string; readonly of: number}
  | {readonly kind: "at"; readonly done: number}
  | {readonly kind: "built"}
  | {
      readonly kind: "failed";
      readonly code: ErrorCode | undefined;
      readonly message: string;
      readonly hint: string | undefined;
    };
