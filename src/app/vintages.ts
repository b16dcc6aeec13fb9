import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {FETCH_COMMAND} from "../base/commands.ts";
import {formatDate} from "../base/dates.ts";
import {ApertureError, isMissingFile} from "../base/errors.ts";
import {PROGRAMMES} from "../domain/programme.ts";
import {pathsOf} from "../ingest/data-folder.ts";
import {pinOf} from "../ingest/describe-vintage.ts";
import {readManifest, type VintageManifest} from "../ingest/vintage.ts";
import {cordis} from "../sources/cordis.ts";
import {parquetTables} from "../warehouse/build/core.ts";
import {openDuckDb} from "../warehouse/duckdb.ts";
import {describeWarehouse, type Warehouse} from "../warehouse/open.ts";
import {buildWarehouse} from "../warehouse/publish.ts";
import type {Reference} from "../warehouse/reference.ts";

/** A vintage that a data folder keeps. */
export type KeptVintage = VintageManifest;

/** Every vintage kept in a data folder, in use or not; by programme, oldest first. */
export async function listVintages(dataDir: string): Promise<VintageManifest[]> {
  const {vintages: folder} = pathsOf(dataDir);
  const found: VintageManifest[] = [];
  for (const name of await namesIn(folder)) {
    const manifest = await readManifest(join(folder, name));
    if (manifest) found.push(manifest);
  }
  const keyOf = ({programme, dated, id}: VintageManifest) => `${programme} ${dated} ${id}`;
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}

/** The vintage a text names: its id, or any part of the id that only one has, such as its date. */
export function findVintage(vintages: readonly VintageManifest[], text: string): VintageManifest {
  if (vintages.length === 0)
    throw new ApertureError("no-records", "no vintage is kept here", {hint: `Run: ${FETCH_COMMAND}`});
  const exact = vintages.find(({id}) => id === text);
  const found = exact ? [exact] : vintages.filter(({id}) => text !== "" && id.includes(text));
  const [only] = found;
  if (only && found.length === 1) return only;
  const among = (found.length ? found : vintages).map(({id}) => id).join(", ");
  throw found.length > 1
    ? new ApertureError("usage", `ambiguous vintage: ${text}`, {hint: `It could be ${among}.`})
    : new ApertureError("not-found", `unknown vintage: ${text}`, {hint: `Kept here: ${among}.`});
}

/** Works on a warehouse in memory that holds one vintage alone, built as published ones are. */
export function withVintage<T>(
  {vintage, ...where}: {dataDir: string; vintage: VintageManifest; reference: Reference},
  work: (warehouse: Warehouse) => Promise<T>
): Promise<T> {
  return withVintages({...where, vintages: [vintage]}, work);
}

/** The same of several vintages, one a programme. */
export async function withVintages<T>(
  {
    dataDir,
    vintages,
    reference
  }: {dataDir: string; vintages: readonly VintageManifest[]; reference: Reference},
  work: (warehouse: Warehouse) => Promise<T>
): Promise<T> {
  const pins = vintages.map((vintage) => {
    const folder = join(pathsOf(dataDir).vintages, vintage.id);
    return {...pinOf(vintage, folder, cordis), ...parquetTables(vintage.programme, folder)};
  });
  const db = await openDuckDb(":memory:");
  try {
    await buildWarehouse(db, pins, reference);
    return await work(await describeWarehouse(db));
  } finally {
    db.close();
  }
}

/** A vintage in few words for a person to choose from; the end tells two files of one day apart. */
export function titleOfVintage({programme, dated, sha256}: VintageManifest): string {
  return `${PROGRAMMES[programme].title}, ${formatDate(dated)} (${sha256.slice(0, 8)})`;
}
