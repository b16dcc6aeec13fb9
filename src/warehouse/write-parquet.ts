import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {quote} from "./database.ts";
import {openDuckDb} from "./duckdb.ts";

/** Rows as a Parquet file in memory. Columns are taken from the first row; numbers become DOUBLE, the rest text. */
export async function writeParquet(
  rows: readonly Readonly<Record<string, string | number | null>>[],
  columns: readonly string[]
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "aperture-"));
  const db = await openDuckDb(":memory:");
  try {
    const isNumber = (name: string) =>
      rows.every((row) => row[name] === null || row[name] === undefined || typeof row[name] === "number");
    const typed = columns.map((name) => `"${name}" ${isNumber(name) ? "DOUBLE" : "VARCHAR"}`);
    await db.run(`CREATE TABLE figures (${typed.join(", ")})`);
    const cell = (value: string | number | null | undefined) =>
      value === null || value === undefined
        ? "NULL"
        : typeof value === "number"
          ? String(value)
          : quote(value);
    if (rows.length)
      await db.run(
        `INSERT INTO figures VALUES ${rows.map((row) => `(${columns.map((name) => cell(row[name])).join(", ")})`).join(", ")}`
      );
    const path = join(folder, "figures.parquet");
    await db.run(`COPY figures TO ${quote(path)} (FORMAT parquet, COMPRESSION zstd)`);
    return await readFile(path);
  } finally {
    db.close();
    await rm(folder, {recursive: true, force: true});
  }
}
