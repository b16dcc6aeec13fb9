import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {DIMENSION_IDS} from "../domain/dimension.ts";
import {MODE_KEYS} from "./parse-request.ts";

/** What pages of figures know beside dimensions and modes; links carry them from one page to another. */
const OF_LISTS = ["q", "page", "sort", "order", "scope", "state", "indicator", "add", "value", "at"] as const;

/** Filters, modes and orders that every page of figures understands or hands on. */
export const FIGURE_PARAMETERS: readonly string[] = [...DIMENSION_IDS, ...MODE_KEYS, ...OF_LISTS];

/** What newsletters and other sites append to an address; it asks for nothing. */
const APPENDED = /^(utm_\w+|fbclid|gclid)$/;

/** A parameter a page does not know is an error, since a misspelt filter would widen the answer unseen. */
export function refuseUnknownParameters(query: URLSearchParams, known: readonly string[]): void {
  for (const key of new Set(query.keys())) {
    if (known.includes(key) || APPENDED.test(key)) continue;
    throw new ApertureError("usage", `unknown parameter: ${key}`, {hint: hintFor(key, known)});
  }
}

function hintFor(key: string, known: readonly string[]): string {
  const near = closest(key, known);
  if (near) return `Did you mean ${near}?`;
  return known.length === 0
    ? "Leave it out; this page has no parameters."
    : `Leave it out. Known: ${known.join(", ")}.`;
}
