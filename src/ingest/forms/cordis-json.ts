import type {Readable} from "node:stream";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {refuseWebPage} from "../../base/web-page.ts";
import {JSON_TABLES, jsonStemOf, jsonTableOf, POLICY_PRIORITIES} from "./cordis-json-tables.ts";
import type {StagedTable} from "./cordis-xml.ts";
import {type CsvRecord, openTable, type TableWriter} from "./csv-writer.ts";
import {JsonObjectSplitter} from "./json-objects.ts";
import {type JsonObject, parseObject, valueText} from "./json-values.ts";

export interface JsonFile {
  readonly name: string;
  readonly stream: Readable;
}

/** What came of reading one JSON file. */
export interface JsonReading {
  readonly table: StagedTable;
  /** Columns that at least one object has; the others are not in the source. */
  readonly given: ReadonlySet<string>;
  /** Keys that are no column of the table, and in how many objects; their values were not taken. */
  readonly unknownKeys: ReadonlyMap<string, number>;
}

/**
 * Reads one table of the official CORDIS JSON, an array of flat objects or one object a line, into CSV of the
 * given columns; of the official ones where none are given. `policyPriorities`, wide in JSON, becomes long.
 */
export async function readCordisJson(
  file: JsonFile,
  columnsKnown: readonly string[] | undefined,
  stagingDir: string,
  effects: Effects
): Promise<JsonReading> {
  const name = jsonTableOf(file.name) ?? jsonStemOf(file.name);
  const columns = columnsKnown ?? JSON_TABLES[name];
  if (!columns) {
    throw new ApertureError("source-changed", `unknown table: ${file.name}`, {
      hint: `The official files are ${Object.keys(JSON_TABLES).join(", ")}, each with the ending .json.`
    });
  }
  const writer = openTable(stagingDir, name, columns);
  const unknownKeys = new Map<string, number>();
  const given = new Set<string>();
  try {
    const rowsOf = name === "policyPriorities" ? priorityRows : plainRow;
    for await (const object of objectsOf(file, effects, () => writer.records)) {
      for (const row of rowsOf(object, writer, unknownKeys)) {
        for (const column in row) given.add(column);
        await writer.write(row);
      }
      if (writer.records === 0) refuseStrange(file.name, object, columns);
    }
  } finally {
    await writer.close();
  }
  return {table: {name, path: writer.path, columns, records: writer.records}, given, unknownKeys};
}

async function* objectsOf(file: JsonFile, effects: Effects, rows: () => number): AsyncGenerator<JsonObject> {
  const splitter = new JsonObjectSplitter(file.name);
  const decoder = new TextDecoder("utf-8", {fatal: true});
  let bytes = 0;
  for await (const chunk of file.stream as AsyncIterable<Buffer>) {
    effects.signal.throwIfAborted();
    const text = decode(file.name, () => decoder.decode(chunk, {stream: true}));
    if (bytes === 0) refuseWebPage(text.slice(0, 512), file.name);
    bytes += chunk.length;
    for (const object of splitter.push(text)) yield parseObject(object, file.name);
    effects.progress.at(bytes, rows());
  }
  decode(file.name, () => decoder.decode());
  splitter.end();
}

function decode(name: string, read: () => string): string {
  try {
    return read();
  } catch (cause) {
    throw new ApertureError("source-damaged", `cannot read JSON of ${name}: the text is not UTF-8`, {
      hint: "The file was changed or cut short. Fetch it again from the publisher.",
      cause
    });
  }
}

/** An object that shares no key with the table is another table's, or the whole file wrapped in an object. */
function refuseStrange(name: string, object: JsonObject, columns: readonly string[]): void {
  const keys = Object.keys(object);
  if (keys.length === 0 || keys.some((key) => columns.includes(key))) return;
  throw new ApertureError("source-changed", `no known column in ${name}: ${keys.slice(0, 5).join(", ")}`, {
    hint: "Is this the file its name says? CORDIS JSON is an array of flat objects with the CSV's column names."
  });
}

function* plainRow(
  object: JsonObject,
  writer: TableWriter,
  unknownKeys: Map<string, number>
): Generator<CsvRecord> {
  const row: Record<string, string> = {};
  let isEmpty = true;
  for (const [key, value] of Object.entries(object)) {
    if (writer.columns.includes(key)) {
      row[key] = valueText(value, key);
      isEmpty = false;
    } else count(unknownKeys, key);
  }
  if (!isEmpty) yield row;
}

/** `{climate: 40, projectID: 1}` as one row a priority; objects that are long already pass as they are. */
function* priorityRows(
  object: JsonObject,
  writer: TableWriter,
  unknownKeys: Map<string, number>
): Generator<CsvRecord> {
  if ("code" in object) return yield* plainRow(object, writer, unknownKeys);
  const projectID = valueText(object["projectID"], "projectID");
  for (const [code, weight] of Object.entries(object)) {
    if (code === "projectID") continue;
    const text = valueText(weight, code);
    if (/^\d+(\.\d+)?$/.test(text)) yield {projectID, code, title: POLICY_PRIORITIES[code], weight: text};
    else if (text !== "") count(unknownKeys, code);
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
