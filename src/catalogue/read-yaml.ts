import {z} from "zod";
import {firstDayOf} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";
import {checkYaml, fileName, openYaml, type Problem} from "./yaml-file.ts";

/** A year, month or day written as text; a bare year has to stand in quotes. */
export const partialDate = z
  .string({error: 'expected a date such as 2021-06-17, 2021-06 or "2021"'})
  .refine((text) => firstDayOf(text) !== undefined, {error: "no such date"});

/** An EU country code, or the four letters of ISO 3166-3 where a code was used twice. */
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}(?:[A-Z]{2})?$/, {error: "expected a country code", abort: true});

/** Reads one file of the catalogue; the first thing that does not fit is reported with file, line and field. */
export function readYaml<T>(file: URL, schema: z.ZodType<T>): T {
  const opened = openYaml(file);
  if ("message" in opened) throw damagedBy([opened]);
  const read = checkYaml(opened, schema);
  if ("data" in read) return read.data;
  throw damagedBy(read.problems);
}

/** The error for a catalogue file that reads but does not make sense. */
export function damaged(file: URL | string, problem: string): ApertureError {
  const name = typeof file === "string" ? file : fileName(file);
  return new ApertureError("source-damaged", `invalid ${name}: ${problem}`, {
    hint: "Correct the entry; a file of the catalogue itself can be restored from the repository."
  });
}

/** The error for the first of the problems found in a file. */
export function damagedBy([first]: readonly Problem[]): ApertureError {
  return first
    ? damaged(`${first.file}:${first.line}`, `${first.field}: ${first.message}`)
    : damaged("catalogue", "cannot be read");
}
