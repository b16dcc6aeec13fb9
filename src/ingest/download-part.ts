import {mkdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import {isMissingFile} from "../base/errors.ts";

/** What an earlier try left of a file, and by what the publisher can tell that it is still the same file. */
export interface Part {
  readonly size: number;
  readonly validator: string;
}

/** The part kept for an address; undefined where there is none that can be continued. */
export async function readPart(to: string, url: string): Promise<Part | undefined> {
  try {
    const {size} = await stat(`${to}.part`);
    const kept: unknown = JSON.parse(await readFile(`${to}.part.json`, "utf8"));
    const validator = validatorOf(kept, url);
    return validator && size > 0 ? {size, validator} : undefined;
  } catch (error) {
    if (isMissingFile(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A weak etag does not promise the same bytes, so If-Range may not use it (RFC 9110, 13.1.5). */
function validatorOf(kept: unknown, url: string): string | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const {url: keptUrl, etag, lastModified} = kept as Readonly<Record<string, unknown>>;
  if (keptUrl !== url) return undefined;
  if (typeof etag === "string") return etag.startsWith('"') ? etag : undefined;
  return typeof lastModified === "string" ? lastModified : undefined;
}

/** Notes what the part about to be written is a part of. */
export async function beginPart(to: string, url: string, headers: Headers): Promise<void> {
  await mkdir(dirname(to), {recursive: true});
  await rm(`${to}.part`, {force: true});
  const note = {
    url,
    etag: headers.get("etag") ?? undefined,
    lastModified: headers.get("last-modified") ?? undefined
  };
  await writeFile(`${to}.part.json`, JSON.stringify(note));
}

export async function dropPart(to: string): Promise<void> {
  await rm(`${to}.part`, {force: true});
  await rm(`${to}.part.json`, {force: true});
}
