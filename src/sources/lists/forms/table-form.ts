import {type DraftEntity, type ListForm, partFiles, type Tell} from "../list.ts";
import {hasColumns, readTable, type TableRow} from "../table.ts";
import {present} from "../text.ts";

/** A form that is one table with a row for each entry. */
export interface TableForm {
  readonly id: string;
  readonly title: string;
  readonly delimiter?: "," | ";" | "\t";
  /** Columns without which this is another table. */
  readonly required: readonly string[];
  readonly columns: readonly string[];
  readonly ignored?: readonly string[];
  /** The name of a column in a heading that says more; the file is then recognised by names anywhere at its start. */
  readonly columnOf?: (heading: string) => string;
  readonly several?: boolean;
  readonly transcription?: NonNullable<ListForm["transcription"]>;
  /** Whether a file whose columns fit is of this list; left out where the columns are enough. */
  readonly isOf?: (start: string) => boolean;
  /** The rows that belong to the list; the others are another list's or another edition's in the same file. */
  readonly select?: (rows: readonly TableRow[], tell: Tell) => readonly TableRow[];
  readonly entryOf: (row: TableRow, tell: Tell) => DraftEntity;
  /** Partial date of the list by one of its rows; the latest counts. */
  readonly datedBy?: (row: TableRow) => string | undefined;
}

export function tableForm(table: TableForm): ListForm {
  const {id, title, delimiter = ",", required, columns, ignored = []} = table;
  const {columnOf} = table;
  const rule = {
    delimiter,
    required,
    columns: [...required, ...columns],
    ignored,
    ...(columnOf && {columnOf})
  };
  const fits = (start: string) =>
    columnOf ? required.every((column) => start.includes(column)) : hasColumns(start, required, delimiter);
  return {
    id,
    title,
    parts: ["list"],
    ...(table.several && {several: true}),
    ...(table.transcription && {transcription: table.transcription}),
    partOf: ({start}) => (fits(start) && (table.isOf?.(start) ?? true) ? "list" : undefined),
    read(parts, tell) {
      const rows = partFiles(parts, "list").flatMap((file) => readTable(file, rule, tell).rows);
      const kept = table.select?.(rows, tell) ?? rows;
      const days = kept.flatMap((row) => table.datedBy?.(row) ?? []).filter((day) => day.length === 10);
      const entries = kept.map((row) => table.entryOf(row, tell));
      return {entries, ...present({dated: days.sort().at(-1)})};
    }
  };
}
