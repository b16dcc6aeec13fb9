import {mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {type BuildOptions, makeReport} from "../../src/app/report/build.ts";
import {type Edition, openSite} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";

const NO_FOLDER = "a-folder-without-a-warehouse";

/** The shipped snapshot, opened once for a file of tests. */
export function openSnapshotEdition(): {edition: Promise<Edition>; close: () => void} {
  const site = openSite(NO_FOLDER);
  return {edition: site.edition(), close: () => site.close()};
}

/** The texts of a report's files, by name. */
export async function buildTexts(
  edition: Edition,
  options: Partial<BuildOptions> = {}
): Promise<ReadonlyMap<string, string>> {
  const files = await buildFiles(edition, options);
  return new Map([...files].map(([name, data]) => [name, new TextDecoder().decode(data)]));
}

export async function buildFiles(
  edition: Edition,
  options: Partial<BuildOptions> = {}
): Promise<ReadonlyMap<string, Uint8Array>> {
  const asked: BuildOptions = {
    period: "2023-01..2025-12",
    asOf: "2026-11-22",
    without: ["docx", "pdf"],
    ...options
  };
  const {files} = await makeReport(asked, edition, defaultEffects);
  return new Map(files.map(({name, data}) => [name, data]));
}

/** Writes files into a new folder of their own. */
export async function writeFolder(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aperture-report-"));
  for (const [name, data] of files) {
    await mkdir(dirname(join(folder, name)), {recursive: true});
    await writeFile(join(folder, name), data);
  }
  return folder;
}
