import {firstDayOf, type IsoDate} from "../../base/dates.ts";
import {thingsOf} from "../../catalogue/catalogue.ts";
import {includesDay, periodOf} from "../../catalogue/period.ts";
import {firstOf, stated, type ValueOf} from "../../catalogue/register.ts";
import {INITIATIVE_KINDS, initiatives} from "../../catalogue/registers/initiatives.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {Statement, Thing} from "../../domain/statement.ts";

type Member = Statement<ValueOf<typeof initiatives, "member">>;

/** An initiative as a list shows it. */
export interface InitiativeRow {
  readonly thing: Thing;
  readonly kind: keyof typeof INITIATIVE_KINDS;
  readonly about: string;
  readonly themes: readonly string[];
  readonly founded?: string;
  /** Countries stated to take part, observers left out; most lists are incomplete and of an earlier day. */
  readonly members: readonly CountryCode[];
}

/** Initiatives of a kind or theme, or all, in the order of their kinds. */
export function listInitiatives(
  on: IsoDate,
  filter: {readonly kind?: string | undefined; readonly theme?: string | undefined} = {}
): InitiativeRow[] {
  const kinds = Object.keys(INITIATIVE_KINDS);
  return thingsOf(initiatives)
    .map((thing) => rowOf(thing, on))
    .filter(
      ({kind, themes}) =>
        (!filter.kind || kind === filter.kind) && (!filter.theme || themes.includes(filter.theme))
    )
    .sort(
      (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.thing.name.localeCompare(b.thing.name)
    );
}

function rowOf(thing: Thing, on: IsoDate): InitiativeRow {
  const founded = firstOf(initiatives, thing, "founded");
  return {
    thing,
    kind: firstOf(initiatives, thing, "kind") ?? "multilateral",
    about: firstOf(initiatives, thing, "about") ?? "",
    themes: stated(initiatives, thing, "theme").map(({value}) => value),
    ...(founded && {founded}),
    members: countriesOf(participantsOn(thing, on))
  };
}

/** Roles of those who look on, express support or were suspended, and do not take part. */
const OUTSIDE: readonly string[] = ["observer", "supporter", "suspended"];

/** Who is stated for a day, in whatever role; nobody before it was founded, even where a start is unknown. */
export function membersOn(thing: Thing, on: IsoDate): Member[] {
  const founded = firstDayOf(firstOf(initiatives, thing, "founded") ?? "");
  if (founded !== undefined && on < founded) return [];
  return stated(initiatives, thing, "member").filter((statement) => includesDay(periodOf(statement), on));
}

/** Who is stated to take part on a day; observers, supporters and the suspended are left out. */
export function participantsOn(thing: Thing, on: IsoDate): Member[] {
  return membersOn(thing, on).filter(({value}) => !OUTSIDE.includes(value.role));
}

/** The countries among members, each once; the Union itself is none. */
export function countriesOf(members: readonly Member[]): CountryCode[] {
  const codes = members.map(({value}) => value.party).filter((code) => code !== "EU");
  return [...new Set(codes)].sort();
}

/** Initiatives a country takes or took part in, with every statement on it. */
export function initiativesOf(country: CountryCode): {thing: Thing; members: readonly Member[]}[] {
  return thingsOf(initiatives).flatMap((thing) => {
    const members = stated(initiatives, thing, "member").filter(({value}) => value.party === country);
    return members.length ? [{thing, members}] : [];
  });
}
