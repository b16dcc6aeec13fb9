import {type ChildProcess, spawn} from "node:child_process";
import {fileURLToPath} from "node:url";
import {run} from "../../src/cli/run.ts";

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as it came, for answers that are not text. */
  readonly bytes: Buffer;
}

/** Runs a command in this process and catches what it writes. */
export async function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {}
): Promise<Outcome> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const real = {out: process.stdout.write, err: process.stderr.write};
  process.stdout.write = catching(out);
  process.stderr.write = catching(err);
  try {
    const code = await run(args, environment);
    return outcome(code, out, err);
  } finally {
    process.stdout.write = real.out;
    process.stderr.write = real.err;
  }
}

function catching(chunks: Buffer[]): typeof process.stdout.write {
  return (chunk: string | Uint8Array) => {
    chunks.push(Buffer.from(chunk as Uint8Array));
    return true;
  };
}

function outcome(code: number | null, out: readonly Buffer[], err: readonly Buffer[]): Outcome {
  const bytes = Buffer.concat(out);
  return {code, bytes, stdout: bytes.toString(), stderr: Buffer.concat(err).toString()};
}

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Spawned {
  readonly child: ChildProcess;
  readonly done: Promise<Outcome>;
  /** Resolves when standard error holds the text. */
  says(text: string): Promise<void>;
}

/** Starts the program as a process of its own. */
export function spawnCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {}
): Spawned {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    cwd: ROOT,
    env: {...process.env, ...environment}
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const done = new Promise<Outcome>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(outcome(code, out, err)));
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (Buffer.concat(err).includes(text)) resolve();
      };
      child.stderr.on("data", look);
      child.on("close", () => reject(new Error(`ended without saying ${text}: ${Buffer.concat(err)}`)));
      look();
    });
  return {child, done, says};
}
