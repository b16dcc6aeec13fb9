import {fork} from "node:child_process";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {warehousesKeptAt} from "../../warehouse/place.ts";
import type {Asked, Task, Told} from "./beside-message.ts";
import type {ReportCheck} from "./check-cited.ts";

/** From source the child has to read TypeScript, as whatever runs this file does. */
const IS_SOURCE = import.meta.url.endsWith(".ts");
const CHILD = new URL(IS_SOURCE ? "beside-child.ts" : "beside-child.js", import.meta.url);
const LOADER = IS_SOURCE ? ["--import", "tsx"] : [];

/**
 * Builds or checks a report in a process of its own, so that setting pages and computing figures again keeps nobody
 * else waiting. Answers with what a check found. Rejects with what the work ended with; what is no error of the
 * person's is a bug, as anywhere.
 */
export function workBeside(task: Task, {progress, signal}: Effects): Promise<ReportCheck | undefined> {
  const child = fork(CHILD, {execArgv: [...process.execArgv, ...LOADER], signal});
  const asked: Asked = {task, warehouses: warehousesKeptAt()};
  child.send(asked);
  return new Promise((resolve, reject) => {
    child.on("message", (told: Told) => {
      if (told.kind === "step") progress.step(told.label, told.of, "parts");
      else if (told.kind === "at") progress.at(told.done);
      else if (told.kind === "done") resolve(told.check);
      else reject(errorOf(told));
    });
    child.on("error", reject);
    child.on("exit", (code, killedBy) => reject(ended(killedBy ?? `exit code ${code}`)));
  });
}

function errorOf({code, message, hint}: Extract<Told, {kind: "failed"}>): Error {
  if (code === undefined) return new TypeError(message);
  return new ApertureError(code, message, {...(hint !== undefined && {hint})});
}

/** The process is gone without a word: stopped from outside, or out of memory. */
function ended(how: string): ApertureError {
  return new ApertureError("interrupted", `the work stopped before it was done (${how})`, {
    hint: "Start it again. What was there before stays as it is."
  });
}
