import {coalesce} from "../../base/coalesce.ts";
import {ERASED, type Ledgers, type OpenEntry} from "./ledger.ts";

/** How the entries of one kind of stream become a state. */
export interface StreamKind<State> {
  /** Types of entry that change the state. */
  readonly types: readonly string[];
  /** The next state after one more entry; undefined where the entry is of no stream of this kind. */
  apply(before: State | undefined, entry: OpenEntry): State | undefined;
}

/** Every stream of one kind that an institution has, as it is now. */
export interface Book<State> {
  all(institution: string): Promise<ReadonlyMap<string, State>>;
  /** Forgets what was folded, after an erasure: entries that were read can be read no more. */
  forget(institution: string): void;
}

/**
 * Keeps the folded streams in memory and reads only entries that are new, so that a page costs one short query however
 * long the ledger is, and sees what other programs wrote.
 */
export function openBook<State>(ledgers: Ledgers, {types, apply}: StreamKind<State>): Book<State> {
  const read = [...new Set([...types, ERASED])];
  const pages = new Map<string, BookPage<State>>();
  const refreshes = new Map<string, () => Promise<ReadonlyMap<string, State>>>();
  const upToDate = async (institution: string): Promise<ReadonlyMap<string, State>> => {
    const page = pages.get(institution) ?? {upTo: 0, states: new Map()};
    pages.set(institution, page);
    const fresh = await ledgers.read(institution, page.upTo, read);
    if (page.upTo > 0 && fresh.some(({type}) => type === ERASED)) {
      pages.delete(institution);
      return upToDate(institution);
    }
    for (const entry of fresh) take(page, entry);
    return page.states;
  };
  const take = (page: BookPage<State>, entry: OpenEntry) => {
    const next = apply(page.states.get(entry.stream), entry);
    if (next !== undefined) page.states.set(entry.stream, next);
    page.upTo = entry.sequence;
  };
  return {
    all(institution) {
      const refresh = refreshes.get(institution) ?? coalesce(() => upToDate(institution));
      refreshes.set(institution, refresh);
      return refresh();
    },
    forget: (institution) => void pages.delete(institution)
  };
}

interface BookPage<State> {
  upTo: number;
  readonly states: Map<string, State>;
}
