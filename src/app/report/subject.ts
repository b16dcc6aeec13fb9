import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import {THEMES, themeById} from "../../catalogue/themes.ts";
import {PROGRAMMES} from "../../domain/programme.ts";
import type {Period} from "../../report/period.ts";
import {readCodes} from "../codes.ts";
import type {Edition} from "../site.ts";

/** The first and the last month that a report is about. */
export type Months = Period;

/** First and last month of briefings and fiches unless told otherwise: the years of Horizon Europe that its data reach. */
export function programmeMonths({warehouse}: Edition): Months {
  const {from} = PROGRAMMES.HORIZON;
  const years = warehouse.manifest.vintages
    .filter(({ref}) => ref.programme === "HORIZON")
    .map(({ref}) => Number(ref.dated.slice(0, 4)));
  return {from: `${from}-01`, to: `${Math.max(from, ...years)}-12`};
}

/** The country a briefing is about, by code or name. */
export function readOneCountry(text: string): string {
  const [code, more] = readCodes("country", text);
  if (code !== undefined && more === undefined) return code;
  throw new ApertureError("usage", `not one country: ${text}`, {hint: "Give one country, such as KR."});
}

/** The theme a fiche is about. */
export function readOneTheme(text: string): string {
  if (themeById(text)) return text;
  const known = THEMES.map(({id}) => id);
  const near = closest(text, known);
  throw new ApertureError("not-found", `unknown theme: ${text}`, {
    hint: near ? `Did you mean ${near}?` : `Known: ${known.join(", ")}.`
  });
}
