import {coalesce} from "../../base/coalesce.ts";
import {ERASED, type Ledgers, type OpenEntry} from "../ledger/ledger.ts";
import type {Case} from "./case.ts";
import {CASE_EVENT_TYPES, TRAIL_ONLY} from "./event.ts";
import {apply} from "./fold.ts";

/** All cases of an institution as they are now. */
export interface CaseBook {
  cases(institution: string): Promise<ReadonlyMap<string, Case>>;
  /** Forgets what was folded, after an erasure: entries that were read can be read no more. */
  forget(institution: string): void;
}

const FOLDED = CASE_EVENT_TYPES.filter((type) => !(TRAIL_ONLY as readonly string[]).includes(type));

/**
 * Keeps the folded cases in memory and reads only entries that are new, so that a page costs one short query however
 * long the ledger is, and sees what other programs wrote.
 */
export function openCaseBook(ledgers: Ledgers): CaseBook {
  const pages = new Map<string, BookPage>();
  const refreshes = new Map<string, () => Promise<ReadonlyMap<string, Case>>>();
  const upToDate = async (institution: string): Promise<ReadonlyMap<string, Case>> => {
    const page = pages.get(institution) ?? {upTo: 0, cases: new Map()};
    pages.set(institution, page);
    const fresh = await ledgers.read(institution, page.upTo, FOLDED);
    if (page.upTo > 0 && fresh.some(({type}) => type === ERASED)) {
      pages.delete(institution);
      return upToDate(institution);
    }
    for (const entry of fresh) take(page, entry);
    return page.cases;
  };
  return {
    cases(institution) {
      const refresh = refreshes.get(institution) ?? coalesce(() => upToDate(institution));
      refreshes.set(institution, refresh);
      return refresh();
    },
    forget: (institution) => void pages.delete(institution)
  };
}

interface BookPage {
  upTo: number;
  readonly cases: Map<string, Case>;
}

function take(page: BookPage, entry: OpenEntry): void {
  const next = apply(page.cases.get(entry.stream), entry);
  if (next) page.cases.set(entry.stream, next);
  page.upTo = entry.sequence;
}
