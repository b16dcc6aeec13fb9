import {createRequire} from "node:module";
import {parseArgs} from "node:util";
import {defaultEffects, type Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {WAREHOUSE_VARIABLE} from "../warehouse/clickhouse/address.ts";
import {keepWarehousesAt} from "../warehouse/place.ts";
import type {Command, Given, Terminal} from "./command.ts";
import {COMMANDS} from "./commands/index.ts";
import {EXIT_CODES} from "./exit-codes.ts";
import {commandHelp, programHelp} from "./help.ts";
import {terminalProgress} from "./progress.ts";

const INTERRUPTED = 130;
const VERSION = (createRequire(import.meta.url)("../../package.json") as {version: string}).version;

/** Runs one command and answers with the exit code. */
export async function run(args: readonly string[], environment: Terminal["environment"]): Promise<number> {
  const stop = new AbortController();
  const onSignal = () =>
    stop.abort(new ApertureError("interrupted", "stopped", {hint: "Nothing was changed."}));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const effects: Effects = {
    ...defaultEffects,
    log: (line) => process.stderr.write(`${line}\n`),
    progress: terminalProgress(),
    signal: stop.signal
  };
  keepWarehousesAt(environment[WAREHOUSE_VARIABLE]);
  try {
    await dispatch(args, {write: (text) => process.stdout.write(text), effects, environment});
    return 0;
  } catch (error) {
    effects.progress.done();
    if (stop.signal.aborted) {
      process.stderr.write("aperture: stopped; nothing was changed\n");
      return INTERRUPTED;
    }
    return report(error);
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<void> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const topic = COMMANDS[rest[0] ?? ""];
    return terminal.write(topic ? commandHelp(await topic()) : await programHelp());
  }
  if (name === "--version" || name === "version") return terminal.write(`${VERSION}\n`);
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const near = closest(name, Object.keys(COMMANDS));
    throw new ApertureError("usage", `unknown command: ${name}`, {
      hint: near ? `Did you mean ${near}?` : "See: aperture help"
    });
  }
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) return terminal.write(commandHelp(command));
  await command.run(readArguments(command, rest), terminal);
}

function readArguments(command: Command, args: readonly string[]): Given {
  const options = Object.fromEntries(
    Object.entries(command.flags).map(([name, flag]) => [
      name,
      {type: flag.type, multiple: flag.multiple ?? false}
    ])
  );
  try {
    const {values, positionals} = parseArgs({args: [...args], options, allowPositionals: true});
    refuseStray(command, positionals);
    return {flags: values as Given["flags"], words: positionals};
  } catch (error) {
    if (error instanceof ApertureError) throw error;
    const unknown = error instanceof Error ? /'(--?[\w-]+)'/.exec(error.message)?.[1] : undefined;
    const near = unknown && closest(unknown.replace(/^--?/, ""), Object.keys(command.flags));
    throw new ApertureError("usage", unknown ? `unknown or incomplete option: ${unknown}` : String(error), {
      hint: near ? `Did you mean --${near}?` : `See: aperture ${command.name} --help`
    });
  }
}

function refuseStray(command: Command, words: readonly string[]): void {
  const most = command.mostWords ?? command.words.split(" ").filter(Boolean).length;
  if (words.length <= most) return;
  throw new ApertureError("usage", `one word too many: ${words[most]}`, {
    hint: `Usage: aperture ${command.name} ${command.words}`
  });
}

function report(error: unknown): number {
  if (error instanceof ApertureError) {
    process.stderr.write(`aperture: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ""}`);
    return EXIT_CODES[error.code];
  }
  process.stderr.write(
    `aperture: this is a bug; please report it\n${error instanceof Error ? error.stack : String(error)}\n`
  );
  return 1;
}
