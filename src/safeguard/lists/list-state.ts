import {formatDate, isoDay} from "../../base/dates.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {ListDeclaration} from "../../sources/lists/list.ts";
import type {EditionManifest} from "./edition.ts";
import type {Pin, Refusal} from "./pin.ts";

/** Whether a list can be relied on: an edition within its age, one past it, or none at all. */
export type ListStanding = "current" | "outdated" | "missing";

/** What is held of a list on a day. */
export interface ListState {
  readonly id: string;
  readonly title: string;
  readonly standing: ListStanding;
  readonly manifest?: EditionManifest;
  readonly checked?: string;
  /** Days since the publisher last gave this edition, or else since the day of the list. */
  readonly ageDays?: number;
  /** Nobody said the day of the list: its age is that of the file, and the list itself may be years older. */
  readonly isUndated?: true;
  readonly mostAgeDays: number;
  readonly refused?: Refusal;
  /** The current list that holds the entries of this one, where it is not current itself. */
  readonly coveredBy?: string;
  /** "Not screened against …", for every answer given while the list cannot be relied on; of an outdated one, what was searched. */
  readonly warning?: string;
}

export interface HeldList {
  readonly manifest?: EditionManifest;
  readonly pin?: Pin;
  readonly refused?: Refusal;
}

const DAY_MS = 86_400_000;

/** What can be said of a list on a day, given what is held of it. */
export function listState(list: ListDeclaration, {manifest, pin, refused}: HeldList, now: Date): ListState {
  const {id, title, mostAgeDays} = list;
  const common = {id, title, mostAgeDays, ...(refused && {refused})};
  if (!manifest) return {...common, standing: "missing", ...notScreened(list)};
  const checked = pin?.checked === undefined ? {} : {checked: pin.checked};
  const ageDays = ageOf(manifest.dated, pin?.checked, now);
  const held = {...common, manifest, ...checked, ageDays};
  if (isUndated(list, manifest, pin)) {
    const edition = `an edition of unknown day (its file is of ${formatDate(manifest.dated)})`;
    return {...held, isUndated: true, standing: "outdated", warning: searchedIn(list, edition)};
  }
  if (ageDays <= mostAgeDays) return {...held, standing: "current"};
  const edition = `the edition of ${formatDate(manifest.dated)}, ${sayAge({ageDays})}`;
  return {...held, standing: "outdated", warning: searchedIn(list, edition)};
}

/** How old a list is, as far as anybody said. */
export function sayAge({
  ageDays,
  isUndated
}: {
  readonly ageDays: number;
  readonly isUndated?: boolean;
}): string {
  return isUndated ? "age unknown" : `${formatNumber(ageDays)} ${ageDays === 1 ? "day" : "days"} old`;
}

/** A file from elsewhere may have been copied yesterday and be years old; only an institution knows its own. */
function isUndated(
  {legalEffect}: ListDeclaration,
  {datedBy}: EditionManifest,
  pin: Pin | undefined
): boolean {
  return datedBy === "file-date" && pin?.checked === undefined && legalEffect !== "own";
}

/** A list that is missing or outdated by itself, and whose entries are in another that is current. */
export function coveredBy(state: ListState, other: string): ListState {
  if (state.standing === "current") return state;
  const {warning: _, ...rest} = state;
  return {...rest, coveredBy: other};
}

/** An outdated list is searched all the same: a hit in it may still hold, and what came since is not in it. */
function searchedIn({title}: ListDeclaration, edition: string): string {
  return `not screened against today's ${title}: searched in ${edition}`;
}

/** An institution without a list of its own misses nothing. */
function notScreened({title, legalEffect}: ListDeclaration): {readonly warning?: string} {
  return legalEffect === "own" ? {} : {warning: `not screened against ${title}: no edition is held`};
}

/** Whole days since the later of the day of the list and the last time its publisher gave it. */
export function ageOf(dated: string, checked: string | undefined, now: Date): number {
  const days = [dated, checked === undefined ? dated : isoDay(new Date(checked))].sort();
  const latest = Date.parse(`${days.at(-1)}T00:00:00Z`);
  return Math.max(0, Math.floor((now.getTime() - latest) / DAY_MS));
}
