import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** Runs work several times and answers with the median of what it took, in milliseconds. */
export async function medianMs(times: number, work: () => Promise<void> | void): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return quantile(took, 0.5);
}

/** The value below which a share of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export interface Run {
  readonly elapsedMs: number;
  /** Largest resident memory of the process, in MB, as the kernel counted it. */
  readonly peakMb: number;
}

const COUNTER = `
import {readFileSync} from "node:fs";
process.on("exit", () => process.stderr.write("VmHWM " + (/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) + "\\n"));
`;

/** Runs the compiled program as a user would, in a process of its own. */
export function runProgram(args: readonly string[]): Run {
  const counter = `data:text/javascript,${encodeURIComponent(COUNTER)}`;
  const start = performance.now();
  const result = spawnSync(process.execPath, ["--import", counter, "dist/cli/main.js", ...args], {
    encoding: "utf8"
  });
  const elapsedMs = performance.now() - start;
  if (result.status !== 0) throw new Error(`${args.join(" ")}: ${result.stderr}`);
  return {elapsedMs, peakMb: Number(/VmHWM (\d+)/.exec(result.stderr)?.[1] ?? 0) / 1024};
}

/** Work in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "aperture-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Where real data lie for developers; undefined where they are absent. */
export function sharedFile(path: string): string | undefined {
  const full = new URL(`../../shared/data/${path}`, import.meta.url).pathname;
  try {
    readFileSync(full, {flag: "r"});
    return full;
  } catch {
    return undefined;
  }
}
