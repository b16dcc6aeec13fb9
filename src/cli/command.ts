import {firstDayOf} from "../base/dates.ts";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";

/** One flag of a command, in the form `parseArgs` takes it, with its help. */
export interface Flag {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  /** What stands after it in the help, such as DIR. */
  readonly value?: string;
  readonly help: string;
}

/** What a command was given, once its flags are checked. */
export interface Given {
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly words: readonly string[];
}

/** Where results go, and what a command may touch. */
export interface Terminal {
  /** Results: standard output. */
  write(text: string | Uint8Array): void;
  effects: Effects;
  environment: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  readonly name: string;
  /** Words it takes, as shown in the help. */
  readonly words: string;
  /** Most words it takes; as many as there are in `words` where left out. */
  readonly mostWords?: number;
  readonly summary: string;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly examples: readonly string[];
  run(given: Given, terminal: Terminal): Promise<void>;
}

/** The flag every command has. */
export const DATA_FLAG: Flag = {
  type: "string",
  value: "DIR",
  help: "data folder (default: data; without one, the shipped snapshot)"
};

/** The value of a text flag; undefined where it was not given. */
export function textFlag(given: Given, name: string): string | undefined {
  const value = given.flags[name];
  return typeof value === "string" ? value : undefined;
}

/** The form asked for with --format; the first known one where nothing is said. */
export function formatFlag<const T extends readonly [string, ...string[]]>(
  given: Given,
  known: T
): T[number] {
  const text = textFlag(given, "format") ?? known[0];
  const found = known.find((form) => form === text);
  if (found !== undefined) return found;
  throw new ApertureError("usage", `unknown format: ${text}`, {hint: `Known here: ${known.join(", ")}.`});
}

/** The value of a flag that is a whole day; undefined where it was not given. */
export function dayFlag(given: Given, name: string): string | undefined {
  const text = textFlag(given, name);
  if (text === undefined || (text.length === 10 && firstDayOf(text) !== undefined)) return text;
  throw new ApertureError("usage", `invalid date for --${name}: ${text}`, {hint: "Write it as 2025-12-06."});
}

/** The value of a flag the command cannot do without. */
export function requiredFlag(given: Given, name: string): string {
  const value = textFlag(given, name);
  if (value) return value;
  throw new ApertureError("usage", `missing --${name}`, {
    hint: `Give --${name}, as the help of the command shows.`
  });
}

/** The values of a flag that may be given several times. */
export function listFlag(given: Given, name: string): readonly string[] {
  const value = given.flags[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
