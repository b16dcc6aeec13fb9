const TAIL = 1024;
const OBJECT_OR_TABLE = /^\s*(xref\b|\d+\s+\d+\s+obj\b)/;

/** Whether bytes are a PDF from end to end: it ends with its end mark, and the table that the mark names is in it. */
export function isWholePdf(bytes: Buffer): boolean {
  if (!/^%PDF-\d\.\d/.test(textAt(bytes, 0, 8))) return false;
  const end = /startxref\s+(\d{1,10})\s+%%EOF[\s\0]*$/.exec(textAt(bytes, bytes.length - TAIL, TAIL));
  return end !== null && OBJECT_OR_TABLE.test(textAt(bytes, Number(end[1]), 40));
}

function textAt(bytes: Buffer, start: number, length: number): string {
  const from = Math.max(0, start);
  return bytes.toString("latin1", from, Math.max(0, start + length));
}
