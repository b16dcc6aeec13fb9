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

async function buildIn(zone: string): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "aperture-steady-"));
  const words = ["report", "build", "--period", "2023-01..2025-12", "--out", folder];
  await run(process.execPath, [TSX, MAIN, ...words], {env: {...process.env, TZ: zone}});
  const names = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = files.map(
    async (file) => [file.slice(folder.length), sha256(await readFile(file))] as const
  );
  return Object.fromEntries(await Promise.all(hashes));
}

test("built twice, in two time zones, every file of the report is the same bytes", async () => {
  const [east, west] = await Promise.all([buildIn("Asia/Tokyo"), buildIn("UTC")]);
  expect(Object.keys(east)).toEqual(
    expect.arrayContaining(["/report.html", "/report.docx", "/report.pdf", "/annex.xlsx", "/manifest.json"])
  );
  expect(east).toEqual(west);
}, 300_000);
