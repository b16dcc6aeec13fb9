import type {Dialect} from "./csv-dialect.ts";

/** What the values of each column look like; undefined where anything may stand. */
export type Shapes = readonly (RegExp | undefined)[];

export type Repair =
  | {readonly kind: "read"; readonly fields: readonly string[]; readonly length: number}
  | {readonly kind: "unreadable"; readonly length: number}
  /** The record may go on past what has arrived. */
  | {readonly kind: "more"};

/** Longest record that is still looked at, and that the engine reads; objectives have some thousand characters. */
const LONGEST_RECORD = 1 << 20;

/**
 * Reads one record that breaks the rules of quoting, as when inner quotes are not doubled.
 *
 * The record ends where the next line begins like a record; its fields are found by the separators that leave
 * every typed column with a value of its own shape. A record with no such reading is given back unread: none is
 * guessed at.
 */
export function repairRecord(text: string, isLast: boolean, dialect: Dialect, shapes: Shapes): Repair {
  const ends: RecordEnd[] = [];
  for (const end of endsOfRecord(text, isLast, dialect)) {
    if (end === "more") return text.length > LONGEST_RECORD ? asideUpTo(text.length) : {kind: "more"};
    const reading = splitRecord(text.slice(0, end.at), dialect, shapes);
    if (reading) return readUpTo(end, reading, ends, {text, dialect, shapes});
    ends.push(end);
    if (ends.length === MOST_ENDS) break;
  }
  return asideUpTo(ends[0]?.next ?? text.length);
}

/** A line of prose can look like the start of a record; so many such lines are read on before giving up. */
const MOST_ENDS = 6;

interface Source {
  readonly text: string;
  readonly dialect: Dialect;
  readonly shapes: Shapes;
}

function asideUpTo(length: number): Repair {
  return {kind: "unreadable", length};
}

/** A reading that runs over what could be a record of its own is not sure. */
function readUpTo(
  end: RecordEnd,
  reading: Reading,
  passed: readonly RecordEnd[],
  {text, dialect, shapes}: Source
): Repair {
  const within = passed.find((start) => splitRecord(text.slice(start.next, end.at), dialect, shapes));
  if (!within)
    return reading === "several" ? asideUpTo(end.next) : {kind: "read", fields: reading, length: end.next};
  const isSound = keepsRules(text.slice(within.next, end.at), dialect, shapes.length);
  return asideUpTo(isSound ? (passed[0]?.next ?? end.next) : end.next);
}

/**
 * Whether a record that keeps the rules of quoting is nevertheless misread: values in its typed columns have the
 * wrong shape, or one of its texts holds a whole record.
 */
export function isMisread(record: string, dialect: Dialect, shapes: Shapes): boolean {
  return !fitsShapes(record, dialect, shapes) || holdsRecord(record, dialect, shapes);
}

function holdsRecord(record: string, dialect: Dialect, shapes: Shapes): boolean {
  const starts = startOfRecord(record, dialect);
  for (let feed = record.indexOf("\n"); feed >= 0; feed = record.indexOf("\n", feed + 1)) {
    const rest = record.slice(feed + 1).replace(/\r?\n$/, "");
    if (starts.test(rest) && splitRecord(rest, dialect, shapes)) return true;
  }
  return false;
}

function fitsShapes(record: string, dialect: Dialect, shapes: Shapes): boolean {
  const separator = separatorOf(dialect);
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(?:${separator}|\\r?\\n|$)`, "y");
  return shapes.every((shape) => {
    const [, quoted, bare] = field.exec(record) ?? [];
    return fits(quoted === undefined ? (bare ?? "") : undouble(quoted), shape);
  });
}

function keepsRules(record: string, dialect: Dialect, width: number): boolean {
  const separator = separatorOf(dialect);
  const quoted = '"(?:[^"]|"")*"';
  const field = dialect.quotesAll ? quoted : `(?:${quoted}|[^"${separator}]*)`;
  return new RegExp(`^${field}(?:${separator}${field}){${width - 1}}$`).test(record);
}

interface RecordEnd {
  readonly at: number;
  readonly next: number;
}

/** Bytes that must have arrived after a line end to tell whether a record starts there. */
const LOOK_AHEAD = 80;

/** Where the record could end, nearest first; "more" where that cannot be told before more has arrived. */
function* endsOfRecord(text: string, isLast: boolean, dialect: Dialect): Generator<RecordEnd | "more"> {
  const nextRecord = startOfRecord(text, dialect);
  for (let feed = text.indexOf("\n"); feed >= 0; feed = text.indexOf("\n", feed + 1)) {
    const at = text[feed - 1] === "\r" ? feed - 1 : feed;
    const rest = text.slice(feed + 1, feed + 1 + LOOK_AHEAD);
    if (rest.length < LOOK_AHEAD && !isLast) return yield "more";
    if (dialect.quotesAll && text[at - 1] !== '"') continue;
    if (rest === "" || nextRecord.test(rest)) yield {at, next: feed + 1};
  }
  yield isLast ? {at: text.replace(/[\r\n]+$/, "").length, next: text.length} : "more";
}

function separatorOf({delimiter}: Dialect): string {
  return delimiter === "\t" ? "\\t" : `\\${delimiter}`;
}

/** The next record starts as this one does: with a number where this one starts with a number. */
function startOfRecord(text: string, dialect: Dialect): RegExp {
  const value = /^"?\d+"?[^\w]/.test(text) ? "\\d+" : '[^"\\n]{0,60}';
  const quote = dialect.quotesAll ? '"' : '"?';
  return new RegExp(`^${quote}${value}${quote}${separatorOf(dialect)}`);
}

/** The fields of a record; "several" where its typed values could be read in more than one way. */
type Reading = readonly string[] | "several";

function splitRecord(record: string, dialect: Dialect, shapes: Shapes): Reading | undefined {
  if (!dialect.quotesAll)
    return alignFields(record.split(dialect.delimiter), {
      glue: dialect.delimiter,
      shapes,
      read: unquote,
      isUnbalanced: (field) => isUnbalanced(field, dialect.delimiter)
    });
  if (!record.startsWith('"') || !record.endsWith('"') || record.length < 2) return undefined;
  const glue = `"${dialect.delimiter}"`;
  return alignFields(record.slice(1, -1).split(glue), {
    glue,
    shapes,
    read: undouble,
    isUnbalanced: () => false
  });
}

function undouble(field: string): string {
  return field.replaceAll('""', '"');
}

function unquote(field: string): string {
  return field.length > 1 && field.startsWith('"') && field.endsWith('"')
    ? undouble(field.slice(1, -1))
    : field;
}

/** What the pieces of a record are to become. */
interface Columns {
  readonly glue: string;
  readonly shapes: Shapes;
  readonly read: (field: string) => string;
  /** Where every field is quoted, the quotes of a text say nothing of where it ends. */
  readonly isUnbalanced: (field: string) => boolean;
}

/**
 * Joins pieces into as many fields as there are shapes, so that every typed field fits its shape and as few
 * pieces as possible are joined to fields that open a quote and do not close it. Undefined where nothing fits;
 * "several" where other typed values would fit as well.
 */
function alignFields(pieces: readonly string[], columns: Columns): Reading | undefined {
  const {shapes, read} = columns;
  const surplus = pieces.length - shapes.length;
  if (surplus < 0 || surplus > 400) return undefined;
  const fields = pieces.map(read);
  if (surplus === 0) return fields.every((field, i) => fits(field, shapes[i])) ? fields : undefined;
  return leastCostly(pieces, columns);
}

/** The cheapest way found to fill the columns so far with the first pieces. */
interface Path {
  readonly cost: number;
  readonly fields: readonly string[];
  /** Its typed values. */
  readonly typed: string;
  /** What the cheapest way to other typed values costs. */
  readonly rival: number;
}

/** What a field costs that opens a quote and does not close it; a reading must be this much better than any other. */
const UNBALANCED = 10;

function leastCostly(pieces: readonly string[], columns: Columns): Reading | undefined {
  const {shapes} = columns;
  const surplus = pieces.length - shapes.length;
  const start: Path = {cost: 0, fields: [], typed: "", rival: Number.POSITIVE_INFINITY};
  let reached = new Map<number, Path>([[0, start]]);
  for (const [column, shape] of shapes.entries()) {
    const next = new Map<number, Path>();
    for (const [from, path] of reached) {
      const last = shape ? from + 1 : column + surplus + 1;
      for (let end = from + 1; end <= last; end++) {
        const found = extend(path, pieces.slice(from, end), shape, columns);
        if (found) next.set(end, cheaper(next.get(end), found));
      }
    }
    reached = next;
  }
  const best = reached.get(pieces.length);
  return best && (best.rival - best.cost >= UNBALANCED ? best.fields : "several");
}

function extend(
  path: Path,
  pieces: readonly string[],
  shape: RegExp | undefined,
  {glue, read, isUnbalanced}: Columns
): Path | undefined {
  const joined = pieces.join(glue);
  const field = read(joined);
  if (!fits(field, shape)) return undefined;
  const step = (isUnbalanced(joined) ? UNBALANCED : 0) + (pieces.length > 1 ? 1 : 0);
  return {
    cost: path.cost + step,
    fields: [...path.fields, field],
    typed: shape ? `${path.typed}\n${field}` : path.typed,
    rival: path.rival + step
  };
}

function cheaper(a: Path | undefined, b: Path): Path {
  if (!a) return b;
  const [best, other] = b.cost < a.cost ? [b, a] : [a, b];
  return {...best, rival: Math.min(best.rival, a.typed === b.typed ? other.rival : other.cost)};
}

function fits(field: string, shape: RegExp | undefined): boolean {
  return shape === undefined || shape.test(field.trim());
}

/** Where only some fields are quoted, one that opens a quote closes it, and one that does not holds no separator. */
function isUnbalanced(field: string, delimiter: string): boolean {
  if (field.startsWith('"')) return field.length === 1 || !field.endsWith('"');
  return field.endsWith('"') || field.includes(delimiter);
}
