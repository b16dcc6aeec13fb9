const MARK = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

/** Whether bytes are a JPEG from end to end: its segments follow each other to the end mark, and nothing but zeros behind it. */
export function isWholeJpeg(bytes: Buffer): boolean {
  if (bytes[0] !== MARK || bytes[1] !== START) return false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === MARK && bytes[at + 1] !== END) {
    const kind = bytes[at + 1];
    at += 2 + bytes.readUInt16BE(at + 2);
    if (kind === SCAN) at = endOfScan(bytes, at);
  }
  const isEnded = bytes[at] === MARK && bytes[at + 1] === END;
  return isEnded && bytes.subarray(at + 2).every((byte) => byte === 0);
}

/** Where the picture data of a scan end: at the next mark that is neither a byte of data nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(MARK, start); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0 || next === MARK || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return bytes.length;
}
