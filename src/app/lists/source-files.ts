import {basename, join} from "node:path";
import type {Readable} from "node:stream";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {pathsOf} from "../../ingest/data-folder.ts";
import {downloadKept} from "../../ingest/download-vintage.ts";
import {type Input, type InputFile, openInput} from "../../ingest/inputs.ts";
import type {FileHead, ListFile} from "../../sources/lists/list.ts";
import {isWorkbook, workbookAsCsv} from "./workbook.ts";

/** A file that may belong to a list: how it begins, and a way to read all of it. */
export interface SourceFile extends FileHead {
  readonly size: number;
  /** Why the file can be no list, where that is known before any of it is read. */
  readonly problem?: ApertureError;
  read(): Promise<ListFile>;
}

/** What was found at a path or address. */
export interface SourceFiles {
  readonly files: readonly SourceFile[];
  /** Day the publisher gives the files, from a header. */
  readonly dated?: string;
  readonly modified: Date;
  close(): void;
}

const HEAD_BYTES = 4096;

/** The largest list is a tenth of this. */
const MOST_BYTES = 300e6;

/** Opens a file, zip, folder or address; an address is fetched into the data folder first. */
export async function openSource(from: string, dataDir: string, effects: Effects): Promise<SourceFiles> {
  if (!isAddress(from)) return filesOf(await openInput(from));
  const downloaded = await downloadKept(from, downloadPath(from, dataDir), effects);
  const {dated} = downloaded;
  return {...(await filesOf(await openInput(downloaded.path))), ...(dated !== undefined && {dated})};
}

/** Opens all addresses of a list as one set of files, dated by the newest. */
export async function openDownloads(
  addresses: readonly string[],
  dataDir: string,
  effects: Effects
): Promise<SourceFiles> {
  const sources: SourceFiles[] = [];
  for (const address of addresses) sources.push(await openSource(address, dataDir, effects));
  const days = sources.flatMap(({dated}) => dated ?? []).sort();
  const dated = days.at(-1);
  return {
    files: sources.flatMap(({files}) => files),
    modified: effects.now(),
    close: () => {
      for (const source of sources) source.close();
    },
    ...(dated !== undefined && {dated})
  };
}

export function isAddress(from: string): boolean {
  return /^https?:\/\//i.test(from);
}

/** Several addresses end in the same name, and several lists are in one file: each address has a folder of its own. */
function downloadPath(address: string, dataDir: string): string {
  const name = basename(new URL(address).pathname) || "list";
  return join(pathsOf(dataDir).downloads, "lists", sha256(address).slice(0, 12), name);
}

async function filesOf(input: Input): Promise<SourceFiles> {
  try {
    const files: SourceFile[] = [];
    for (const file of input.files) files.push(await sourceFile(file));
    return {files, modified: input.modified, close: () => input.close()};
  } catch (error) {
    input.close();
    throw error;
  }
}

async function sourceFile(file: InputFile): Promise<SourceFile> {
  if (isWorkbook(file.name)) return workbookFile(file);
  const start = (await bytesOf(await file.open(), HEAD_BYTES)).toString("utf8");
  return {name: file.name, size: file.size, start, read: () => readAll(file)};
}

/** A workbook among other files that cannot be read leaves them readable; nothing is recognised in it. */
async function workbookFile(file: InputFile): Promise<SourceFile> {
  const {name, size} = file;
  try {
    const original = (await readAll(file)).bytes;
    const bytes = await workbookAsCsv(Buffer.from(original), name);
    const start = bytes.subarray(0, HEAD_BYTES).toString("utf8");
    return {name, size, start, read: () => Promise.resolve({name, bytes, original})};
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return {name, size, start: "", problem: error, read: () => Promise.reject(error)};
  }
}

async function readAll(file: InputFile): Promise<ListFile> {
  if (file.size > MOST_BYTES) {
    throw new ApertureError(
      "source-damaged",
      `larger than any list: ${file.name}: ${Math.round(file.size / 1e6)} MB`,
      {
        hint: "This is another file. Fetch the list again from its publisher."
      }
    );
  }
  return {name: file.name, bytes: await bytesOf(await file.open(), MOST_BYTES)};
}

async function bytesOf(stream: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}
