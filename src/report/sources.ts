import type {Dimension} from "../domain/dimension.ts";
import type {Figure, FigureRequest, FigureTable, Unit} from "../domain/figure.ts";
import type {Block, Span} from "./block.ts";

/** How figures and codes are written for readers. */
export interface Wording {
  /** EUR 1.2 bn, 12.5 %, 1 386; a dash where there is none. */
  short(figure: Figure): string;
  /** The same to the last digit. */
  exact(figure: Figure): string;
  /** The same for figures that stand under each other: all with as many decimals as one of them needs. */
  inColumn(figures: readonly Figure[]): Wording;
  unit(unit: Unit): string;
  blank(figure: Figure): string;
  /** A code's name in the data, as a title. */
  name(dimension: Dimension, code: string): string;
  /** The name as it stands within a sentence: the United States, the health theme. */
  inText(dimension: Dimension, code: string): string;
}

/** What a list of the catalogue is asked for. */
export interface ListScope {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly country?: string;
  readonly theme?: string;
  /** What the outline narrows the list to. */
  readonly only: Readonly<Record<string, string>>;
  /** Whether a name stands in what has been composed before the list. */
  readonly occurs: (name: string) => boolean;
  /** A word of its own for the ids of its blocks. */
  readonly id: string;
  readonly level: 2 | 3 | 4;
}

/** Everything a report is made from, in the hands of who composes it. */
export interface Sources {
  readonly wording: Wording;
  /** Reads an address of the outline. */
  read(address: string): FigureRequest;
  /** Computes a request; undefined where the data open now cannot answer it exactly. */
  figures(request: FigureRequest): Promise<FigureTable | undefined>;
  /** Blocks made from the catalogue. Throws where there is no list of that name. */
  list(name: string, scope: ListScope): Promise<readonly Block[]>;
  /** An entry of the catalogue that a sentence names, such as document:com-2021-252. */
  named(key: string): Span;
  /** The day the newest data were published; undefined where there are none. */
  readonly newestData: string | undefined;
}
