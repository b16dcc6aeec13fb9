import {unzipSync} from "fflate";

const LOCAL_HEADER = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const END_RECORD = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const END_LENGTH = 22;
/** A small archive that claims to unpack to more is a trap for whoever opens it. */
const LARGEST_UNPACKED = 500 * 1024 * 1024;

/** Whether bytes are an archive from end to end that holds the main part of a document, and no macros. */
export function isWholeOffice(bytes: Buffer, mainPart: string): boolean {
  if (!bytes.subarray(0, LOCAL_HEADER.length).equals(LOCAL_HEADER)) return false;
  if (!bytes.subarray(-END_LENGTH, -END_LENGTH + END_RECORD.length).equals(END_RECORD)) return false;
  const parts = partsOf(bytes);
  const unpacked = parts.reduce((sum, {size}) => sum + size, 0);
  const names = new Set(parts.map(({name}) => name));
  return (
    unpacked <= LARGEST_UNPACKED &&
    names.has("[Content_Types].xml") &&
    names.has(mainPart) &&
    parts.every(({name}) => !/vbaproject\.bin$/i.test(name) && !/(^|[\\/])\.\.[\\/]|^[\\/]/.test(name))
  );
}

/** What the directory of an archive lists; nothing where it cannot be read. Nothing is unpacked. */
function partsOf(bytes: Buffer): readonly {name: string; size: number}[] {
  const parts: {name: string; size: number}[] = [];
  try {
    unzipSync(bytes, {
      filter({name, originalSize}) {
        parts.push({name, size: originalSize});
        return false;
      }
    });
    return parts;
  } catch {
    return [];
  }
}
