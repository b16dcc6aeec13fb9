import type {IsoDate} from "../../base/dates.ts";
import {countries} from "../../catalogue/countries.ts";
import {includesDay, periodOf} from "../../catalogue/period.ts";
import type {CountryCode} from "../../domain/country.ts";
import {EXERCISE_COUNTRIES, isExercise} from "./exercise.ts";
import type {Cooperation} from "./return.ts";
import type {KeptReturn} from "./return-store.ts";

/** What one reporting country does with one partner. */
export interface MapCell {
  readonly country: CountryCode;
  readonly partner: CountryCode;
  /** Agreements and programmes that hold on the day asked for. */
  readonly cooperations: readonly Cooperation[];
}

/** Who cooperates with whom, and who has not said. */
export interface CooperationMap {
  readonly on: IsoDate;
  readonly cells: readonly MapCell[];
  readonly partners: readonly CountryCode[];
  /** Countries asked that have answered, and those that have not. */
  readonly answered: readonly CountryCode[];
  readonly missing: readonly CountryCode[];
  /** Associated countries that have answered, beyond those asked. */
  readonly others: readonly CountryCode[];
  /** Rows that say they hold, past their own end. */
  readonly lapsed: readonly {readonly country: CountryCode; readonly cooperation: Cooperation}[];
}

export interface MapFilter {
  readonly theme?: string | undefined;
  readonly kind?: string | undefined;
  /** Shows the returns of the exercise countries, and no others. */
  readonly exercise?: boolean | undefined;
}

/** Builds the map from the last return of each country. */
export function mapCooperation(
  returns: readonly KeptReturn[],
  on: IsoDate,
  filter: MapFilter = {}
): CooperationMap {
  const exercise = filter.exercise ?? false;
  const latest = returns.filter(({country}) => isExercise(country) === exercise);
  const asked = countriesAsked(on, exercise);
  const reported = new Set(latest.map(({country}) => country));
  const cells = latest.flatMap((one) => cellsOf(one, on, filter));
  return {
    on,
    cells,
    partners: [...new Set(cells.map(({partner}) => partner))].sort(),
    answered: asked.filter((code) => reported.has(code)),
    missing: asked.filter((code) => !reported.has(code)),
    others: [...reported].filter((code) => !asked.includes(code)).sort(),
    lapsed: latest.flatMap(({country, cooperations}) =>
      cooperations.filter((one) => isLapsed(one, on)).map((cooperation) => ({country, cooperation}))
    )
  };
}

/** The countries that are asked: the Member States on a day, or those of the exercise. */
export function countriesAsked(on: IsoDate, exercise: boolean): CountryCode[] {
  if (exercise) return Object.keys(EXERCISE_COUNTRIES);
  return countries()
    .filter(({member, historic}) => member && !historic && includesDay(periodOf(member), on))
    .map(({code}) => code);
}

function cellsOf({country, cooperations}: KeptReturn, on: IsoDate, filter: MapFilter): MapCell[] {
  const counted = cooperations.filter((one) => holds(one, on) && fits(one, filter));
  const partners = [...new Set(counted.flatMap((one) => one.partners))].sort();
  return partners.map((partner) => ({
    country,
    partner,
    cooperations: counted.filter((one) => one.partners.includes(partner))
  }));
}

function holds(one: Cooperation, on: IsoDate): boolean {
  return one.state === "in-force" && includesDay(periodOf(one), on);
}

function isLapsed(one: Cooperation, on: IsoDate): boolean {
  return one.state === "in-force" && periodOf(one).end < on;
}

function fits({themes, kind}: Cooperation, filter: MapFilter): boolean {
  return (!filter.theme || themes.includes(filter.theme)) && (!filter.kind || kind === filter.kind);
}
