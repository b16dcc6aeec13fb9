import {ApertureError} from "./errors.ts";

/** What the system answers where a file cannot be made: the place is missing or closed. */
const REFUSALS: ReadonlySet<unknown> = new Set(["EACCES", "EISDIR", "ENOENT", "ENOTDIR", "EPERM", "EROFS"]);

/** There is a file of this name. */
export function takenFile(path: string, cause?: unknown): ApertureError {
  return new ApertureError("usage", `cannot write ${path}`, {
    hint: "There is a file of this name, and nothing is written over. Give another name.",
    cause
  });
}

/** Why a file could not be written, as an error a person can act on; any other failure as it is. */
export function cannotWrite(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOSPC") {
    return new ApertureError("usage", `no room left for ${path}`, {
      hint: "Make room on the disk, or give a file on another.",
      cause
    });
  }
  if (code === "EEXIST") return takenFile(path, cause);
  if (!REFUSALS.has(code)) return cause;
  return new ApertureError("usage", `cannot write ${path}`, {
    hint: "Give a file in a folder that exists and can be written.",
    cause
  });
}
