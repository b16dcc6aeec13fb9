import {formatDate} from "../../base/dates.ts";
import {formatNumber, parseWhole} from "../../base/numbers.ts";
import {capital} from "../../base/text.ts";
import {thingById} from "../../catalogue/catalogue.ts";
import {commitments} from "../../catalogue/registers/commitments.ts";
import {initiatives} from "../../catalogue/registers/initiatives.ts";
import {isDimension} from "../../domain/dimension.ts";
import type {Unit} from "../../domain/figure.ts";
import {indicatorById} from "../../monitor/indicators/index.ts";
import type {Cause, CellChange} from "../../report/difference.ts";
import type {ReportManifest} from "../../report/manifest.ts";
import {NON_EU} from "../ask.ts";
import {formatApart, formatValue} from "../format-figure.ts";
import {fixedName, nameOfCountry} from "../names.ts";
import type {ReportComparison} from "./diff.ts";

/** A change as people read it. */
export interface SaidChange {
  /** What the cell is about: Projects: South Korea, Associated countries. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** The address of the figure or count; of a fact, its file. */
  readonly address: string;
}

export interface CauseGroup {
  readonly cause: Cause;
  /** What the cause is, in a sentence. */
  readonly why: string;
  readonly changes: readonly SaidChange[];
}

const CAUSES: Readonly<Record<Cause, (a: ReportManifest, b: ReportManifest) => string>> = {
  "new data": (a, b) => `The publisher's files are newer: ${datesOf(a)}, then ${datesOf(b)}.`,
  correction: (a, b) =>
    `The files have the same dates (${datesOf(b)}) and other content: ${hashesOf(a)}, then ${hashesOf(b)}.`,
  method: (a, b) =>
    a.warehouse.method === b.warehouse.method
      ? "An indicator, the scheme or the outline has another version."
      : `Data are worked up by another method: version ${a.warehouse.method}, then ${b.warehouse.method}.`,
  catalogue: (a, b) =>
    a.catalogue.revision === b.catalogue.revision
      ? `Facts are as of another day: ${formatDate(a.asOf)}, then ${formatDate(b.asOf)}.`
      : `Entries of the catalogue changed: revision ${a.catalogue.revision}, then ${b.catalogue.revision}.`,
  period: (a, b) => `The reports are about other months: ${periodOf(a)}, then ${periodOf(b)}.`,
  "same sources": () =>
    "The sources are the same; the reports were not built by the same program, or one was changed."
};

/** What differs, by cause, each change in words. */
export function sayDifferences({before, after, changes, versions}: ReportComparison): CauseGroup[] {
  return (Object.keys(CAUSES) as Cause[]).flatMap((cause) => {
    const own = changes.filter((change) => change.cause === cause);
    const why = CAUSES[cause](before, after);
    const detail = cause === "method" ? versions.map(sayVersion) : [];
    return own.length === 0 ? [] : [{cause, why: [why, ...detail].join(" "), changes: own.map(sayChange)}];
  });
}

function sayVersion({indicator, before, after}: ReportComparison["versions"][number]): string {
  return `${indicatorById(indicator)?.title ?? indicator}: version ${before}, then ${after}.`;
}

function sayChange(change: CellChange): SaidChange {
  const {figure, before, after} = change;
  const [address = "", query = ""] = figure.split("?");
  const indicator = indicatorById(address);
  const params = new URLSearchParams(query);
  if (indicator) {
    const what = [indicator.title, scopeOf(params)].filter(Boolean).join(": ");
    return {what, ...sayValues(change, indicator.unit), address: figure};
  }
  const said = {before: sayNone(before), after: sayNone(after)};
  const fact = /^([^:?]+): (.*)$/s.exec(figure);
  return fact
    ? {what: fact[2] ?? "", ...said, address: fact[1] ?? ""}
    : {what: sayCount(address, params), ...said, address: figure};
}

function sayValues({before, after}: CellChange, unit: Unit): Pick<SaidChange, "before" | "after"> {
  if (isValue(before) && isValue(after)) {
    const [a, b] = formatApart([Number(before), Number(after)], unit);
    return {before: a, after: b};
  }
  const alone = (value: CellChange["before"]) =>
    isValue(value) ? formatValue(Number(value), unit) : sayNone(value);
  return {before: alone(before), after: alone(after)};
}

function isValue(value: string | null | undefined): value is string {
  return value !== null && value !== undefined;
}

function sayNone(value: string | null | undefined): string {
  if (value === undefined) return "not there";
  if (value === null) return "blank";
  const count = parseWhole(value);
  return count === undefined ? value : formatNumber(count);
}

/** What an address narrows a figure to, in names; the reporting period goes without saying. */
function scopeOf(params: URLSearchParams): string {
  const parts = [...params].flatMap(([key, text]) => {
    if (text === "PERIOD") return [];
    if (!isDimension(key)) return [`${key} ${text}`];
    const codes = text.split(",");
    if (key === "group" && isAllOutside(codes))
      return params.has("country") ? [] : ["countries outside the Union"];
    return [codes.map((code) => fixedName(key, code)).join(key === "year" ? ", " : " or ")];
  });
  return parts.join("; ");
}

function isAllOutside(groups: readonly string[]): boolean {
  return NON_EU.every((group) => groups.includes(group)) && groups.length === NON_EU.length;
}

const COUNTS: Readonly<Record<string, (params: URLSearchParams) => string>> = {
  assessment: (params) =>
    `Score of ${nameOfCountry(params.get("country") ?? "") ?? "a country"}: ${params.get("criterion") ?? ""}`,
  "commitment-state": (params) =>
    `State of the commitment: ${thingById(commitments, params.get("id") ?? "")?.name ?? params.get("id")}`,
  members: (params) =>
    `Countries in ${thingById(initiatives, params.get("initiative") ?? "")?.name ?? params.get("initiative")}`
};

function sayCount(name: string, params: URLSearchParams): string {
  const say = COUNTS[name];
  if (say) return say(params);
  const scope = [...params].flatMap(([key, value]) =>
    value === "AS-OF" || key === "all" ? [] : [`${key} ${value}`]
  );
  return [capital(name.replaceAll("-", " ")), scope.join(", ")].filter(Boolean).join(": ");
}

function datesOf({vintages}: ReportManifest): string {
  return vintages
    .map(({programme, dated}) => `${fixedName("programme", programme)} of ${formatDate(dated)}`)
    .join(", ");
}

function hashesOf({vintages}: ReportManifest): string {
  return vintages.map(({sha256}) => sha256.slice(0, 8)).join(", ");
}

function periodOf({period}: ReportManifest): string {
  return `${formatDate(period.from)} to ${formatDate(period.to)}`;
}
