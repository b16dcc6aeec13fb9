/** A process of its own that builds or checks one report: it is told what, tells how far it is, and ends. */
import {defaultEffects, type Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {keepWarehousesAt} from "../../warehouse/place.ts";
import {openSite} from "../site.ts";
import type {Asked, Task, Told} from "./beside-message.ts";
import {buildReport} from "./build.ts";
import {checkReport} from "./check.ts";
import type {ReportCheck} from "./check-cited.ts";

function tell(message: Told): void {
  process.send?.(message);
}

const effects: Effects = {
  ...defaultEffects,
  progress: {
    step: (label, total = 0) => tell({kind: "step", label, of: total}),
    at: (done) => tell({kind: "at", done}),
    done() {}
  }
};

async function work({task, warehouses}: Asked): Promise<void> {
  keepWarehousesAt(warehouses);
  try {
    tell({kind: "done", ...(await outcomeOf(task))});
  } catch (error) {
    tell(failureOf(error));
  } finally {
    process.disconnect();
  }
}

async function outcomeOf(task: Task): Promise<{check?: ReportCheck}> {
  if (task.kind === "build") {
    await buildReport(task.options, effects);
    return {};
  }
  const site = openSite(task.dataDir, effects);
  try {
    const against = {edition: await site.edition(), dataDir: task.dataDir};
    return {check: await checkReport(task.folder, against, effects)};
  } finally {
    site.close();
  }
}

function failureOf(error: unknown): Told {
  if (error instanceof ApertureError)
    return {kind: "failed", code: error.code, message: error.message, hint: error.hint};
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {kind: "failed", code: undefined, message, hint: undefined};
}

process.once("message", (asked: Asked) => void work(asked));
