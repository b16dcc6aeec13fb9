/**
 * From zip to published warehouse, beside what plain DuckDB needs to read the same unpacked CSV files.
 * Run: npx tsx bench/ingest.ts [zip]
 */
import {spawnSync} from "node:child_process";
import {createWriteStream, readdirSync} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {openZip} from "../src/ingest/zip.ts";
import {inFolder, quantile, runProgram, sharedFile} from "./measure.ts";

const PLAIN = `
import {DuckDBInstance} from "@duckdb/node-api";
const files = JSON.parse(process.env.FILES);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const start = performance.now();
for (const [i, file] of files.entries()) {
  await connection.run("CREATE TABLE t" + i + " AS SELECT * FROM read_csv('" + file + "', delim = ';', header = true, all_varchar = true, quote = '\\"', escape = '\\"')");
}
process.stdout.write(String(performance.now() - start));
`;

async function unpack(zip: string, folder: string): Promise<string[]> {
  const archive = await openZip(zip);
  for (const entry of archive.entries)
    await pipeline(await entry.open(), createWriteStream(join(folder, entry.name)));
  archive.close();
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Milliseconds plain DuckDB needs to read the files into tables: the reading alone, and the whole process. */
function plainDuckDb(files: readonly string[]): {readingMs: number; processMs: number} {
  const start = performance.now();
  const {stdout} = spawnSync(process.execPath, ["--input-type=module", "-e", PLAIN], {
    encoding: "utf8",
    env: {...process.env, FILES: JSON.stringify(files)}
  });
  return {readingMs: Number(stdout), processMs: performance.now() - start};
}

export async function benchIngest(zip: string): Promise<Record<string, number>> {
  return inFolder(async (folder) => {
    const files = await unpack(zip, folder);
    const plain: number[] = [];
    const plainProcess: number[] = [];
    const own: number[] = [];
    let peakMb = 0;
    for (let i = 0; i < 5; i++) {
      const {readingMs, processMs} = plainDuckDb(files);
      plain.push(readingMs);
      plainProcess.push(processMs);
      await inFolder(async (data) => {
        const run = runProgram(["ingest", "cordis", "--programme", "HORIZON", "--from", zip, "--data", data]);
        own.push(run.elapsedMs);
        peakMb = Math.max(peakMb, run.peakMb);
      });
    }
    const [plainMs, plainProcessMs, apertureProcessMs] = [plain, plainProcess, own].map((values) =>
      quantile(values, 0.5)
    );
    return {
      plainMs: plainMs ?? 0,
      plainProcessMs: plainProcessMs ?? 0,
      apertureProcessMs: apertureProcessMs ?? 0,
      ratioToReading: (apertureProcessMs ?? 0) / (plainMs ?? 1),
      ratioOfProcesses: (apertureProcessMs ?? 0) / (plainProcessMs ?? 1),
      peakMb
    };
  });
}

const zip = process.argv[2] ?? sharedFile("cordis/cordis-HORIZONprojects-2025-12-06-csv.zip");
if (!zip) process.stdout.write("skipped: no shared data\n");
else console.table(await benchIngest(zip));
