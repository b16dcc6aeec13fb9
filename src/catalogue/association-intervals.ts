import {z} from "zod";
import {type IsoDate, lastDayOf} from "../base/dates.ts";
import {ASSOCIATION_PROGRAMME_IDS, type AssociationInterval} from "../domain/association.ts";
import {countryByCode} from "./countries.ts";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import {dayAfter, FIRST_DAY, type Period, periodOf} from "./period.ts";
import {countryCode, damaged, partialDate, readYaml} from "./read-yaml.ts";

const words = z.string().min(1);

const intervalSchema = z.strictObject({
  programme: z.enum(ASSOCIATION_PROGRAMME_IDS),
  scope: words.default("all"),
  parts: z.array(words).default([]),
  except: z.array(words).default([]),
  status: z.enum(["associated", "transitional", "non-associated", "suspended"]),
  view: z.enum(["legal", "applicant"]),
  from: partialDate.optional(),
  to: partialDate.optional(),
  applicableSince: partialDate.optional(),
  signed: partialDate.optional(),
  legalReference: words.optional(),
  budgetRule: words.optional(),
  note: words.optional(),
  sources: z.array(words).min(1),
  confidence: z.enum(["seen", "reported", "unverified"])
});

const intervalFile = z.strictObject({country: countryCode, intervals: z.array(intervalSchema).min(1)});
const sourceFile = z.strictObject({sources: z.record(z.string(), words)});

/** An interval with the whole days it is read as. */
export interface DatedInterval {
  readonly interval: AssociationInterval;
  readonly period: Period;
  /** First day on which it surely applied to entities: it was applied, or signed, or else had begun. */
  readonly knownSince: IsoDate;
  /** Whether the catalogue gives no start, so that the start follows from the interval before. */
  readonly startAssumed: boolean;
}

let loaded: readonly AssociationInterval[] | undefined;
let dated: ReadonlyMap<string, readonly DatedInterval[]> | undefined;

/** Every dated statement on association the catalogue holds, by country, as written. */
export function associationIntervals(): readonly AssociationInterval[] {
  loaded ??= loadIntervals(new URL("association/", CATALOGUE));
  return loaded;
}

/** The intervals of one country in one programme, with partial dates read as days. */
export function datedIntervals(country: string, programme: string): readonly DatedInterval[] {
  dated ??= dateAll(associationIntervals());
  return dated.get(`${country} ${programme}`) ?? [];
}

/** Reads the association files of a folder. Throws where one contradicts itself. */
export function loadIntervals(folder: URL): AssociationInterval[] {
  const {sources} = readYaml(new URL("association-sources.yaml", CATALOGUE), sourceFile);
  return yamlFiles(folder).flatMap((file) => {
    const {country, intervals} = readYaml(file, intervalFile);
    if (!countryByCode(country)) throw damaged(file, `country: unknown country ${country}`);
    return intervals.map((entry, at) => {
      const problem = problemOf(entry);
      if (problem) throw damaged(file, `intervals[${at}] (${entry.programme}): ${problem}`);
      const source = entry.sources.map((word) => sourceText(word, sources, file)).join("; ");
      return intervalOf(country, entry, source);
    });
  });
}

function problemOf(entry: z.infer<typeof intervalSchema>): string | undefined {
  const {start, end} = periodOf(entry);
  if (start > end) return "from: later than to";
  if (entry.status === "transitional" && entry.view === "legal") {
    return "view: transitional is how applicants are treated, never the law";
  }
  if (entry.scope === "all" && entry.parts.length + entry.except.length > 0) return "scope: missing";
  return undefined;
}

/** Starts with a key of association-sources.yaml, a remark in brackets after it, or is the source itself. */
function sourceText(text: string, sources: Readonly<Record<string, string>>, file: URL): string {
  const [, key, remark = ""] = /^([a-z0-9-]+)( \(.+\))?$/.exec(text) ?? [];
  if (key === undefined) return text;
  const known = sources[key];
  if (known === undefined) throw damaged(file, `sources: unknown source ${key}`);
  return `${known}${remark}`;
}

function intervalOf(
  country: string,
  entry: z.infer<typeof intervalSchema>,
  source: string
): AssociationInterval {
  const {from, to, applicableSince, signed, legalReference, budgetRule, note, sources: _, ...rest} = entry;
  return {
    country,
    ...rest,
    source,
    ...(from && {from}),
    ...(to && {to}),
    ...(applicableSince && {applicableSince}),
    ...(signed && {signed}),
    ...(legalReference && {legalReference}),
    ...(budgetRule && {budgetRule}),
    ...(note && {note})
  };
}

function dateAll(intervals: readonly AssociationInterval[]): ReadonlyMap<string, readonly DatedInterval[]> {
  const grouped = new Map<string, DatedInterval[]>();
  for (const interval of intervals) {
    const key = `${interval.country} ${interval.programme}`;
    const list = grouped.get(key) ?? [];
    grouped.set(key, list);
    list.push(dateOne(interval, intervals));
  }
  return grouped;
}

function dateOne(interval: AssociationInterval, all: readonly AssociationInterval[]): DatedInterval {
  const {start, end} = periodOf(interval);
  const period = interval.from === undefined ? {start: assumedStart(interval, all), end} : {start, end};
  const applied = interval.applicableSince ?? interval.signed;
  const knownSince = (applied === undefined ? undefined : lastDayOf(applied)) ?? period.start;
  return {interval, period, knownSince, startAssumed: interval.from === undefined};
}

/** The day after the last non-associated interval that ends before this one does. */
function assumedStart(interval: AssociationInterval, all: readonly AssociationInterval[]): IsoDate {
  const {end} = periodOf(interval);
  const ends = all
    .filter((other) => other.country === interval.country && other.programme === interval.programme)
    .filter((other) => other.view === interval.view && other.status === "non-associated")
    .map((other) => periodOf(other).end)
    .filter((day) => day < end)
    .sort();
  const last = ends.at(-1);
  return (last === undefined ? undefined : dayAfter(last)) ?? FIRST_DAY;
}
