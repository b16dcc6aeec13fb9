import type {IsoDate} from "../base/dates.ts";
import type {Confidence} from "./confidence.ts";

/** Where a fact was read: a source of the catalogue or one of its documents, and the place in it where known. */
export interface Citation {
  readonly source: string;
  /** Key of one of the document's anchors: a paragraph, article or section. */
  readonly anchor?: string;
  /** What it says on this, or how far it goes, in a few words. */
  readonly remark?: string;
}

/** The thing a statement is about: an entry of one of the catalogue's registers. */
export interface Subject {
  readonly register: string;
  readonly id: string;
}

/**
 * One dated, sourced fact. Dates are partial (2021, 2021-06, 2021-06-17); without `from` the start is unknown,
 * without `to` it still holds as far as is known.
 */
export interface Statement<Value = unknown> {
  readonly subject: Subject;
  readonly property: string;
  readonly value: Value;
  readonly from?: string;
  readonly to?: string;
  /** The date the source speaks of, where it says how things stood and not since when. */
  readonly asOf?: string;
  readonly sources: readonly Citation[];
  readonly confidence: Confidence;
  /** Day the fact was entered into the catalogue. */
  readonly entered: IsoDate;
  /** Day by which somebody should look at it again. */
  readonly review: IsoDate;
  readonly note?: string;
  /** Where it is written: file and line. */
  readonly place: string;
}

/** An entry of a register, with everything stated of it. */
export interface Thing {
  readonly register: string;
  readonly id: string;
  readonly name: string;
  readonly shortName?: string;
  /** What is not known, in words: looked for and not found, or not yet looked for. */
  readonly open: readonly string[];
  readonly statements: readonly Statement[];
}

/** Something a page, a book or a file can be cited by. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly address?: string;
  readonly note?: string;
}
