import {formatNumber} from "../base/numbers.ts";
import {countOf, listOf, lowerFirst} from "../base/text.ts";
import type {Interval} from "../modulate/assessment/interval.ts";
import type {Matrix} from "../modulate/assessment/matrix.ts";
import type {Plan} from "../modulate/assessment/plan.ts";
import type {Scheme} from "../modulate/assessment/scheme.ts";
import type {Driver} from "../modulate/assessment/sensitivity.ts";
import {countryAtStart} from "./country-in-text.ts";

interface CountryFacts {
  readonly name: string;
  readonly rank: Interval;
  readonly criteria: readonly {readonly title: string; readonly missing: readonly string[]}[];
  readonly drivers: readonly Driver[];
  readonly of: number;
  readonly runs: number;
}

/** Why a score can lie outside its scale. */
export const BEYOND_SCALE =
  "Where a run takes z-scores, a country far from the others can lie beyond the scale.";

/** What the runs say of one country. A rank is never said without its interval. */
export function countrySentences({name, rank, criteria, drivers, of, runs}: CountryFacts): string[] {
  const span = rank.low === rank.high ? `${rank.low}` : `between ${rank.low} and ${rank.high}`;
  const middle = Number.isNaN(rank.median) ? "" : `, in the middle ${rank.median}`;
  const missing = criteria.flatMap((criterion) => criterion.missing);
  const [driver] = drivers;
  return [
    `${countryAtStart(name)} ranks ${span} of ${of} in 90 % of ${formatNumber(runs)} runs${middle}.`,
    ...(missing.length ? [`Missing data widen this: ${listOf(missing)}.`] : []),
    ...(driver ? [`Most of what moves it is ${driver.factor.title} (${shares(driver)}).`] : [])
  ];
}

/** Which choices move the ranking as a whole, the strongest first. */
export function driverSentences(drivers: readonly Driver[]): string[] {
  const [first, second] = drivers;
  if (!first) return ["No choice left open moves the ranking."];
  return [
    `What drives the ranking most is ${first.factor.title} (${shares(first)}).`,
    ...(second ? [`Next comes ${second.factor.title} (${shares(second)}).`] : [])
  ];
}

/** A copy under the old name would be quoted as what it no longer is. */
export function changedCopySentence({id}: Pick<Scheme, "id">): string {
  return `This is a changed copy of ${id} under the same id: give it an id, a version and an author of its own.`;
}

/**
 * What of the scheme could not be used, and what of the data was not. `asked` is the scheme before a reader moved its
 * weights: a criterion without weight is said to have none, and its indicators are in the scheme all the same.
 */
export function noteSentences({leftOut, scheme, criteria}: Plan, matrix: Matrix, asked = scheme): string[] {
  const titlesFor = (reason: string) =>
    leftOut.filter((one) => one.reason === reason).map(({indicator}) => indicator.title);
  const [absent, constant] = [titlesFor("absent"), titlesFor("constant")];
  const named = new Set(asked.criteria.flatMap(({indicators}) => indicators.map(({id}) => id)));
  const unused = matrix.indicators.filter((id) => !named.has(id));
  const isIn = (list: readonly {readonly id: string}[], id: string) => list.some((one) => one.id === id);
  const empty = scheme.criteria.filter(({id}) => !isIn(criteria, id)).map(({title}) => lowerFirst(title));
  const weightless = asked.criteria
    .filter(({id}) => !isIn(scheme.criteria, id))
    .map(({title}) => lowerFirst(title));
  return [
    ...(weightless.length ? [`Without weight, and so not counted: ${listOf(weightless)}.`] : []),
    ...(absent.length ? [`Not in the data, and so not counted: ${absent.join("; ")}.`] : []),
    ...(constant.length ? [`The same for all, and so not counted: ${constant.join("; ")}.`] : []),
    ...(empty.length ? [`Not assessed at all: ${listOf(empty)}; the rest weighs more for it.`] : []),
    ...(unused.length
      ? [`${countOf(unused.length, "indicator")} of the data not in the scheme: ${listOf(unused)}.`]
      : [])
  ];
}

/** 61 % of the variance, 70 % with interactions: an estimate can come out a little below zero, which is none. */
function shares({first, total}: Driver): string {
  const percent = (x: number) => `${Math.round(100 * Math.max(0, x))} %`;
  return `${percent(first.value)} of the variance alone, ${percent(total.value)} with interactions`;
}
