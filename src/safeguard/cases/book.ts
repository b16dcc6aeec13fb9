import {openBook} from "../ledger/book.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import {isTrailOnly} from "../ledger/stream.ts";
import type {Case} from "./case.ts";
import {CASE_EVENT_TYPES} from "./event.ts";
import {apply} from "./fold.ts";

/** All cases of an institution as they are now. */
export interface CaseBook {
  cases(institution: string): Promise<ReadonlyMap<string, Case>>;
  /** Forgets what was folded, after an erasure: entries that were read can be read no more. */
  forget(institution: string): void;
}

export function openCaseBook(ledgers: Ledgers): CaseBook {
  const types = CASE_EVENT_TYPES.filter((type) => !isTrailOnly(type));
  const book = openBook<Case>(ledgers, {types, apply});
  return {cases: book.all, forget: book.forget};
}
