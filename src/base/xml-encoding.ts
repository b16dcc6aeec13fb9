import {TextDecoder} from "node:util";

/** By byte order mark, else by the XML declaration, else UTF-8; bytes that do not fit are an error. */
export function xmlDecoderFor(start: Buffer): TextDecoder {
  const mark = start.length > 1 ? start.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return new TextDecoder("utf-16le", {fatal: true});
  if (mark === 0xfeff) return new TextDecoder("utf-16be", {fatal: true});
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(
    start
      .subarray(0, 200)
      .toString("latin1")
      .replace(/^\xef\xbb\xbf/, "")
  );
  return new TextDecoder(declared?.[1] ?? "utf-8", {fatal: true});
}
