import {ApertureError} from "../../base/errors.ts";
import {formatNumber} from "../../base/numbers.ts";
import {countOf, fold} from "../../base/text.ts";
import type {ScreeningQuery} from "../../safeguard/screening/index/search.ts";
import type {Table} from "../read-table.ts";
import {readQuestion, type ScreeningForm} from "./question.ts";

/** What the columns of a table of names are called, and what stands in them. Only the name must be filled in. */
export const BATCH_COLUMNS = {
  id: "your own number of the row; the row in the table where empty",
  name: "name of the organisation or person, in any script",
  kind: "organisation or person; either where empty",
  country: "country of an organisation’s seat, by name or code; never of a person",
  city: "city of the seat",
  identifier: "number by which it can be told apart, such as LEI:…",
  birth_date: "date of birth of a person: 1970, 1970-05 or 1970-05-01"
} as const;

export type BatchColumn = keyof typeof BATCH_COLUMNS;

const COLUMNS = Object.keys(BATCH_COLUMNS) as BatchColumn[];

/** One row as a question. */
export interface BatchQuestion {
  readonly id: string;
  readonly query: ScreeningQuery;
}

/** What a table does not say itself. */
export interface BatchReading {
  /** What a column is called in this table, where it is not called by its own name. */
  readonly headings?: Readonly<Partial<Record<BatchColumn, string>>>;
  /** What every row is of that does not say so. */
  readonly kind?: string | undefined;
}

/** Rows of a table of names as questions; rows that cannot be read are an error with their places. */
export function readBatch({header, rows}: Table, reading: BatchReading = {}): BatchQuestion[] {
  const places = COLUMNS.map((column) => [column, placeOf(column, header, reading)] as const);
  const read = rows.map(({row, cells}) => {
    const values = Object.fromEntries(places.map(([column, at]) => [column, cells[at] ?? ""]));
    const {birth_date: birthDate, kind, ...others} = values;
    return {
      place: row,
      form: {...others, birthDate, kind: kind || reading.kind, id: values["id"] || String(row - 1)}
    };
  });
  if (read.length === 0) {
    throw new ApertureError("source-damaged", "no rows", {
      hint: `The first row holds the headings: ${COLUMNS.join(", ")}; only name must be filled in.`
    });
  }
  return readRows(read, "row");
}

/** A row of a table, or a name in a list that a program sent. */
type RowForm = ScreeningForm & {readonly id?: string | undefined};

/** Names that a program sent as questions; those that cannot be read are an error with their places, from 1. */
export function readBatchQuestions(forms: readonly RowForm[]): BatchQuestion[] {
  refuseMany(forms.length);
  return readRows(
    forms.map((form, at) => ({place: at + 1, form})),
    "name"
  );
}

const plain = (heading: string) =>
  fold(heading)
    .replaceAll(/[\s_-]+/g, " ")
    .trim();

/** Where a column stands; -1 where it does not, which only a name, or a column that was asked for, may not. */
function placeOf(column: BatchColumn, header: readonly string[], {headings}: BatchReading): number {
  const asked = headings?.[column];
  const at = header.findIndex((heading) => plain(heading) === plain(asked ?? column));
  if (at >= 0 || (column !== "name" && asked === undefined)) return at;
  throw new ApertureError("source-damaged", `missing column ${asked ?? column}`, {
    hint: `The table has: ${header.map((heading) => heading || "(no heading)").join(", ") || "no headings"}. Expected: ${COLUMNS.join(", ")}.`
  });
}

/** So many rows that cannot be read are named; with more it is the table that is wrong. */
const MOST_NAMED = 20;

interface Placed {
  readonly place: number;
  readonly form: RowForm;
}

function readRows(rows: readonly Placed[], noun: string): BatchQuestion[] {
  const questions: BatchQuestion[] = [];
  const wrong: {readonly place: number; readonly error: ApertureError}[] = [];
  for (const {place, form} of rows) {
    try {
      questions.push({id: form.id || String(place), query: readQuestion(form)});
    } catch (error) {
      if (!(error instanceof ApertureError)) throw error;
      wrong.push({place, error});
    }
  }
  const [first, ...others] = wrong;
  if (!first) return questions;
  const more = others.slice(0, MOST_NAMED).map(({place, error}) => `${noun} ${place}: ${error.message}`);
  const rest = others.length - more.length;
  throw new ApertureError(
    noun === "name" ? "usage" : "source-damaged",
    `${noun} ${first.place}: ${first.error.message}`,
    {
      hint: [
        first.error.hint,
        ...(more.length
          ? [`Also ${more.join("; ")}${rest > 0 ? `; and ${countOf(rest, `more ${noun}`)}` : ""}.`]
          : []),
        "Nothing was screened."
      ]
        .filter(Boolean)
        .join(" ")
    }
  );
}

/** Most names of one batch on a server; the command line takes any number. */
export const MOST_NAMES = 50_000;

/** Refuses a batch beyond what a server does for one person. */
export function refuseMany(count: number): void {
  if (count <= MOST_NAMES) return;
  throw new ApertureError("too-large", `${formatNumber(count)} names at once`, {
    hint: `At most ${formatNumber(MOST_NAMES)}. Part the table, or use: npx aperture screen --batch FILE --out FILE. Nothing was screened.`
  });
}
