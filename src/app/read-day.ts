import {firstDayOf, type IsoDate} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";

/** A whole day as a person writes it; the day given instead where there is none. Throws where it is no day. */
export function readDay(name: string, text: string | undefined, otherwise: IsoDate): IsoDate {
  if (text === undefined) return otherwise;
  if (text.length === 10 && firstDayOf(text) !== undefined) return text;
  throw new ApertureError("usage", `invalid date for ${name}: ${text}`, {hint: "Write it as 2025-12-06."});
}
