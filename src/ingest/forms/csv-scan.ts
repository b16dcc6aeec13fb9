import {isUtf8} from "node:buffer";
import type {Dialect} from "./csv-dialect.ts";
import {isMisread, repairRecord, type Shapes} from "./csv-repair.ts";

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A record that was not as the format demands, and what became of it. */
export interface OddRecord {
  readonly kind: "repaired" | "unreadable" | "not-utf8";
  /** Number of the record in the file, the header not counted. */
  readonly record: number;
  readonly text: string;
}

/**
 * Turns CSV as publishers write it into CSV as the format demands. Records that keep the rules pass through byte
 * for byte; a record that breaks them is repaired and written anew, or put aside when it has no sure reading.
 */
export class CsvScanner {
  readonly #dialect: Dialect;
  readonly #shapes: Shapes;
  readonly #emit: (bytes: Buffer) => void;
  readonly #onOdd: (odd: OddRecord) => void;
  #carry: Buffer = Buffer.alloc(0);
  records = 0;

  constructor(
    dialect: Dialect,
    shapes: Shapes,
    emit: (bytes: Buffer) => void,
    onOdd: (odd: OddRecord) => void
  ) {
    this.#dialect = dialect;
    this.#shapes = shapes;
    this.#emit = emit;
    this.#onOdd = onOdd;
  }

  push(chunk: Buffer): void {
    this.#scan(this.#carry.length ? Buffer.concat([this.#carry, chunk]) : chunk, false);
  }

  end(): void {
    if (this.#carry.length) this.#scan(this.#carry, true);
  }

  #scan(bytes: Buffer, isLast: boolean): void {
    let clean = 0;
    let at = 0;
    while (at < bytes.length) {
      const run = scanRun(bytes, at, this.#dialect, this.#shapes, isLast);
      this.records += run.records;
      at = run.end;
      if (run.stop === "ran-out") break;
      this.#pass(bytes.subarray(clean, at));
      const length = this.#repair(bytes.subarray(at), isLast);
      clean = at + (length ?? 0);
      if (length === undefined) break;
      at = clean;
    }
    this.#pass(bytes.subarray(clean, at));
    this.#carry = Buffer.from(bytes.subarray(at));
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (isUtf8(bytes)) {
      this.#emit(bytes);
      return;
    }
    this.#onOdd({kind: "not-utf8", record: this.records, text: bytes.subarray(0, 200).toString("latin1")});
    this.#emit(Buffer.from(new TextDecoder("windows-1252").decode(bytes)));
  }

  /** Length of the record that was repaired or put aside; undefined if more must arrive first. */
  #repair(bytes: Buffer, isLast: boolean): number | undefined {
    const text = isUtf8(bytes) || !isLast ? bytes.toString("utf8") : bytes.toString("latin1");
    const repair = repairRecord(text, isLast, this.#dialect, this.#shapes);
    if (repair.kind === "more") return undefined;
    const record = text.slice(0, repair.length);
    this.records += 1;
    if (repair.kind === "read") this.#emit(Buffer.from(writeRecord(repair.fields, this.#dialect)));
    this.#onOdd({
      kind: repair.kind === "read" ? "repaired" : "unreadable",
      record: this.records,
      text: record
    });
    return Buffer.byteLength(record);
  }
}

function writeRecord(fields: readonly string[], dialect: Dialect): string {
  const cells = fields.map((field) => `"${field.replaceAll('"', '""')}"`);
  return cells.join(dialect.delimiter) + dialect.newLine;
}

interface Run {
  /** Where the run of clean records ends and the next record starts. */
  readonly end: number;
  readonly records: number;
  readonly stop: "ran-out" | "broken";
}

/** Follows records that keep the rules from `start`, as far as they are complete. */
function scanRun(bytes: Buffer, start: number, dialect: Dialect, shapes: Shapes, isLast: boolean): Run {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const width = dialect.columns.length;
  const seen = {doubt: false};
  let records = 0;
  let end = start;
  for (let at = start; ; ) {
    seen.doubt = false;
    const read = scanRecord(bytes, at, {delimiter, width, dialect, seen});
    const isDoubtful = read > 0 && seen.doubt;
    const next = isDoubtful && isMisread(bytes.toString("utf8", at, read), dialect, shapes) ? BROKEN : read;
    if (next === INCOMPLETE) return {end, records, stop: isLast && end < bytes.length ? "broken" : "ran-out"};
    if (next === BROKEN) return {end, records, stop: "broken"};
    records += 1;
    end = next;
    at = next;
    if (at >= bytes.length) return {end, records, stop: "ran-out"};
  }
}

const INCOMPLETE = -1;
const BROKEN = -2;

interface RecordRules {
  readonly delimiter: number;
  readonly width: number;
  readonly dialect: Dialect;
  /** Set where a doubled quote stands beside a separator: two texts' own quotes can look like that too. */
  readonly seen: {doubt: boolean};
}

/** Start of the record after the one at `start`; INCOMPLETE if it is cut off; BROKEN if it breaks the rules. */
function scanRecord(bytes: Buffer, start: number, rules: RecordRules): number {
  const {delimiter, width, dialect} = rules;
  let at = start;
  for (let field = 1; ; field++) {
    at = endOfField(bytes, at, rules);
    if (at < 0) return at;
    if (at >= bytes.length) return INCOMPLETE;
    if (bytes[at] === delimiter) at += 1;
    else return endOfRecord(bytes, at, field === width, dialect.newLine === "\r\n");
  }
}

function endOfField(bytes: Buffer, at: number, {delimiter, dialect, seen}: RecordRules): number {
  if (at >= bytes.length) return INCOMPLETE;
  if (bytes[at] === QUOTE) return endOfQuoted(bytes, at + 1, delimiter, seen);
  return dialect.quotesAll ? BROKEN : endOfUnquoted(bytes, at, delimiter);
}

/** Position after the closing quote, doubled quotes passed over; negative if it has not arrived. */
function endOfQuoted(bytes: Buffer, start: number, delimiter: number, seen: {doubt: boolean}): number {
  for (let at = nextQuote(bytes, start); at >= 0; at = nextQuote(bytes, at + 1)) {
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at += 1;
    const next = bytes[at + 1];
    if (next === delimiter || next === LF || next === CR) seen.doubt = true;
  }
  return INCOMPLETE;
}

/** Bytes looked at one by one before the search of the runtime is asked, which is faster but slow to start. */
const SHORT_FIELD = 48;

function nextQuote(bytes: Buffer, start: number): number {
  const near = Math.min(start + SHORT_FIELD, bytes.length);
  for (let at = start; at < near; at++) if (bytes[at] === QUOTE) return at;
  return bytes.indexOf(QUOTE, near);
}

function endOfUnquoted(bytes: Buffer, start: number, delimiter: number): number {
  let at = start;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === delimiter || byte === LF || byte === CR) return at;
    if (byte === QUOTE) return BROKEN;
  }
  return at;
}

function endOfRecord(bytes: Buffer, at: number, isComplete: boolean, hasReturn: boolean): number {
  if (hasReturn) {
    if (bytes[at] !== CR) return BROKEN;
    if (at + 1 >= bytes.length) return INCOMPLETE;
    return bytes[at + 1] === LF && isComplete ? at + 2 : BROKEN;
  }
  return bytes[at] === LF && isComplete ? at + 1 : BROKEN;
}
