import {ApertureError} from "./errors.ts";

/** What the system answers where a file cannot be made: the place is taken, missing or closed. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  "EACCES",
  "EEXIST",
  "EISDIR",
  "ENOENT",
  "ENOTDIR",
  "EPERM",
  "EROFS"
]);

/** A file of this name cannot be made here. */
export function refusedFile(path: string, cause?: unknown): ApertureError {
  return new ApertureError("usage", `cannot write ${path}`, {
    hint: "Give a new file in a folder that exists; nothing is written over.",
    cause
  });
}

/** Why a new file could not be written, as an error a person can act on; any other failure as it is. */
export function cannotWrite(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOSPC") {
    return new ApertureError("usage", `no room left for ${path}`, {
      hint: "Make room on the disk, or give a file on another.",
      cause
    });
  }
  return REFUSALS.has(code) ? refusedFile(path, cause) : cause;
}
