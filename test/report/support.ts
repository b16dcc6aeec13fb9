import {mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {type BuildOptions, makeReport} from "../../src/app/report/build.ts";
import type {Edition} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {snapshotSite} from "../support/snapshot-site.ts";

/** Reports of the snapshot that this worker has built, by what was asked. */
const built = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>();

/** The texts of a report's files, by name. */
export async function buildTexts(
  edition: Edition,
  options: Partial<BuildOptions> = {}
): Promise<ReadonlyMap<string, string>> {
  const files = await buildFiles(edition, options);
  return new Map([...files].map(([name, data]) => [name, new TextDecoder().decode(data)]));
}

/** The files of a report, by name; of the snapshot they are built once, and not to be changed in place. */
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
  // Signed paragraphs are a file that can be another under the same name.
  const isShipped = edition === (await snapshotSite.edition());
  if (!isShipped || asked.notes !== undefined) return buildAnew(asked, edition);
  const key = JSON.stringify(asked);
  const files = built.get(key) ?? buildAnew(asked, edition);
  built.set(key, files);
  return files;
}

async function buildAnew(asked: BuildOptions, edition: Edition): Promise<ReadonlyMap<string, Uint8Array>> {
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
