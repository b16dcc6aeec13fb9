import {ApertureError} from "../../../base/errors.ts";

/** What somebody is told whose step found no room on the disk, whichever store it was for. */
export function diskFull(cause: unknown): ApertureError {
  return new ApertureError("store-unavailable", "the disk is full", {
    hint: "Make room and try again. What was acknowledged before is kept; this was not.",
    cause
  });
}

/** Writes files; a disk or quota without room is said in the words above. */
export function writingFiles<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw FULL.has(codeOf(error)) ? diskFull(error) : error;
  }
}

/** Why a file could not be written, in words for whoever runs the server, and without a path. */
export function whyNotWritten(error: unknown): string {
  const code = codeOf(error);
  if (FULL.has(code)) return "the disk is full";
  if (CLOSED.has(code)) return "the folder cannot be written";
  return code || "an error of the file system";
}

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);
const CLOSED: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS"]);

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
