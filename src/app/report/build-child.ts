/** A process of its own that builds one report: it is told what, tells how far it is, and ends. */
import {defaultEffects, type Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {keepWarehousesAt} from "../../warehouse/place.ts";
import {buildReport} from "./build.ts";
import type {BuildAsked, BuildTold} from "./build-message.ts";

function tell(message: BuildTold): void {
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

async function build({options, warehouses}: BuildAsked): Promise<void> {
  keepWarehousesAt(warehouses);
  try {
    await buildReport(options, effects);
    tell({kind: "built"});
  } catch (error) {
    tell(failureOf(error));
  } finally {
    process.disconnect();
  }
}

function failureOf(error: unknown): BuildTold {
  if (error instanceof ApertureError)
    return {kind: "failed", code: error.code, message: error.message, hint: error.hint};
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {kind: "failed", code: undefined, message, hint: undefined};
}

process.once("message", (asked: BuildAsked) => void build(asked));
