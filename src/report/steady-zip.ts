import {unzipSync, type Zippable, zipSync} from "fflate";

/** Rewrites one entry of an archive; undefined leaves it as it is. */
export type Rewrite = (name: string, text: string) => string | undefined;

const TEXT = /\.(xml|rels)$/;

/**
 * Packs an office file again so that the same content always gives the same bytes: entries in the order of their
 * names, all with one date, and texts rewritten where a library wrote the clock or a random name into them,
 * and entries added that it left out.
 */
export function steadyZip(
  archive: Uint8Array,
  rewrite: Rewrite = () => undefined,
  added: Readonly<Record<string, Uint8Array>> = {}
): Uint8Array {
  const entries = Object.entries({...unzipSync(archive), ...added}).sort(([a], [b]) => (a < b ? -1 : 1));
  // The type of an office file is told by its first entry.
  const first = entries.filter(([name]) => name === "[Content_Types].xml");
  const rest = entries.filter(([name]) => name !== "[Content_Types].xml");
  const packed: Zippable = {};
  for (const [name, data] of [...first, ...rest]) {
    const text = TEXT.test(name) ? rewrite(name, new TextDecoder().decode(data)) : undefined;
    packed[name] = [text === undefined ? data : new TextEncoder().encode(text), {}];
  }
  // A zip holds local time without a zone: the same clock reading everywhere, whatever the zone of the machine.
  return zipSync(packed, {level: 6, mtime: new Date(1980, 0, 1, 0, 0, 0), os: 0});
}

/** The dates an office file says it was made and changed on, set to one day. */
export function steadyDates(day: string): Rewrite {
  return (name, text) =>
    name === "docProps/core.xml"
      ? text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
      : undefined;
}
