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
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw code === "ENOSPC" || code === "EDQUOT" ? diskFull(error) : error;
  }
}
