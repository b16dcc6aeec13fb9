import type {Command, Flag} from "./command.ts";
import {COMMANDS} from "./commands/index.ts";
import {EXIT_CODES} from "./exit-codes.ts";

/** The help of the program: its commands, one line each. */
export async function programHelp(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map((command) => usageOf(command).length));
  return [
    "Aperture: the open workbench for the EU's Global Approach to research and innovation",
    "",
    "Usage: aperture COMMAND [options]",
    "",
    ...commands.map((command) => `  ${usageOf(command).padEnd(width)}  ${command.summary}`),
    "",
    "aperture COMMAND --help tells more. --data DIR works with every command.",
    `Exit codes: ${Object.entries(EXIT_CODES)
      .map(([code, exit]) => `${exit} ${code}`)
      .join(", ")}.`,
    ""
  ].join("\n");
}

/** The help of one command: options and examples. */
export function commandHelp(command: Command): string {
  const flags = Object.entries(command.flags).map(([name, flag]) => ({left: flagUsage(name, flag), flag}));
  const width = Math.max(...flags.map(({left}) => left.length));
  return [
    `Usage: aperture ${usageOf(command)} [options]`,
    "",
    command.summary,
    "",
    ...flags.map(({left, flag}) => `  ${left.padEnd(width)}  ${flag.help}`),
    "",
    "Examples:",
    ...command.examples.map((example) => `  ${example}`),
    ""
  ].join("\n");
}

function usageOf(command: Command): string {
  return [command.name, command.words].filter(Boolean).join(" ");
}

function flagUsage(name: string, flag: Flag): string {
  return `--${name}${flag.value ? ` ${flag.value}` : ""}`;
}
