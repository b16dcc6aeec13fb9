import {existsSync, renameSync} from "node:fs";
import {rm} from "node:fs/promises";
import {join} from "node:path";
import {ApertureError} from "../base/errors.ts";
import {closest} from "../base/text.ts";
import {PROGRAMMES, type Programme} from "../domain/programme.ts";
import type {ColumnRule, ColumnType, TableRule} from "../sources/source.ts";
import {type Database, quote} from "../warehouse/database.ts";
import type {Issue, StagedFile} from "./stage.ts";

/** Rows written at a time; few for projects, whose texts are long. */
const ROW_GROUP: Readonly<Record<string, number>> = {project: 4096};
const DEFAULT_ROW_GROUP = 30_720;

/**
 * Reads a staged file into the Parquet file of its table, after what is there already. A value that cannot be read
 * as its column's type becomes NULL; its text stays beside it, in a column of its own. The staged file is then gone.
 */
export async function loadFile(
  db: Database,
  file: StagedFile,
  folder: string,
  programme: Programme,
  issues: Issue[]
): Promise<void> {
  checkColumns(file, programme, issues);
  const path = parquetFile(folder, file.table.name);
  const rows = selectTyped(file);
  await rewrite(
    db,
    file.table.name,
    path,
    existsSync(path) ? `SELECT * FROM ${quote(path)} UNION ALL BY NAME ${rows}` : rows
  );
  await rm(file.path);
}

/** Path of a table's Parquet file in the folder of a vintage. */
export function parquetFile(folder: string, table: string): string {
  return join(folder, `${table}.parquet`);
}

/** Writes a table's Parquet file anew from rows that may come from the file itself. */
export async function rewrite(db: Database, table: string, path: string, rows: string): Promise<void> {
  const options = `FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${ROW_GROUP[table] ?? DEFAULT_ROW_GROUP}`;
  await db.run(`COPY (${rows}) TO ${quote(`${path}.new`)} (${options})`);
  renameSync(`${path}.new`, path);
}

/** Opens the tables of a folder as views; a table the source does not have is written empty. */
export async function openTables(db: Database, tables: readonly TableRule[], folder: string): Promise<void> {
  for (const table of tables) {
    const path = parquetFile(folder, table.name);
    if (!existsSync(path)) await rewrite(db, table.name, path, emptyRows(table));
    await db.run(`CREATE OR REPLACE VIEW ${table.name} AS SELECT * FROM read_parquet(${quote(path)})`);
  }
}

function emptyRows(table: TableRule): string {
  const columns = table.columns.map((column) => `NULL::${SQL_TYPES[column.type]} AS ${column.as}`);
  const unread = table.columns.filter(isChecked).map((column) => `NULL::VARCHAR AS ${column.as}__unread`);
  return `SELECT ${[...columns, ...unread, "NULL::VARCHAR AS project_key"].join(", ")} WHERE false`;
}

function checkColumns(file: StagedFile, programme: Programme, issues: Issue[]): void {
  const {table, dialect, name} = file;
  const known = new Set([...table.columns.flatMap((column) => column.from), ...table.ignore]);
  const unknown = dialect.columns.filter((header) => !known.has(header));
  const missing = missingFor(file, programme);
  if (missing.length) {
    const first = missing[0] as ColumnRule;
    const near = closest(first.from[0] ?? "", unknown) ?? unknown[0];
    if (!near) refuseColumnsOfOther(file, programme, missing);
    throw new ApertureError(
      "source-changed",
      `missing column in ${name}: ${missing.map((c) => c.from[0]).join(", ")}`,
      {
        hint: near
          ? `The file has an unknown column ${near}. If it was renamed, add the new name to the source declaration.`
          : `Is this the ${table.name} file of ${PROGRAMMES[programme].title}? Fetch it again, or choose another --programme.`
      }
    );
  }
  for (const header of unknown) {
    const note = "the source has a column that is not known here; it was not read";
    issues.push({kind: "unknown-column", table: table.name, field: header, value: "", count: 1, note});
  }
}

function missingFor(file: StagedFile, programme: Programme): ColumnRule[] {
  return file.table.columns.filter(
    (column) => column.required?.includes(programme) && placesOf(file, column).length === 0
  );
}

/** A file that lacks columns of this programme and none of another's is most likely that one's. */
function refuseColumnsOfOther(file: StagedFile, programme: Programme, missing: readonly ColumnRule[]): void {
  const programmes = Object.keys(PROGRAMMES) as Programme[];
  const others = programmes.filter((other) => other !== programme && missingFor(file, other).length === 0);
  if (others.length === 0) return;
  const lacks = missing.map(({from}) => from[0]).join(", ");
  const titles = others.map((other) => PROGRAMMES[other].title).join(" or ");
  const again = others.map((other) => `--programme ${other}`).join(" or ");
  throw new ApertureError(
    "source-changed",
    `a file of another programme: ${file.name} lacks ${lacks}, as that of ${titles} does`,
    {
      hint: `If it is that, run it again with ${again}; if it should be ${PROGRAMMES[programme].title}, fetch it again.`
    }
  );
}

/** Places of a column in a file; more than one only in forms that list every name it has had. */
function placesOf({dialect, given}: StagedFile, column: ColumnRule): number[] {
  return column.from
    .filter((name) => !given || given.has(name))
    .map((name) => dialect.columns.indexOf(name))
    .filter((place) => place >= 0);
}

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  id: "VARCHAR",
  code: "VARCHAR",
  prose: "VARCHAR",
  date: "DATE",
  money: "DECIMAL(18, 4)",
  flag: "BOOLEAN",
  whole: "INTEGER"
};

/** How the text of each type is read. `$` stands for the text, trimmed and never empty. */
const READINGS: Readonly<Record<ColumnType, string>> = {
  id: "$",
  code: "$",
  prose: "$",
  date: "try_cast(left($, 10) AS DATE)",
  // A comma is CORDIS's decimal mark in some vintages; 1,234 could be either and is left to a person.
  money:
    "CASE WHEN NOT contains($, ',') THEN try_cast($ AS DECIMAL(18, 4)) WHEN regexp_full_match($, '-?[0-9]{1,3}(,[0-9]{3})+') THEN NULL ELSE try_cast(replace($, ',', '.') AS DECIMAL(18, 4)) END",
  flag: "CASE lower($) WHEN 'true' THEN true WHEN 'yes' THEN true WHEN '1' THEN true WHEN 'false' THEN false WHEN 'no' THEN false WHEN '0' THEN false END",
  whole: "try_cast($ AS INTEGER)"
};

function isChecked(column: ColumnRule): boolean {
  return READINGS[column.type] !== "$";
}

/** Text is trimmed, then read, then what had text and no reading is kept beside the column. */
function selectTyped(file: StagedFile): string {
  const texts: string[] = [];
  const readings: string[] = [];
  const results: string[] = [];
  for (const column of file.table.columns) {
    const {as, type} = column;
    const found = placesOf(file, column).map((place) => textOf(place, type));
    texts.push(`${found.length ? `coalesce(${found.join(", ")})` : "NULL::VARCHAR"} AS ${as}__text`);
    readings.push(`(${READINGS[type].replaceAll("$", `${as}__text`)})::${SQL_TYPES[type]} AS ${as}`);
    results.push(as);
    if (isChecked(column)) results.push(`CASE WHEN ${as} IS NULL THEN ${as}__text END AS ${as}__unread`);
  }
  return `SELECT ${results.join(", ")}, ${keyOf(file.table)} AS project_key FROM (SELECT *, ${readings.join(", ")} FROM (SELECT ${texts.join(", ")} FROM ${readCsv(file)}))`;
}

/** What ties a row to its project: the grant number, or where a public extract lacks it the record number. */
function keyOf(table: TableRule): string {
  return table.columns.some((column) => column.as === "rcn")
    ? "coalesce(project_id, 'rcn-' || rcn)"
    : "project_id";
}

function textOf(place: number, type: ColumnType): string {
  const cell = cellAt(place);
  return type === "prose" ? `nullif(${cell}, '')` : `nullif(trim(${cell}), '')`;
}

/** Columns of a file go by their place: two headers may differ in nothing but their capitals. */
function cellAt(place: number): string {
  return `cell_${place}`;
}

function readCsv({path, dialect}: StagedFile): string {
  const columns = dialect.columns.map((_, place) => `${cellAt(place)}: 'VARCHAR'`);
  const options = [
    `delim = ${quote(dialect.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    "header = true",
    "auto_detect = false",
    `new_line = '${dialect.newLine === "\n" ? "\\n" : "\\r\\n"}'`,
    `columns = {${columns.join(", ")}}`
  ];
  return `read_csv(${quote(path)}, ${options.join(", ")})`;
}

interface UnreadValue {
  field: string;
  value: string;
  count: number;
}

/** Files every value that had text and no reading. */
export async function fileUnreadValues(db: Database, table: TableRule, issues: Issue[]): Promise<void> {
  const counts = table.columns
    .filter(isChecked)
    .map(
      ({as}) =>
        `SELECT ${quote(as)} AS field, ${as}__unread AS value, count(*)::INTEGER AS count FROM ${table.name} WHERE ${as}__unread IS NOT NULL GROUP BY ${as}__unread`
    );
  if (counts.length === 0) return;
  for (const row of await db.rows<UnreadValue>(`${counts.join(" UNION ALL ")} ORDER BY 1, 2`)) {
    const field = table.columns.find((column) => column.as === row.field)?.from[0] ?? row.field;
    const note = "the value cannot be read and is left blank";
    issues.push({kind: "unread-value", table: table.name, field, value: row.value, count: row.count, note});
  }
}
