import {fork} from "node:child_process";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {warehousesKeptAt} from "../../warehouse/place.ts";
import type {BuildOptions} from "./build.ts";
import type {BuildAsked, BuildTold} from "./build-message.ts";

/** From source the child has to read TypeScript, as whatever runs this file does. */
const IS_SOURCE = import.meta.url.endsWith(".ts");
const CHILD = new URL(IS_SOURCE ? "build-child.ts" : "build-child.js", import.meta.url);
const LOADER = IS_SOURCE ? ["--import", "tsx"] : [];

/**
 * Builds a report in a process of its own, so that setting pages of text keeps nobody else waiting. Rejects with what
 * the build ended with; what is no error of the person's is a bug, as anywhere.
 */
export function buildBeside(options: BuildOptions, {progress, signal}: Effects): Promise<void> {
  const child = fork(CHILD, {execArgv: [...process.execArgv, ...LOADER], signal});
  const asked: BuildAsked = {options, warehouses: warehousesKeptAt()};
  child.send(asked);
  return new Promise((resolve, reject) => {
    child.on("message", (told: BuildTold) => {
      if (told.kind === "step") progress.step(told.label, told.of, "parts");
      else if (told.kind === "at") progress.at(told.done);
      else if (told.kind === "built") resolve();
      else reject(errorOf(told));
    });
    child.on("error", reject);
    child.on("exit", (code, killedBy) => reject(ended(killedBy ?? `exit code ${code}`)));
  });
}

function errorOf({code, message, hint}: Extract<BuildTold, {kind: "failed"}>): Error {
  if (code === undefined) return new TypeError(message);
  return new ApertureError(code, message, {...(hint !== undefined && {hint})});
}

/** The process is gone without a word: stopped from outside, or out of memory. */
function ended(how: string): ApertureError {
  return new ApertureError("interrupted", `the build stopped before it was done (${how})`, {
    hint: "Build it again. What was there before stays as it is."
  });
}
