import {spawn} from "node:child_process";
import {once} from "node:events";
import {setTimeout} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {type DeskOptions, openDesk} from "../../src/app/cases/desk.ts";
import {verifyLedgers} from "../../src/safeguard/ledger/verify.ts";

const WRITER = fileURLToPath(new URL("crash-writer.mjs", import.meta.url));
const LONGEST_DELAY_MS = 40;

/** What was found after one kill. */
export interface CrashOutcome {
  readonly acknowledged: number;
  /** Acknowledged steps that are not there any more. */
  readonly lost: readonly string[];
  /** Steps of which only some entries are there. */
  readonly halves: readonly string[];
  readonly faults: readonly string[];
}

/** Starts a program that writes, kills it with SIGKILL at a random moment, and looks at what is left. */
export async function crashOnce(
  dataDir: string,
  {database}: DeskOptions,
  random: () => number
): Promise<CrashOutcome> {
  const writer = spawn(process.execPath, [WRITER, dataDir, ...(database ? [database] : [])], {
    stdio: ["ignore", "pipe", "inherit"]
  });
  let said = "";
  writer.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await once(writer.stdout, "data");
  await setTimeout(random() * LONGEST_DELAY_MS);
  writer.kill("SIGKILL");
  await once(writer, "close");
  return inspect(dataDir, {database}, acknowledgedIn(said));
}

/** Whole lines only: a line that was cut by the kill acknowledged nothing. */
function acknowledgedIn(said: string): readonly string[] {
  const lines = said.split("\n").slice(0, -1);
  return lines.map((line) => line.split(" ")[0] ?? "");
}

async function inspect(
  dataDir: string,
  options: DeskOptions,
  acknowledged: readonly string[]
): Promise<CrashOutcome> {
  const desk = await openDesk(dataDir, options);
  try {
    const entries = await desk.ledgers.read("institution-a");
    const parts = new Map<string, number>();
    for (const {content} of entries) {
      const {step} = content as {step: string};
      parts.set(step, (parts.get(step) ?? 0) + 1);
    }
    const checks = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((step) => parts.get(step) !== 3),
      halves: [...parts].filter(([, count]) => count !== 3).map(([step]) => step),
      faults: checks.flatMap((check) => check.faults.map(({message}) => message))
    };
  } finally {
    await desk.close();
  }
}
