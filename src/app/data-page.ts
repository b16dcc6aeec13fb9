import {oncePer} from "../base/collections.ts";
import {associationIntervals} from "../catalogue/association.ts";
import type {Confidence} from "../domain/confidence.ts";
import type {Reconciliation} from "../ingest/reconcile.ts";
import {cordis} from "../sources/cordis.ts";
import {openAlex} from "../sources/openalex.ts";
import {openAlexPairs} from "../sources/openalex-pairs.ts";
import type {StoredIssue} from "../warehouse/manifest.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readReconciliation} from "./reconciliation.ts";
import type {Edition} from "./site.ts";

/** Issues of one kind in one column, with the values met most. */
export interface IssueGroup {
  /** The programme of the file, or the title of a source that is of none. */
  readonly programme: string;
  readonly kind: string;
  readonly table: string;
  readonly field: string;
  readonly note: string;
  readonly count: number;
  readonly values: readonly StoredIssue[];
}

/** How many statements on association the catalogue holds, by how they are known. */
export interface StatementCount {
  readonly confidence: Confidence;
  readonly legal: number;
  readonly applicant: number;
}

const MOST_VALUES = 12;
const reconciled = oncePer((warehouse: Warehouse) => readReconciliation(warehouse));

/** How the totals agree; added up once for each open warehouse. */
export function reconciliationOf({warehouse}: Edition): Promise<Reconciliation> {
  return reconciled(warehouse);
}

/** What was not understood in the sources, by kind and column, most frequent first. */
export function issueGroups({warehouse}: Edition): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  const {manifest, works} = warehouse;
  for (const {ref, issues} of [...manifest.vintages, ...(works ? [works] : [])]) {
    const programme = ref.programme || ref.title;
    for (const issue of issues) {
      const key = [programme, issue.kind, issue.table, issue.field].join("\n");
      const known = groups.get(key);
      const {kind, table, field, note} = issue;
      groups.set(key, {
        programme,
        kind,
        table,
        field,
        note,
        count: (known?.count ?? 0) + issue.count,
        values: [...(known?.values ?? []), issue]
      });
    }
  }
  return [...groups.values()]
    .map((group) => ({...group, values: mostFrequent(group.values)}))
    .sort((a, b) => b.count - a.count);
}

function mostFrequent(issues: readonly StoredIssue[]): StoredIssue[] {
  return [...issues].sort((a, b) => b.count - a.count).slice(0, MOST_VALUES);
}

/** Counts the statements on association by confidence and by view. */
export function statementCounts(): StatementCount[] {
  const intervals = associationIntervals();
  const count = (confidence: Confidence, view: string) =>
    intervals.filter((one) => one.confidence === confidence && one.view === view).length;
  return (["seen", "reported", "unverified"] as const).map((confidence) => ({
    confidence,
    legal: count(confidence, "legal"),
    applicant: count(confidence, "applicant")
  }));
}

/** Who publishes a source. */
export function publisherOf(source: string): {name: string; url: string} | undefined {
  return [cordis, openAlex, openAlexPairs].find((one) => one.id === source)?.publisher;
}

/** How many countries the catalogue makes statements on. */
export function countriesWithStatements(): number {
  return new Set(associationIntervals().map((one) => one.country)).size;
}

/** What the public would expect to find and open data do not hold. */
export const NOT_IN_OPEN_DATA: readonly {readonly what: string; readonly why: string}[] = [
  {
    what: "Proposals and success rates",
    why: "Only signed grants are published. How many applied, from where and with what result is in the Commission's own systems."
  },
  {
    what: "Money paid",
    why: "Amounts are what the grant agreement commits. Payments and recoveries are not published by project."
  },
  {
    what: "Contributions of partners who receive no EU money",
    why: "Total cost is stated for some participations only; where it is unknown the figure is blank and says for how many it is known."
  },
  {
    what: "The full text of topics",
    why: "Only codes and titles are in the open data, so topics flagged for international cooperation are a lower bound."
  },
  {
    what: "Topics without a funded project",
    why: "A topic appears only with a project signed under it."
  },
  {
    what: "People",
    why: "Researchers' nationality and mobility are not in the data, and Aperture would not use them. A few participants are natural persons; they are counted and never named."
  },
  {
    what: "Programmes of Member States and of third countries",
    why: "CORDIS holds what the EU funds. What partners fund themselves is another source."
  }
];
