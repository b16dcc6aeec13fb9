import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {DIMENSION_IDS} from "../domain/dimension.ts";
import {MODE_KEYS} from "./parse-request.ts";

/** What pages of figures know beside dimensions and modes; links carry them from one page to another. */
const OWN = [
  "q",
  "page",
  "sort",
  "order",
  "scope",
  "state",
  "indicator",
  "add",
  "value",
  "at",
  "of",
  "community"
] as const;
const KNOWN: readonly string[] = [...DIMENSION_IDS, ...MODE_KEYS, ...OWN];

/** What newsletters and other sites append to an address; it asks for nothing. */
const APPENDED = /^(utm_\w+|fbclid|gclid)$/;

/** A parameter no page of figures knows is an error, since a misspelt filter would widen the answer unseen. */
export function refuseUnknownParameters(query: URLSearchParams): void {
  for (const key of query.keys()) {
    if (KNOWN.includes(key) || APPENDED.test(key)) continue;
    const near = closest(key, KNOWN);
    throw new ApertureError("usage", `unknown parameter: ${key}`, {
      hint: near ? `Did you mean ${near}?` : `Leave it out. Known: ${KNOWN.join(", ")}.`
    });
  }
}
