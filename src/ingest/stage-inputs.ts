import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import type {Readable} from "node:stream";
import {type Effects, silentProgress} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {refuseWebPage} from "../base/web-page.ts";
import type {SourceDeclaration, TableRule} from "../sources/source.ts";
import {readCordisJson} from "./forms/cordis-json.ts";
import {readCordisXml, type StagedTable} from "./forms/cordis-xml.ts";
import type {Input, InputFile} from "./inputs.ts";
import {type Issue, type StageContext, type StagedFile, stageCsv, tableOf} from "./stage.ts";

/**
 * Brings everything a person gave, in whatever form, into clean CSV tables of the publisher's own column names.
 * Files that hold nothing Aperture reads are named as such, never passed over in silence.
 */
export async function stageInputs(
  inputs: readonly Input[],
  source: SourceDeclaration,
  folder: string,
  issues: Issue[],
  effects: Effects,
  /** Called as soon as a file is ready, while the next is still being read. */
  onStaged: (file: StagedFile) => void
): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  let bytes = 0;
  let rows = 0;
  const onBytes = (count: number) => {
    bytes += count;
    effects.progress.at(bytes, rows);
  };
  const keep = (file: StagedFile) => {
    rows += file.records;
    staged.push(file);
    onStaged(file);
  };
  for (const [i, input] of inputs.entries()) {
    const context = {folder: join(folder, String(i)), issues, effects, onBytes};
    await mkdir(context.folder, {recursive: true});
    for await (const file of stageInput(input, source, context)) keep(file);
  }
  if (staged.length === 0) {
    for (const file of inputs.flatMap((input) => input.files).slice(0, 5))
      refuseWebPage(await startOf(file), file.name);
    throw new ApertureError(
      "source-changed",
      `nothing to read in ${inputs.map((input) => input.address).join(", ")}`,
      {
        hint: `Found: ${namesOf(inputs)}. Expected CSV, JSON or XML as CORDIS publishes them.`
      }
    );
  }
  return staged;
}

async function startOf(file: InputFile): Promise<string> {
  for await (const chunk of (await file.open()) as AsyncIterable<Buffer>)
    return chunk.subarray(0, 512).toString("utf8");
  return "";
}

function namesOf(inputs: readonly Input[]): string {
  const names = inputs.flatMap((input) => input.files.map((file) => file.name));
  return names.length ? names.slice(0, 5).join(", ") : "no files";
}

async function* stageInput(
  input: Input,
  source: SourceDeclaration,
  context: StageContext
): AsyncGenerator<StagedFile> {
  const ending = (pattern: RegExp) => input.files.filter((file) => pattern.test(file.name));
  const csv = chooseTables(ending(/\.(csv|tsv|txt)$/i), source, context.issues);
  const json = chooseTables(ending(/\.json$/i), source, context.issues);
  const xml = ending(/\.xml$/i);
  for (const {name} of ending(/^(?!.*\.(csv|tsv|txt|json|xml)$)/i)) fileUnread(name, context.issues);
  for (const {file, table} of csv) yield await stageCsv(file, table, context);
  for (const {file, table} of json) yield await stageJson(file, table, context);
  if (xml.length) yield* await stageXml(xml, source, context);
}

async function stageJson(file: InputFile, table: TableRule, context: StageContext): Promise<StagedFile> {
  const columns = [...table.columns.flatMap((column) => column.from), ...table.ignore];
  const stream = await countedStream(file, context);
  const folder = join(context.folder, file.name.replace(/[^\w.-]+/g, "_"));
  await mkdir(folder, {recursive: true});
  const reading = await readCordisJson({name: file.name, stream}, columns, folder, quiet(context.effects));
  for (const [key, count] of reading.unknownKeys) {
    const note = "the source has a key that is not known here; it was not read";
    context.issues.push({kind: "unknown-column", table: table.name, field: key, value: "", count, note});
  }
  return {...cleanFile(table, file.name, reading.table), given: reading.given};
}

async function stageXml(
  files: readonly InputFile[],
  source: SourceDeclaration,
  context: StageContext
): Promise<StagedFile[]> {
  async function* opened() {
    for (const file of files) yield {name: file.name, stream: await countedStream(file, context)};
  }
  const folder = join(context.folder, "xml");
  await mkdir(folder, {recursive: true});
  const reading = await readCordisXml(opened(), folder, quiet(context.effects));
  for (const {name, reason} of reading.skipped) {
    context.issues.push({kind: "unread-file", table: "", field: "", value: name, count: 1, note: reason});
  }
  fileParts(
    reading.inferredParts,
    "the main programme part is not marked; it was taken from the parts that hold the others",
    context.issues
  );
  fileParts(reading.unknownParts, "the main programme part is not marked and stays open", context.issues);
  return reading.tables.flatMap((staged) => {
    const table = source.tables.find((candidate) => candidate.name === staged.name);
    return table && staged.records > 0 ? [cleanFile(table, "XML", staged)] : [];
  });
}

function fileParts(projects: readonly string[], note: string, issues: Issue[]): void {
  if (projects.length === 0) return;
  issues.push({
    kind: "unmarked-part",
    table: "legalBasis",
    field: "uniqueProgrammePart",
    value: "",
    count: projects.length,
    note
  });
}

/** The bytes are counted here, over all files, and not by each reader for its own. */
function quiet(effects: Effects): Effects {
  return {...effects, progress: silentProgress};
}

async function countedStream(file: InputFile, context: StageContext): Promise<Readable> {
  const stream = await file.open();
  stream.on("data", (chunk: Buffer) => context.onBytes(chunk.length));
  return stream.pause();
}

/** A table that our own writer wrote: every field quoted, parted by semicolons. */
function cleanFile(table: TableRule, name: string, {path, columns, records}: StagedTable): StagedFile {
  return {
    table,
    name,
    path,
    records,
    dialect: {delimiter: ";", quotesAll: true, newLine: "\n", columns, headerBytes: 0}
  };
}

/** Tables that take longest to load go first, so that they load while the others are still being read. */
const LOADED_FIRST = ["project", "organization"];

/** The files that hold a table; a file called just as the publisher calls it wins over one that only resembles. */
function chooseTables(files: readonly InputFile[], source: SourceDeclaration, issues: Issue[]) {
  const matches = files.flatMap((file) => {
    const match = tableOf(file.name, source);
    if (!match && !source.otherTables.includes(stemOf(file.name))) fileUnread(file.name, issues);
    return match ? [{file, ...match}] : [];
  });
  const chosen = matches.filter(
    (one) => one.exact || !matches.some((other) => other.exact && other.table === one.table)
  );
  const rank = ({table}: {table: TableRule}) => LOADED_FIRST.indexOf(table.name);
  return chosen.sort((a, b) => rank(b) - rank(a));
}

function stemOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[^.]*$/, "");
}

function fileUnread(name: string, issues: Issue[]): void {
  const note = "the file holds no table that is known here; it was not read";
  issues.push({kind: "unread-file", table: "", field: "", value: name, count: 1, note});
}
