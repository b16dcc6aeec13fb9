import {readDay} from "../app/read-day.ts";
import type {IsoDate} from "../base/dates.ts";

/** The day an address asks for with `on`; today where it does not. */
export function dayAsked(query: URLSearchParams, today: IsoDate): IsoDate {
  return readDay("on", query.get("on") || undefined, today);
}
