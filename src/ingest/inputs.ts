import {createReadStream} from "node:fs";
import {readdir, realpath, stat} from "node:fs/promises";
import {basename, join, relative, sep} from "node:path";
import type {Readable} from "node:stream";
import {ApertureError, isMissingFile} from "../base/errors.ts";
import {sha256, sha256File} from "../base/hash.ts";
import {openZip} from "./zip.ts";

/** One file of data, wherever it lies: in a folder, on its own, or in an archive. */
export interface InputFile {
  readonly name: string;
  readonly size: number;
  open(): Promise<Readable>;
}

/** What a person gave with --from, opened. */
export interface Input {
  readonly address: string;
  readonly files: readonly InputFile[];
  /** SHA-256 of the archive or file; of the list of all hashes for a folder. */
  readonly sha256: Promise<string>;
  readonly modified: Date;
  close(): void;
}

/** Opens a zip, a folder or a single file. */
export async function openInput(path: string): Promise<Input> {
  const found = await stat(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("source-unavailable", `no such file or folder: ${path}`, {
      hint: "Give a zip, a folder or an address with --from."
    });
  });
  if (found.isDirectory()) return openFolder(path, found.mtime);
  if (found.size === 0) {
    throw new ApertureError("source-damaged", `empty file: ${path}`, {
      hint: "Fetch the file again from the publisher."
    });
  }
  const common = {address: path, sha256: sha256File(path), modified: found.mtime};
  common.sha256.catch(() => {});
  if (/\.zip$/i.test(path)) {
    const archive = await openZip(path);
    return {...common, files: archive.entries, close: () => archive.close()};
  }
  return {...common, files: [fileAt(path, basename(path), found.size)], close: () => {}};
}

async function openFolder(path: string, modified: Date): Promise<Input> {
  const root = await realpath(path);
  const names = (await readdir(root, {recursive: true, withFileTypes: true}))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
  const files: InputFile[] = [];
  for (const name of names) {
    const target = await realpath(join(root, name)).catch((error: unknown) => {
      if (!isMissingFile(error)) throw error;
      throw new ApertureError("source-damaged", `folder holds a link to nowhere: ${name}`, {
        hint: "Remove the link, or copy the file itself into the folder."
      });
    });
    if (!target.startsWith(root + sep)) {
      throw new ApertureError("source-damaged", `folder holds a link that leaves it: ${name}`, {
        hint: "Copy the file itself into the folder."
      });
    }
    files.push(fileAt(target, name, (await stat(target)).size));
  }
  return {address: path, files, sha256: hashOfAll(root, names), modified, close: () => {}};
}

async function hashOfAll(root: string, names: readonly string[]): Promise<string> {
  const hashes: string[] = [];
  for (const name of names.filter(isDataName)) hashes.push(`${await sha256File(join(root, name))}  ${name}`);
  return sha256(hashes.join("\n"));
}

/** Whether a file name is of a kind Aperture reads. */
export function isDataName(name: string): boolean {
  return /\.(csv|tsv|txt|json|xml)$/i.test(name);
}

function fileAt(path: string, name: string, size: number): InputFile {
  return {name, size, open: async () => createReadStream(path, {highWaterMark: 1 << 18})};
}
