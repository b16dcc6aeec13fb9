import type {Figure, FigureTable} from "../domain/figure.ts";

/**
 * A run of text. Whatever holds a digit is something else than words: a figure, a fact or a count of the catalogue, a
 * date, a name, a rule of the outline, a technical mark, or a number this report gives its own parts.
 */
export type Span =
  | {readonly kind: "words"; readonly text: string}
  | {readonly kind: "figure"; readonly text: string; readonly figure: Figure; readonly exact?: true}
  /** A statement of the catalogue, with the file and line it stands in. */
  | {readonly kind: "fact"; readonly text: string; readonly place: string}
  /** What follows from the catalogue or an assessment, a number or a state, with the address that finds it again. */
  | {readonly kind: "count"; readonly text: string; readonly address: string}
  | {readonly kind: "date"; readonly text: string; readonly date: string}
  /** The name of something: a code of a dimension, an entry of the catalogue. */
  | {readonly kind: "name"; readonly text: string; readonly of: string}
  /** What somebody wrote or a source says, word for word, with where it was taken from. */
  | {readonly kind: "quoted"; readonly text: string; readonly from: string}
  /** Words that follow from a rule, or the rule itself. */
  | {readonly kind: "rule"; readonly text: string; readonly rule: string}
  /** A hash, an address, a query: part of a trace. */
  | {readonly kind: "trace"; readonly text: string}
  /** The number of a section, table or picture of this report. */
  | {readonly kind: "place"; readonly text: string; readonly target: string};

export type Text = readonly Span[];

export interface Heading {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3 | 4;
  readonly id: string;
  readonly number: string;
  readonly text: Text;
}

/** `finding` opens a section; `note` is small print; `blank` says what is not known. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly tone: "plain" | "finding" | "note" | "blank";
  readonly text: Text;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Text[];
}

export interface Column {
  readonly title: Text;
  readonly align: "start" | "end";
  /** Share of the width, in parts of the whole. */
  readonly width: number;
}

export interface Table {
  readonly kind: "table";
  readonly id: string;
  readonly number: string;
  readonly caption: Text;
  readonly columns: readonly Column[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly Text[])[];
  readonly source: Text;
}

/** A picture; the table behind it is the next block with the id given. */
export interface Picture {
  readonly kind: "picture";
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly subtitle: Text;
  /** The finding in words, written from the figures. */
  readonly description: string;
  readonly svg: string;
  readonly narrow: string;
  readonly table: string;
}

/** A paragraph an editor wrote and signed. The day is written before the name, which may run from right to left. */
export interface Signed {
  readonly kind: "signed";
  readonly author: string;
  readonly date: string;
  readonly text: Text;
  /** The figures it rests on that are no longer what they were when it was signed. */
  readonly moved: readonly Text[];
}

export type Block = Heading | Paragraph | List | Table | Picture | Signed;

/** A table of figures the report rests on, with the number its trace has in the report. */
export interface CitedTable {
  readonly number: number;
  readonly address: string;
  readonly table: FigureTable;
  /** Whether it is shown as a table or picture, or only cited in running text. */
  readonly shown: boolean;
  readonly title: string;
}

/** One of the indicators that every edition has. */
export interface RecurringValue {
  readonly id: string;
  readonly title: string;
  readonly figure: Figure;
}

/** A document before it is written in any form. */
export interface PrintDocument {
  readonly title: string;
  readonly subtitle: string;
  /** The lines under the title: period, dates, what it was built from. */
  readonly front: readonly Text[];
  readonly blocks: readonly Block[];
  readonly tables: readonly CitedTable[];
  /**
   * A page of its own with the contents after it; a head, under which the text begins at once; or the close head of a
   * briefing, whose sections follow each other on a page.
   */
  readonly opening: "cover" | "head" | "brief";
  /** The day all facts are as of; every file carries it as its date. */
  readonly asOf: string;
  readonly keywords: readonly string[];
}

/** A document over figures, with the indicators that every edition has. */
export interface Report extends PrintDocument {
  readonly recurring: readonly RecurringValue[];
}

/** Words as they stand. Throws where they hold a number, which has to say where it comes from. */
export function words(text: string): Span {
  if (/\d/.test(text)) throw new TypeError(`a number without a source: ${text}`);
  return {kind: "words", text};
}

/** Characters that no text needs and a file may not hold: controls, and marks that turn the order of reading. */
export const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Somebody's words as they stand. */
export function quoted(text: string, from: string): Span {
  return {kind: "quoted", text: text.replace(/\s+/g, " ").replace(UNPRINTABLE, "").trim(), from};
}

/** The text without its traces, for captions, alternative texts and bookmarks. */
export function plain(text: Text): string {
  return text.map((span) => span.text).join("");
}
