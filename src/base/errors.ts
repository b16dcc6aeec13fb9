/** What a kind of error means, and what a person can do about it. */
interface ErrorKind {
  readonly meaning: string;
  readonly remedy: string;
}

/** What can go wrong in a way a person can act on. Anything else that is thrown is a bug. */
export const ERROR_KINDS = {
  usage: {
    meaning: "The request cannot be understood.",
    remedy: "Mend the part that the message names; the hint lists what is known or the nearest match."
  },
  "not-found": {
    meaning: "The thing asked for does not exist.",
    remedy: "Check the address or the name, or search."
  },
  refused: {
    meaning: "The answer would not be exact from the data held, or its source forbids handing it on.",
    remedy:
      "Ask for less at once: remove a filter or a breakdown, or ask by what the hint names. What may not be handed on can be read in the pages and on the command line."
  },
  "not-licensed": {
    meaning: "The licence of the data does not let them be given away.",
    remedy: "Use them here, or leave out what the message names and ask again."
  },
  "no-records": {
    meaning: "Single records are needed, and only aggregates are held.",
    remedy: "Fetch the records from the publisher with the command in the hint, then ask again."
  },
  "source-unavailable": {
    meaning: "The publisher or the file could not be reached.",
    remedy:
      "Try again later, or download the file by hand and read it with --from. What is held stays in use."
  },
  "source-damaged": {
    meaning: "The file cannot be read as what it claims to be.",
    remedy: "Fetch it again. If it stays so, the publisher's file is broken; what is held stays in use."
  },
  "source-changed": {
    meaning: "The file no longer has the form or the size it had.",
    remedy:
      "Look at what the publisher changed. The declaration of the source must follow a new form; what is held stays in use."
  },
  "not-reconciled": {
    meaning: "Totals do not agree within the tolerance.",
    remedy:
      "See which totals differ with the command reconcile. Nothing was published; what is held stays in use."
  },
  unauthenticated: {
    meaning: "The page needs an account, and nobody is signed in.",
    remedy: "Sign in and ask again."
  },
  forbidden: {
    meaning: "The role of the account does not allow this step.",
    remedy: "Ask somebody whose role allows it; the message names the roles."
  },
  conflict: {
    meaning: "Somebody else changed the same thing meanwhile, or it is no longer in a state for this step.",
    remedy: "Load it again, look at what changed, and repeat the step if it is still wanted."
  },
  "too-large": {
    meaning: "What was sent is larger than is taken.",
    remedy: "Part it in several, or use the command line, as the hint says. Nothing of it was kept."
  },
  "too-many": {
    meaning: "Too many attempts in a short time.",
    remedy: "Wait as long as the message says."
  },
  "store-unavailable": {
    meaning: "The store of cases cannot be written or reached.",
    remedy:
      "Make room on the disk, or start the database. What was acknowledged is kept; the last step was not."
  },
  "warehouse-unavailable": {
    meaning: "The server that holds the warehouse cannot be reached, or broke off.",
    remedy: "Do what the hint says, then ask again. What is published stays whole and in use."
  },
  interrupted: {
    meaning: "Another process is writing, or the person stopped the work.",
    remedy: "Wait for the other process, or start again. Nothing was changed."
  }
} as const satisfies Readonly<Record<string, ErrorKind>>;

export type ErrorCode = keyof typeof ERROR_KINDS;

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

/** Whether an error is a file or folder that exists already, where a new one was to be made. */
export function isExistingFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
