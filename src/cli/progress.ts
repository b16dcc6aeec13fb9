import {Presets, SingleBar} from "cli-progress";
import type {Progress} from "../base/effects.ts";

const MEGABYTE = 1e6;

/** A progress bar on standard error; plain lines where that is no terminal. */
export function terminalProgress(): Progress {
  return process.stderr.isTTY ? barProgress() : lineProgress();
}

function barProgress(): Progress {
  let bar: SingleBar | undefined;
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    step(label, total, unit = "bytes") {
      stop();
      const format = formatOf(label, total, unit);
      bar = new SingleBar(
        {format, stream: process.stderr, hideCursor: true, clearOnComplete: true},
        Presets.shades_classic
      );
      bar.start(total ?? 1, 0, {mb: "0", rows: "0"});
    },
    at(bytes, rows = 0) {
      bar?.update(bytes, {mb: (bytes / MEGABYTE).toFixed(0), rows: String(rows)});
    },
    done: stop
  };
}

function formatOf(label: string, total: number | undefined, unit: "bytes" | "parts"): string {
  if (total === undefined) return `${label} …`;
  if (unit === "parts") return `{bar} {value} of {total} · ${label}`;
  return `${label.padEnd(12)} {bar} {percentage}% · {mb} of ${(total / MEGABYTE).toFixed(0)} MB · {rows} rows`;
}

function lineProgress(): Progress {
  return {
    step: (label, total, unit = "bytes") => {
      process.stderr.write(
        `${label}${total && unit === "bytes" ? ` ${(total / MEGABYTE).toFixed(0)} MB` : ""}\n`
      );
    },
    at: () => {},
    done: () => {}
  };
}
