import type {Programme} from "../domain/programme.ts";

/**
 * What a column holds, and so how its text is read. `prose` may hold anything, line breaks included; every other
 * type has a shape that also helps to find the columns again in a malformed row.
 */
export type ColumnType = "id" | "code" | "date" | "money" | "flag" | "whole" | "prose";

/** One column Aperture takes from a table, under whatever names publishers have given it. */
export interface ColumnRule {
  /** Its name here, in snake_case. */
  readonly as: string;
  readonly type: ColumnType;
  /** Header names it has had, the current one first. */
  readonly from: readonly string[];
  /** Programmes whose file cannot be read without it. */
  readonly required?: readonly Programme[];
}

export interface TableRule {
  readonly name: string;
  /** Names its file has had, without extension. */
  readonly files: readonly string[];
  readonly columns: readonly ColumnRule[];
  /** Seen, and deliberately not taken. A header in neither list is filed as an issue. */
  readonly ignore: readonly string[];
  /** Whether a set of files without this table can be read at all. */
  readonly required: boolean;
}

/** The full size of a programme as the publisher states it elsewhere, to show what a partial file lacks. */
export interface ProgrammeSize {
  readonly projects: number;
  readonly participations: number;
  readonly note: string;
}

export interface SourceDeclaration {
  readonly id: string;
  readonly title: string;
  readonly publisher: {readonly name: string; readonly url: string};
  readonly licence: {readonly id: string; readonly url: string};
  readonly attribution: string;
  readonly refresh: "monthly" | "yearly" | "never";
  /** Where each programme is downloaded from. */
  readonly addresses: Readonly<Record<Programme, string>>;
  readonly tables: readonly TableRule[];
  /** Tables in the publisher's archive that hold nothing Aperture reads yet. */
  readonly otherTables: readonly string[];
  readonly sizes: Readonly<Partial<Record<Programme, ProgrammeSize>>>;
  /** Largest difference, in percent of the total, between what projects and participations sum to. */
  readonly tolerancePercent: number;
  /** Smallest share, in percent, of the pinned vintage's rows that a newer file may have. */
  readonly floorPercent: number;
  /** The same for a file older than the pinned one: a programme grows, and its earlier files are smaller. */
  readonly olderFloorPercent: number;
}

const SHAPES: Readonly<Record<Exclude<ColumnType, "prose">, RegExp>> = {
  id: /^[\w.\-/]{0,60}$/,
  code: /^[\w.\-+/()&,;| ]{0,400}$/,
  date: /^(\d{4}-\d{2}-\d{2}([ T][\d:.+Z-]*)?)?$/,
  money: /^-?[\d.,]*$/,
  flag: /^(true|false|yes|no|[01])?$/i,
  whole: /^-?\d*$/
};

/** The shape the text of a typed column has; undefined where anything may stand. */
export function shapeOf(type: ColumnType): RegExp | undefined {
  return type === "prose" ? undefined : SHAPES[type];
}

/** Checks a declaration when its module loads, so that a slip fails at the start and not in the night. */
export function defineSource(declaration: SourceDeclaration): SourceDeclaration {
  for (const table of declaration.tables) {
    const headers = table.columns.flatMap((column) => column.from).concat(table.ignore);
    const twice = headers.find((header, i) => headers.indexOf(header) !== i);
    if (twice !== undefined)
      throw new TypeError(`column declared twice in ${declaration.id}.${table.name}: ${twice}`);
  }
  return declaration;
}
