import {crc32} from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, name and check sum around the data of a chunk. */
const AROUND = 12;

/** Whether bytes are a PNG from end to end: every chunk has its check sum, and nothing stands behind the last. */
export function isWholePng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return false;
  let [at, name] = [SIGNATURE.length, ""];
  for (let first = true; name !== "IEND"; first = false) {
    if (at + AROUND > bytes.length) return false;
    const end = at + AROUND + bytes.readUInt32BE(at);
    if (end > bytes.length) return false;
    name = bytes.toString("latin1", at + 4, at + 8);
    if (first && name !== "IHDR") return false;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false;
    at = end;
  }
  return at === bytes.length;
}
