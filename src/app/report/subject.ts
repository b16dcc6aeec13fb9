import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import {THEMES, themeById} from "../../catalogue/themes.ts";
import {readCodes} from "../codes.ts";

/** First and last month of briefings and fiches unless told otherwise: the whole years of the programme so far. */
export const PROGRAMME_YEARS = ["2021-01", "2025-12"] as const;

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
