import {buffer} from "node:stream/consumers";
import {ZipFile} from "yazl";

/** A zip of the given files, packed fast rather than small; the same files always give the same bytes. */
export async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date("2025-12-06T12:00:00Z");
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, {mtime, compressionLevel: 1});
  }
  zip.end();
  return buffer(zip.outputStream);
}
