import type {Figure} from "../domain/figure.ts";
import {NO_COUNTRY} from "../warehouse/build/reference-tables.ts";
import {askOne} from "./ask.ts";
import {isUnknownCode} from "./codes.ts";
import type {Edition} from "./site.ts";

export {NO_COUNTRY};

/** A country code of the source that no list of countries has, with the figures that stand under it. */
export interface UnknownCountry {
  readonly code: string;
  readonly figures: readonly Figure[];
}

/** The figures under a code that is no country's; nothing where the code is known, or occurs nowhere in the data. */
export async function readUnknownCountry(
  edition: Edition,
  code: string
): Promise<UnknownCountry | undefined> {
  if (!isUnknownCode(code)) return undefined;
  const figures: Figure[] = [];
  for (const indicator of ["participations", "projects", "net-eu-contribution"]) {
    const figure = await askOne(edition, indicator, {filters: {country: [code]}});
    if (figure) figures.push(figure);
  }
  const occurs = figures.some(({value}) => value !== null && value > 0);
  return occurs || code === NO_COUNTRY ? {code, figures} : undefined;
}
