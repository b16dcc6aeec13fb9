import {formatDecimals, formatEur, formatMoney, formatNumber} from "../base/numbers.ts";
import type {BlankReason, Figure, Unit} from "../domain/figure.ts";

const UNITS: Readonly<Record<Unit, {decimals: number; after: string}>> = {
  projects: {decimals: 0, after: ""},
  participations: {decimals: 0, after: ""},
  organisations: {decimals: 0, after: ""},
  coordinators: {decimals: 0, after: ""},
  newcomers: {decimals: 0, after: ""},
  countries: {decimals: 0, after: ""},
  topics: {decimals: 0, after: ""},
  partners: {decimals: 0, after: ""},
  members: {decimals: 0, after: ""},
  links: {decimals: 0, after: ""},
  EUR: {decimals: 0, after: ""},
  percent: {decimals: 1, after: "\u00a0%"},
  "percent-points": {decimals: 1, after: " points"},
  ratio: {decimals: 2, after: ""},
  index: {decimals: 3, after: ""},
  days: {decimals: 0, after: "\u00a0days"},
  "participations-per-project": {decimals: 1, after: ""},
  score: {decimals: 2, after: ""},
  "standard-units": {decimals: 2, after: ""},
  USD: {decimals: 0, after: ""},
  "international-dollars": {decimals: 0, after: ""},
  people: {decimals: 0, after: ""},
  "per-million-people": {decimals: 0, after: ""},
  "per-hundred-people": {decimals: 1, after: ""},
  articles: {decimals: 0, after: ""},
  works: {decimals: 0, after: ""},
  applications: {decimals: 0, after: ""}
};

/** What each unit is called when a value is not beside it. */
export const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  projects: "projects",
  participations: "participations",
  organisations: "organisations",
  coordinators: "coordinators",
  newcomers: "newcomers",
  countries: "countries",
  topics: "topics",
  partners: "partners",
  members: "members",
  links: "links",
  EUR: "EUR",
  percent: "%",
  "percent-points": "percentage points",
  ratio: "ratio (1 = as everybody)",
  index: "index from 0 to 1",
  days: "days",
  "participations-per-project": "participations a project",
  score: "points",
  "standard-units": "standard deviations from the world's mean",
  USD: "US dollars",
  "international-dollars": "international dollars",
  people: "people",
  "per-million-people": "per million people",
  "per-hundred-people": "per 100 people",
  articles: "articles",
  works: "works",
  applications: "applications"
};

/** Reasons for a blank, in the words every page uses. */
export const BLANK_WORDS: Readonly<Record<BlankReason, string>> = {
  "not-in-open-data": "not in open data",
  "too-few": "too few to show",
  "unknown-in-source": "not stated in the source",
  "no-denominator": "nothing to compare with",
  "nothing-found": "nothing found",
  "not-held": "not among the data held"
};

/** Units that no way of counting makes parts of. */
const ALWAYS_WHOLE: readonly Unit[] = ["countries", "partners", "members"];

/**
 * Decimals that figures read under each other have in common: those of their unit, two more where a value would
 * otherwise be rounded to nothing.
 */
export function decimalsOf(figures: readonly Figure[]): number {
  return Math.max(0, ...figures.map(decimalsOfOne));
}

function decimalsOfOne({value, unit, trace}: Figure): number {
  const {decimals} = UNITS[unit];
  const isFraction =
    trace.request.counting === "fractional" && decimals === 0 && !ALWAYS_WHOLE.includes(unit);
  return isFraction || isTiny(value, decimals) ? decimals + 2 : decimals;
}

/**
 * A figure as people read it: EUR 1.2 bn, 12.5 %, 20.0 %, 1 386; a dash where it is blank. In a column, with the decimals
 * its figures have in common, money keeps its zeros too: EUR 1.20 bn.
 */
export function formatFigure(figure: Figure, inColumn?: number): string {
  const {value, unit} = figure;
  if (value === null) return "–";
  if (unit === "EUR" || unit === "USD")
    return formatMoney(value, unit, inColumn === undefined ? "cut" : "kept");
  return formatDecimals(value, inColumn ?? decimalsOf([figure])) + UNITS[unit].after;
}

/** A figure that is a change, with its sign: +0.12, −3.4 %. */
export function formatChange(figure: Figure): string {
  return `${(figure.value ?? 0) > 0 ? "+" : ""}${formatFigure(figure)}`;
}

/** The bounds of a figure as people read them, 0.04 to 0.09; empty where the source gives none. */
export function formatInterval({interval, unit}: Figure): string {
  if (interval === null) return "";
  const decimals = Math.max(UNITS[unit].decimals, 2);
  const [low, high] = [interval.low, interval.high].map((value) => formatDecimals(value, decimals));
  if (low !== high || interval.low === interval.high) return `${low} to ${high}`;
  return `${formatDecimals(interval.low, decimals + 2)} to ${formatDecimals(interval.high, decimals + 2)}`;
}

/** A figure at full precision, for tables that are read to the last digit. */
export function formatExact(figure: Figure, inColumn?: number): string {
  if (figure.value === null) return "–";
  return figure.unit === "EUR" ? `EUR\u00a0${formatNumber(figure.value)}` : formatFigure(figure, inColumn);
}

/** A difference as people read it, with its sign: +12, −EUR 3.4 million; 0 where there is none. */
export function formatDifference(value: number, unit: Unit): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const money = size < 1 ? `EUR\u00a0${formatNumber(size, 2)}` : formatEur(size);
  return `${value > 0 ? "+" : "−"}${unit === "EUR" ? money : formatDecimals(size, UNITS[unit].decimals)}`;
}

/** Decimals beyond which two values count as one. */
const FINEST = 6;

/** Two values of one unit in full, with as many decimals as it takes to tell them apart: 28.91 %, 28.94 %. */
export function formatApart([a, b]: readonly [number, number], unit: Unit): [string, string] {
  let decimals = UNITS[unit].decimals;
  const said = (): [string, string] => [formatValue(a, unit, decimals), formatValue(b, unit, decimals)];
  while (a !== b && decimals < FINEST && said()[0] === said()[1]) decimals++;
  return said();
}

/** A value in full with its unit: EUR 12 300, 12.5 %. */
export function formatValue(value: number, unit: Unit, decimals = UNITS[unit].decimals): string {
  const money = unit === "EUR" || unit === "USD" ? `${unit}\u00a0` : "";
  return `${money}${formatDecimals(value, decimals)}${UNITS[unit].after}`;
}

function isTiny(value: number | null, decimals: number): boolean {
  return decimals > 0 && value !== null && value !== 0 && Math.abs(value) < 10 ** -decimals;
}
