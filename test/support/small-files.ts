import {crc32, deflateSync} from "node:zlib";
import {zipOf} from "./zip-of.ts";

/** A PDF of one empty page that carries a text, and as many bytes more as asked for. */
export function pdfOf(text: string, padding = 0): Buffer<ArrayBuffer> {
  const body = [
    "%PDF-1.4",
    `% ${text}`,
    `% ${"x".repeat(padding)}`,
    "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj",
    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj\n"
  ].join("\n");
  const starts = [1, 2, 3].map((id) => body.indexOf(`\n${id} 0 obj`) + 1);
  const table = ["0000000000 65535 f ", ...starts.map((at) => `${String(at).padStart(10, "0")} 00000 n `)];
  const end = `xref\n0 4\n${table.join("\n")}\ntrailer <</Size 4/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + end, "latin1");
}

/** A PNG of one point. */
export function pngOf(): Buffer<ArrayBuffer> {
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.from("00000001000000010800000000", "hex")),
    chunk("IDAT", deflateSync(Buffer.from([0, 0]))),
    chunk("IEND", Buffer.alloc(0))
  ]);
}

/** A document of Word with one empty paragraph, and other parts beside. */
export async function docxOf(parts: Readonly<Record<string, string>> = {}): Promise<Buffer<ArrayBuffer>> {
  const zip = await zipOf({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": "<w:document/>",
    ...parts
  });
  return Buffer.from(zip);
}

/** A JPEG of four points. */
export const JPEG: Buffer<ArrayBuffer> = Buffer.from(
  [
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1R",
    "V19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj",
    "Y2NjY2NjY2NjY2NjY2P/wAARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAA",
    "AAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k="
  ].join(""),
  "base64"
);
