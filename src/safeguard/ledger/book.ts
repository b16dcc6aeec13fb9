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
  const pages = new Map<string, BookPage<State>>();
  const upToDate = async (institution: string): Promise<BookPage<State>> => {
    const page = pages.get(institution) ?? {upTo: 0, states: new Map()};
    pages.set(institution, page);
    const fresh = await ledgers.read(institution, page.upTo, types);
    if (page.upTo > 0 && fresh.some(({type}) => type === ERASED)) {
      pages.delete(institution);
      return upToDate(institution);
    }
    // Another request may have read the same entries meanwhile.
    for (const entry of fresh) if (entry.sequence > page.upTo) take(page, entry);
    return page;
  };
  const take = (page: BookPage<State>, entry: OpenEntry) => {
    const next = apply(page.states.get(entry.stream), entry);
    if (next !== undefined) page.states.set(entry.stream, next);
    page.upTo = entry.sequence;
  };
  return {
    all: async (institution) => (await upToDate(institution)).states,
    forget: (institution) => void pages.delete(institution)
  };
}

interface BookPage<State> {
  upTo: number;
  readonly states: Map<string, State>;
}
