import {readdirSync, readFileSync} from "node:fs";
import {CORE_SCHEMA, load} from "js-yaml";
import {z} from "zod";
import {firstDayOf} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";

/** The folder of YAML files an expert edits; found from the sources and from the build alike. */
export const CATALOGUE = new URL("../../catalogue/", import.meta.url);

/** A year, month or day written as text; a bare year has to stand in quotes. */
export const partialDate = z
  .string({error: 'expected a date such as 2021-06-17, 2021-06 or "2021"'})
  .refine((text) => firstDayOf(text) !== undefined, {error: "no such date"});

/** An EU country code, or the four letters of ISO 3166-3 where a code was used twice. */
export const countryCode = z.string().regex(/^[A-Z]{2}(?:[A-Z]{2})?$/, {error: "expected a country code"});

/** Reads one file of the catalogue; what does not fit is reported with file, entry and field. */
export function readYaml<T>(file: URL, schema: z.ZodType<T>): T {
  const raw = parseYaml(file);
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw damaged(file, `${placeOf(raw, issue?.path ?? [])}: ${issue?.message}`, result.error);
}

/** The error for a catalogue file that reads but does not make sense. */
export function damaged(file: URL | string, problem: string, cause?: unknown): ApertureError {
  const name = typeof file === "string" ? file : nameOf(file);
  return new ApertureError("source-damaged", `invalid ${name}: ${problem}`, {
    hint: "correct the entry, or restore the file from the repository",
    cause
  });
}

/** The YAML files directly in a folder of the catalogue, in alphabetical order. */
export function yamlFiles(folder: URL): URL[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => new URL(name, folder));
}

function parseYaml(file: URL): unknown {
  try {
    return load(readFileSync(file, "utf8"), {schema: CORE_SCHEMA});
  } catch (error) {
    throw damaged(file, error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error), error);
  }
}

function nameOf(file: URL): string {
  const root = CATALOGUE.href;
  return file.href.startsWith(root) ? `catalogue/${file.href.slice(root.length)}` : file.pathname;
}

/** countries[3] (HR).member.from: the path, with the code, id or programme of each entry passed. */
function placeOf(raw: unknown, path: readonly PropertyKey[]): string {
  let value = raw;
  let place = "";
  for (const step of path) {
    value = isRecord(value) ? value[String(step)] : undefined;
    if (typeof step === "number") place += `[${step}]${labelOf(value)}`;
    else place += place === "" ? String(step) : `.${String(step)}`;
  }
  return place === "" ? "the file" : place;
}

function labelOf(value: unknown): string {
  if (!isRecord(value)) return "";
  const label = value["code"] ?? value["id"] ?? value["programme"];
  return typeof label === "string" ? ` (${label})` : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
