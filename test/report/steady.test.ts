import {execFile} from "node:child_process";
import {mkdtemp, readdir, readFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {expect, test} from "vitest";
import {sha256} from "../../src/base/hash.ts";

const run = promisify(execFile);
const TSX = new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url).pathname;
const MAIN = new URL("../../src/cli/main.ts", import.meta.url).pathname;

interface Place {
  readonly zone: string;
  readonly language: string;
  /** Begins the name of the folder it is run in and writes to. */
  readonly folder: string;
}

async function buildIn({zone, language, folder: prefix}: Place): Promise<Record<string, string>> {
  const cwd = await mkdtemp(join(tmpdir(), prefix));
  const folder = join(cwd, "out");
  const words = ["report", "build", "--period", "2023-01..2025-12", "--out", folder];
  const env = {...process.env, TZ: zone, LANG: language, LC_ALL: language, LANGUAGE: language};
  await run(process.execPath, [TSX, MAIN, ...words], {env, cwd});
  const names = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = files.map(
    async (file) => [file.slice(folder.length), sha256(await readFile(file))] as const
  );
  return Object.fromEntries(await Promise.all(hashes));
}

test("built in other time zones, languages and folders, every file of the report is the same bytes", async () => {
  const [east, west] = await Promise.all([
    buildIn({zone: "Asia/Tokyo", language: "tr_TR.UTF-8", folder: "aperture-steady-"}),
    buildIn({zone: "America/St_Johns", language: "C", folder: "ein anderer Ordner "})
  ]);
  const forms = ["/report.html", "/report.docx", "/report.pdf", "/annex.xlsx", "/manifest.json"];
  expect(Object.keys(east)).toEqual(expect.arrayContaining(forms));
  expect(Object.keys(east).filter((name) => /^\/annex\/.*\.csv$/.test(name)).length).toBeGreaterThan(50);
  expect(Object.keys(east).filter((name) => name.endsWith(".csv-metadata.json")).length).toBeGreaterThan(50);
  expect(east).toEqual(west);
}, 600_000);
