import {countryByCode} from "../../../catalogue/countries.ts";

/** How an identifier is written, beside its field. */
export const IDENTIFIER_HELP =
  "Such as ROR:03yrm5c26 or PIC:999999999; by it the partner is found also under other names.";

/** " (Brazil, ROR:03yrm5c26)", as far as it is known. */
export function sayPlace(country: string | undefined, identifier: string | undefined): string {
  const known = [country && (countryByCode(country)?.name ?? country), identifier].filter(Boolean);
  return known.length > 0 ? ` (${known.join(", ")})` : "";
}
