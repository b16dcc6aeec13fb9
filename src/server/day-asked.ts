import {firstDayOf, type IsoDate} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";

/** The day an address asks for with `on`; today where it does not. */
export function dayAsked(query: URLSearchParams, today: IsoDate): IsoDate {
  const text = query.get("on");
  if (!text) return today;
  if (text.length === 10 && firstDayOf(text) !== undefined) return text;
  throw new ApertureError("usage", `invalid date for on: ${text}`, {hint: "Write it as 2025-12-06."});
}
