/** Values of a list that were not understood: what they were, how many, and what was done about them. */
export interface ListIssue {
  readonly field: string;
  readonly value: string;
  readonly note: string;
  readonly count: number;
}

const MOST_KINDS = 500;
const LONGEST_VALUE = 160;

/** Counts issues by field, value and note. What comes after the first few hundred kinds is counted by field alone. */
export class IssueTally {
  readonly #counts = new Map<string, ListIssue>();

  readonly tell = (field: string, value: string, note: string): void => {
    const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
    const key = JSON.stringify([field, shown, note]);
    if (this.#counts.has(key) || this.#counts.size < MOST_KINDS) this.#add(key, {field, value: shown, note});
    else this.#add(JSON.stringify([field, note]), {field, value: "further values", note});
  };

  #add(key: string, issue: Omit<ListIssue, "count">): void {
    this.#counts.set(key, {...issue, count: (this.#counts.get(key)?.count ?? 0) + 1});
  }

  /** Most frequent first; the same issues in whatever order give the same list. */
  issues(): readonly ListIssue[] {
    const key = ({field, value, note}: ListIssue) => `${field}\n${value}\n${note}`;
    return [...this.#counts.values()].sort((a, b) => b.count - a.count || (key(a) < key(b) ? -1 : 1));
  }
}
