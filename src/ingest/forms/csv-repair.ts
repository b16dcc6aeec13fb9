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
  const end = endOfRecord(text, isLast, dialect);
  if (end === undefined) {
    return text.length > LONGEST_RECORD ? {kind: "unreadable", length: text.length} : {kind: "more"};
  }
  const fields = splitRecord(text.slice(0, end.at), dialect, shapes);
  return fields ? {kind: "read", fields, length: end.next} : {kind: "unreadable", length: end.next};
}

interface RecordEnd {
  readonly at: number;
  readonly next: number;
}

/** Bytes that must have arrived after a line end to tell whether a record starts there. */
const LOOK_AHEAD = 80;

function endOfRecord(text: string, isLast: boolean, dialect: Dialect): RecordEnd | undefined {
  const nextRecord = startOfRecord(text, dialect);
  for (let feed = text.indexOf("\n"); feed >= 0; feed = text.indexOf("\n", feed + 1)) {
    const at = text[feed - 1] === "\r" ? feed - 1 : feed;
    const rest = text.slice(feed + 1, feed + 1 + LOOK_AHEAD);
    if (rest.length < LOOK_AHEAD && !isLast) return undefined;
    if (dialect.quotesAll && text[at - 1] !== '"') continue;
    if (rest === "" || nextRecord.test(rest)) return {at, next: feed + 1};
  }
  return isLast ? {at: text.replace(/[\r\n]+$/, "").length, next: text.length} : undefined;
}

/** The next record starts as this one does: with a number where this one starts with a number. */
function startOfRecord(text: string, dialect: Dialect): RegExp {
  const value = /^"?\d+"?[^\w]/.test(text) ? "\\d+" : '[^"\\n]{0,60}';
  const quote = dialect.quotesAll ? '"' : '"?';
  const delimiter = dialect.delimiter === "\t" ? "\\t" : `\\${dialect.delimiter}`;
  return new RegExp(`^${quote}${value}${quote}${delimiter}`);
}

function splitRecord(record: string, dialect: Dialect, shapes: Shapes): string[] | undefined {
  if (!dialect.quotesAll)
    return alignFields(record.split(dialect.delimiter), dialect.delimiter, shapes, unquote);
  if (!record.startsWith('"') || !record.endsWith('"') || record.length < 2) return undefined;
  const glue = `"${dialect.delimiter}"`;
  return alignFields(record.slice(1, -1).split(glue), glue, shapes, undouble);
}

function undouble(field: string): string {
  return field.replaceAll('""', '"');
}

function unquote(field: string): string {
  return field.length > 1 && field.startsWith('"') && field.endsWith('"')
    ? undouble(field.slice(1, -1))
    : field;
}

/**
 * Joins pieces into as many fields as there are shapes, so that every typed field fits its shape and as few
 * pieces as possible are joined to fields that open a quote and do not close it. Undefined where nothing fits.
 */
function alignFields(
  pieces: readonly string[],
  glue: string,
  shapes: Shapes,
  read: (field: string) => string
): string[] | undefined {
  const surplus = pieces.length - shapes.length;
  if (surplus < 0 || surplus > 400) return undefined;
  const fields = pieces.map(read);
  if (surplus === 0) return fields.every((field, i) => fits(field, shapes[i])) ? fields : undefined;
  return leastCostly(pieces, glue, shapes, read);
}

/** The cheapest way found to fill the columns so far with the first pieces. */
interface Path {
  readonly cost: number;
  readonly fields: readonly string[];
}

function leastCostly(
  pieces: readonly string[],
  glue: string,
  shapes: Shapes,
  read: (field: string) => string
): string[] | undefined {
  const surplus = pieces.length - shapes.length;
  let reached = new Map<number, Path>([[0, {cost: 0, fields: []}]]);
  for (const [column, shape] of shapes.entries()) {
    const next = new Map<number, Path>();
    for (const [start, path] of reached) {
      const last = shape ? start + 1 : column + surplus + 1;
      for (let end = start + 1; end <= last; end++) {
        keepCheaper(next, end, extend(path, pieces.slice(start, end), glue, shape, read));
      }
    }
    reached = next;
  }
  const best = reached.get(pieces.length);
  return best && [...best.fields];
}

function extend(
  path: Path,
  pieces: readonly string[],
  glue: string,
  shape: RegExp | undefined,
  read: (field: string) => string
): Path | undefined {
  const joined = pieces.join(glue);
  const field = read(joined);
  if (!fits(field, shape)) return undefined;
  const cost = path.cost + (isUnbalanced(joined) ? 10 : 0) + (pieces.length > 1 ? 1 : 0);
  return {cost, fields: [...path.fields, field]};
}

function keepCheaper(paths: Map<number, Path>, end: number, path: Path | undefined): void {
  if (path && path.cost < (paths.get(end)?.cost ?? Number.POSITIVE_INFINITY)) paths.set(end, path);
}

function fits(field: string, shape: RegExp | undefined): boolean {
  return shape === undefined || shape.test(field.trim());
}

function isUnbalanced(field: string): boolean {
  return field.startsWith('"') !== field.endsWith('"') && field.length > 1;
}
