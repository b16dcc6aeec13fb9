import {z} from "zod";
import {ApertureError} from "../../base/errors.ts";

/** What the publisher says of one file of works. */
export interface StatedPart {
  readonly bytes: number;
  readonly works: number;
}

/** The publisher's list of the files of works. */
export interface SnapshotManifest {
  /** Day of the release; the older form does not say it. */
  readonly dated?: string;
  /** Files by their name under the folder of works. */
  readonly parts: ReadonlyMap<string, StatedPart>;
}

/** Names of the list, in the folder of works: of the layout of 2026, and of the older one. */
export const MANIFEST_NAMES: readonly string[] = ["manifest.json", "manifest"];

const file = z.object({
  url: z.string(),
  meta: z.object({content_length: z.number().int().min(0), record_count: z.number().int().min(0)})
});

const manifestFile = z.union([
  z.object({date: z.iso.date().optional(), files: z.array(file)}),
  z.object({entries: z.array(file)}).transform(({entries}) => ({files: entries}))
]);

/**
 * Reads the publisher's list of the files of works.
 * @throws source-damaged where it is of neither form
 */
export function parseManifest(text: string): SnapshotManifest {
  const parsed = manifestFile.safeParse(parseJson(text));
  if (!parsed.success)
    throw new ApertureError("source-damaged", "the manifest of the snapshot cannot be read", {
      hint: "Fetch it again from the folder of works. A local copy can be removed: its parts are then read without it."
    });
  const parts = new Map(parsed.data.files.map(({url, meta}) => [nameOf(url), statedBy(meta)]));
  const dated = "date" in parsed.data ? parsed.data.date : undefined;
  return {parts, ...(dated !== undefined && {dated})};
}

function nameOf(url: string): string {
  return url.replace(/^.*\/works\//, "");
}

function statedBy(meta: z.infer<typeof file>["meta"]): StatedPart {
  return {bytes: meta.content_length, works: meta.record_count};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
