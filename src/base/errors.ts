/** What can go wrong in a way a person can act on. Anything else that is thrown is a bug. */
export type ErrorCode =
  /** The request itself cannot be understood. */
  | "usage"
  /** The thing asked for does not exist. */
  | "not-found"
  /** The answer would not be exact from the data held here. */
  | "refused"
  /** The records needed are not on this machine; a command can fetch them. */
  | "no-records"
  /** The publisher or the file could not be reached. */
  | "source-unavailable"
  /** The file was reached and cannot be read as what it claims to be. */
  | "source-damaged"
  /** The file is sound but no longer has the form or the size it had. */
  | "source-changed"
  /** Totals do not agree within the stated tolerance. */
  | "not-reconciled"
  /** Somebody else is writing, or the person stopped the work. */
  | "interrupted";

/** An error a person can act on: one sentence, and a hint that says what to do. */
export class ApertureError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: {hint?: string; cause?: unknown} = {}) {
    super(message, options.cause === undefined ? undefined : {cause: options.cause});
    this.name = "ApertureError";
    this.code = code;
    this.hint = options.hint;
  }
}

/** Whether an error is a file or folder that does not exist. */
export function isMissingFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
