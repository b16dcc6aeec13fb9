import type {Confidence} from "../domain/confidence.ts";

/** A source as it leaves the program: everything a reader needs to find the passage. */
export interface SourceRow {
  /** The register it stands in: documents for the library, sources for what is only listed. */
  readonly register: "documents" | "sources";
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly address: string | null;
  /** Key and words of the passage in a document. */
  readonly anchor: string | null;
  readonly passage: string | null;
  /** What it says on this fact, or how far it goes. */
  readonly remark: string | null;
}

/** A statement as it leaves the program, with its sources resolved. */
export interface StatementRow {
  /** Stays the same as long as the statement says the same: register/id/property/digest. */
  readonly statement: string;
  readonly register: string;
  readonly id: string;
  /** Name of the thing it is about. */
  readonly name: string;
  readonly property: string;
  readonly title: string;
  readonly value: unknown;
  /** The value in words. */
  readonly words: string;
  /** Entries of the catalogue that the value names, as register/id or register/id#anchor. */
  readonly names: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: string | null;
  readonly confidence: Confidence;
  readonly entered: string;
  readonly review: string;
  readonly note: string | null;
  readonly sources: readonly SourceRow[];
}

/** A register as a dataset, and what can be said of the whole of it. */
export interface RegisterRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** ISO 3166 alpha-3 codes of the countries it is about, where that is plain. */
  readonly countries: readonly string[];
}

/** Rows as JSON for people and programs. */
export function toStatementsJson(rows: readonly StatementRow[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}
