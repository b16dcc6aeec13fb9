import {firstDayOf} from "../../base/dates.ts";
import type {Tell} from "./list.ts";
import {splitAt} from "./text.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Which number stands first where a date is all numbers. */
export type DateOrder = "day-first" | "month-first";

const WIDEST_RANGE_YEARS = 12;

/** Lists hold slips such as 3017. */
const LAST_YEAR = 2100;

/**
 * Reads one date as lists write them: 1971, 1971-03, 14/03/1971, 00/03/1971, 14 Mar 1971, March 14, 1971, circa 1971.
 * Zero stands for an unknown day or month. Years need four digits. Undefined if it is no date.
 */
export function readPartialDate(text: string, order: DateOrder = "day-first"): string | undefined {
  const plain = text
    .trim()
    .replace(/^(?:circa|c\.|ca\.?|approximately|about|between)\s+/i, "")
    .replace(/[.,]$/, "");
  return readIso(plain) ?? readNumbers(plain, order) ?? readWords(plain);
}

/** Reads one date of an entry; blank stays blank, and what is no date is filed. */
export function dateOf(field: string, text: string, tell: Tell, order?: DateOrder): string | undefined {
  const date = readPartialDate(text, order);
  if (text !== "" && date === undefined) tell(field, text, "not a date; left blank");
  return date;
}

/** Reads the dates of an entry; what is none is filed. */
export function datesOf(field: string, text: string, tell: Tell, order?: DateOrder): readonly string[] {
  if (text === "") return [];
  const dates = readPartialDates(text, order);
  if (!dates) tell(field, text, "not a date; left out");
  return dates ?? [];
}

/** Reads what may name several dates: 1965 or 1966; 1 May 1970, 1955 to 1958, 1938; 1936. */
export function readPartialDates(
  text: string,
  order: DateOrder = "day-first"
): readonly string[] | undefined {
  const range = /^(?:circa\s+|between\s+)?(\d{4})\s*(?:-|–|to|and)\s*(\d{4})$/i.exec(text.trim());
  if (range) return yearsBetween(Number(range[1]), Number(range[2]));
  const plain = text.replace(/^"|\((?:[a-z]|[ivx]+)\)\s*/gi, "");
  const parts = splitAt(plain, /;|,\s*(?=\d{1,2}[./])|\s+or\s+|(?<=\d{4})\s*\/(?=\s*\d{4}$)/i);
  const dates = parts.map((part) => readPartialDate(part, order));
  return dates.every((date) => date !== undefined) ? dates : undefined;
}

/** Every year of a range, both ends included; undefined where it is too wide to tell anything. */
export function yearsBetween(from: number, to: number): readonly string[] | undefined {
  if (!(from <= to && to - from <= WIDEST_RANGE_YEARS)) return undefined;
  return Array.from({length: to - from + 1}, (_, i) => String(from + i));
}

function readIso(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?$/.exec(
    text
  );
  return match ? partialOf(match[1], match[2], match[3]) : undefined;
}

function readNumbers(text: string, order: DateOrder): string | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return undefined;
  const [, first, second, year] = match;
  return order === "day-first" ? partialOf(year, second, first) : partialOf(year, first, second);
}

function readWords(text: string): string | undefined {
  const dayFirst = /^(?:(\d{1,2})[ -])?([a-z]{3,9})\.?,?[ -](\d{4})$/i.exec(text);
  if (dayFirst) return partialOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  return monthFirst ? partialOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : undefined;
}

function monthOf(name = ""): string | undefined {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month > 0 ? String(month) : "99";
}

function partialOf(year = "", month = "0", day = "0"): string | undefined {
  const parts = [year];
  if (Number(month) > 0) parts.push(month.padStart(2, "0"));
  if (Number(month) > 0 && Number(day) > 0) parts.push(day.padStart(2, "0"));
  const partial = parts.join("-");
  const isPlausible = Number(year) > 1000 && Number(year) < LAST_YEAR;
  return isPlausible && firstDayOf(partial) !== undefined ? partial : undefined;
}
