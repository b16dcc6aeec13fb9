import type {Issue} from "../stage.ts";

/** What was not understood, counted by kind, field and value. */
export class IssueLog {
  readonly #issues = new Map<string, Issue>();
  readonly #table: string;

  /** `table` names what the issues are of. */
  constructor(table: string) {
    this.#table = table;
  }

  add(kind: string, field: string, value: string, note: string, count = 1): void {
    const key = [kind, field, value, note].join("\n");
    const known = this.#issues.get(key);
    this.#issues.set(key, {kind, table: this.#table, field, value, note, count: (known?.count ?? 0) + count});
  }

  /** Every issue, in an order that does not depend on the order of the rows. */
  all(): Issue[] {
    return [...this.#issues].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, issue]) => issue);
  }
}
