import {buffer} from "node:stream/consumers";
import {openZip} from "../../src/ingest/zip.ts";

/** All files of a zip, by name. */
export async function readEntries(path: string): Promise<Record<string, Buffer>> {
  const archive = await openZip(path);
  const entries: Record<string, Buffer> = {};
  for (const entry of archive.entries) entries[entry.name] = await buffer(await entry.open());
  archive.close();
  return entries;
}
