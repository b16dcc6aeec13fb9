import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import type {ListDeclaration, ListFile, ListForm} from "../../sources/lists/list.ts";
import {IssueTally, type ListIssue} from "./issue.ts";
import {normaliseEntity} from "./normalise.ts";
import {withReferences} from "./references.ts";

/** Raise when the same file would be read differently. */
export const LIST_READER_VERSION = 2;

/** The files of a list, told apart by the parts of the form they come in. */
export interface ListSource {
  readonly form: ListForm;
  readonly parts: Readonly<Record<string, readonly ListFile[]>>;
}

/** A list as it was read. */
export interface ListRead {
  readonly entities: readonly ListedEntity[];
  readonly issues: readonly ListIssue[];
  /** Day of the list, where its files say it. */
  readonly dated?: string;
}

/** Fewest entries, in percent of those of an earlier edition, that a newer one may have. */
const FLOOR_PERCENT = 80;

/** Whether an edition has so few entries beside an earlier one that it may be an excerpt. */
export function isMuchSmaller(entries: number, before: number): boolean {
  return entries * 100 < before * FLOOR_PERCENT;
}

/** Reads a list into the common form, sorted by reference. Refuses a list with fewer entries than it can have. */
export function readList(list: ListDeclaration, {form, parts}: ListSource): ListRead {
  const tally = new IssueTally();
  const {entries, dated} = form.read(parts, tally.tell);
  const normalised = entries.flatMap((draft) => normaliseEntity(draft, tally.tell) ?? []);
  const entities = [...withReferences(list.id, normalised, tally.tell)].sort((a, b) =>
    a.reference < b.reference ? -1 : 1
  );
  refuseTooFew(list, entities.length);
  const day = dated?.length === 10 ? {dated} : {};
  return {entities, issues: tally.issues(), ...day};
}

function refuseTooFew({id, floor}: ListDeclaration, entries: number): void {
  if (entries >= floor) return;
  const code = entries === 0 ? "source-damaged" : "source-changed";
  throw new ApertureError(
    code,
    `too few entries in ${id}: ${formatNumber(entries)} < ${formatNumber(floor)}`,
    {
      hint: "The file is a sample, an excerpt or cut short. Fetch it again from the publisher; the edition in use is kept."
    }
  );
}
