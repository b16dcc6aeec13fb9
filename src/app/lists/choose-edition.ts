import {formatDate, isoDay} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {isMuchSmaller, type ListRead, readList} from "../../safeguard/lists/read-list.ts";
import {filesOf, type Recognised} from "../../safeguard/lists/recognise.ts";
import type {ListDeclaration, ListFile, ListForm} from "../../sources/lists/list.ts";
import type {SourceFile} from "./source-files.ts";

/** A set of files that is a list, read. */
export interface ReadSet {
  readonly form: ListForm;
  readonly files: readonly ListFile[];
  readonly read: ListRead;
}

/** Files that could have been the list, and why they were not taken. */
export interface Aside {
  readonly files: readonly string[];
  readonly reason: string;
}

export interface Chosen extends ReadSet {
  readonly aside: readonly Aside[];
}

type Set = Recognised<SourceFile>;

export interface ChoiceRules {
  readonly now: Date;
  /** Takes the newest even where an older one has many more entries. */
  readonly allowSmaller: boolean;
}

/**
 * The newest good one of several sets of files, by the day the list gives or else the last day on which it listed somebody. One
 * with much fewer entries than another may be an excerpt and is left aside. A single set is simply read, with its own errors.
 * An error where all are bad, or where nothing tells which is the newest.
 */
export async function chooseEdition(
  list: ListDeclaration,
  sets: readonly Set[],
  {now, allowSmaller}: ChoiceRules
): Promise<Chosen> {
  const [only, ...others] = sets;
  if (only && others.length === 0) return {...(await readSet(list, only)), aside: []};
  const today = isoDay(now);
  const {good, bad} = await readSets(list, sets);
  const most = Math.max(...good.map(({read}) => read.entities.length));
  const isWhole = ({read}: ReadSet) => allowSmaller || !isMuchSmaller(read.entities.length, most);
  const newest = newestFirst(good, today);
  const [best, second] = newest.filter(isWhole);
  if (!best) throw noneGood(list, bad);
  if (second && dayKnown(best, today) === undefined) throw cannotTell(list, newest);
  const rest = newest
    .filter((set) => set !== best)
    .map((set) => ({files: namesOf(set), reason: standingOf(set, {today, isWhole: isWhole(set), most})}));
  return {...best, aside: [...rest, ...bad.map(({aside}) => aside)]};
}

interface BadSet {
  readonly aside: Aside;
  readonly error: ApertureError;
}

async function readSets(
  list: ListDeclaration,
  sets: readonly Set[]
): Promise<{readonly good: readonly ReadSet[]; readonly bad: readonly BadSet[]}> {
  const good: ReadSet[] = [];
  const bad: BadSet[] = [];
  for (const set of sets) {
    try {
      good.push(await readSet(list, set));
    } catch (error) {
      if (!(error instanceof ApertureError) || error.code === "interrupted") throw error;
      const files = filesOf(set).map(({name}) => name);
      bad.push({error, aside: {files, reason: error.message.replace(`${files[0]}: `, "")}});
    }
  }
  return {good, bad};
}

function namesOf({files}: ReadSet): readonly string[] {
  return files.map(({name}) => name);
}

async function readSet(list: ListDeclaration, set: Set): Promise<ReadSet> {
  const twice = set.form.several ? undefined : Object.values(set.parts).find((files) => files.length > 1);
  if (twice) throw severalFiles(list, twice);
  const parts: Record<string, ListFile[]> = {};
  for (const [part, files] of Object.entries(set.parts)) {
    parts[part] = [];
    for (const file of files) parts[part].push(await file.read());
  }
  return {form: set.form, files: Object.values(parts).flat(), read: readList(list, {form: set.form, parts})};
}

/** Sets of the same day stay in the order of the list's forms, the authority's own before what others wrote off. */
function newestFirst(sets: readonly ReadSet[], today: string): readonly ReadSet[] {
  const days = new Map(sets.map((set) => [set, dayKnown(set, today) ?? ""]));
  return [...sets].sort((a, b) => (days.get(b) ?? "").localeCompare(days.get(a) ?? ""));
}

/** A day on which the list was surely no older: its own, or the last on which it listed somebody. */
function dayKnown({read}: ReadSet, today: string): string | undefined {
  return read.dated ?? lastListing(read, today);
}

function lastListing({entities}: ListRead, today: string): string | undefined {
  const days = entities.flatMap(({listedOn}) => (listedOn && listedOn <= today ? listedOn : []));
  return days.sort().at(-1);
}

function standingOf(
  {read}: ReadSet,
  {today, isWhole, most}: {readonly today: string; readonly isWhole: boolean; readonly most: number}
): string {
  const last = lastListing(read, today);
  const undated = last === undefined ? "does not say its day" : `does not say its day, last listing ${last}`;
  const day = read.dated === undefined ? undated : `of ${formatDate(read.dated)}`;
  const entries = formatNumber(read.entities.length);
  return isWhole
    ? `${day}, ${entries} entries`
    : `${day}, perhaps an excerpt: ${entries} of ${formatNumber(most)} entries; take it with --allow-smaller`;
}

const MOST_NAMED = 6;

function noneGood({id}: ListDeclaration, bad: readonly BadSet[]): ApertureError {
  const [first] = bad;
  const reasons = bad.slice(0, MOST_NAMED).map(({aside}) => `${aside.files[0]}: ${aside.reason}`);
  return new ApertureError(
    first?.error.code ?? "source-damaged",
    `none of ${bad.length} sets of files is a good ${id}: ${reasons.join("; ")}`,
    {hint: first?.error.hint ?? "Fetch the list again from its publisher."}
  );
}

function cannotTell({id}: ListDeclaration, sets: readonly ReadSet[]): ApertureError {
  const names = sets.map((set) => namesOf(set)[0]).slice(0, MOST_NAMED);
  return new ApertureError(
    "usage",
    `several files could be ${id}, and none says its day: ${names.join(", ")}`,
    {hint: "Give the newest with --from, as a file or as the folder with its parts."}
  );
}

function severalFiles({id}: ListDeclaration, files: readonly SourceFile[]): ApertureError {
  const names = files.map(({name}) => name).slice(0, MOST_NAMED);
  return new ApertureError("usage", `several files are the same part of ${id}: ${names.join(", ")}`, {
    hint: "Give the folder that holds each part once with --from."
  });
}
