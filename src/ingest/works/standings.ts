import {countries} from "../../catalogue/countries.ts";
import {membershipOn} from "../../catalogue/membership.ts";
import {statusOf} from "../../catalogue/standing.ts";
import type {Group} from "../../domain/group.ts";
import {PROGRAMMES, type Programme} from "../../domain/programme.ts";
import type {YearStanding} from "../../warehouse/works/works-store.ts";

const [FIRST_YEAR, LAST_YEAR] = [1950, 2027];

/** A publication has no day of signature: its countries stand as they did in the middle of its year. */
const MIDDLE = "-07-01";

/**
 * The group of every country in every year, towards the framework programme then running. Before the first programme
 * held here only membership of the Union is known.
 */
export function yearStandings(): YearStanding[] {
  const rows: YearStanding[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (const {code} of countries()) rows.push({country: code, year, group: groupIn(code, year)});
  return rows;
}

function groupIn(country: string, year: number): Group {
  const on = `${year}${MIDDLE}`;
  const programme = (Object.keys(PROGRAMMES) as Programme[]).find(
    (one) => PROGRAMMES[one].from <= year && year <= PROGRAMMES[one].to
  );
  if (programme !== undefined) return statusOf({country, programme, on, view: "legal"}).group;
  return membershipOn(country, "", on) ? "eu" : "unknown";
}
