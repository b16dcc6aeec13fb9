import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {ListedEntity} from "../../src/domain/listed-entity.ts";
import {type ListRead, readList} from "../../src/safeguard/lists/read-list.ts";
import {recogniseList} from "../../src/safeguard/lists/recognise.ts";
import {listById} from "../../src/sources/lists/index.ts";
import type {ListDeclaration, ListFile} from "../../src/sources/lists/list.ts";

/** Files in the forms lists come in, with invented names. */
export const LIST_FIXTURES = fileURLToPath(new URL("../fixtures/lists/", import.meta.url));

/** A declared list that is small enough for a fixture. */
export function smallList(id: string): ListDeclaration {
  return {...listById(id), floor: 1};
}

/** What a list makes of files, with the form they were recognised as. */
export function readFiles(
  list: ListDeclaration,
  files: readonly ListFile[]
): ListRead & {readonly form: string} {
  const heads = files.map((file) => ({
    ...file,
    start: Buffer.from(file.bytes).subarray(0, 4096).toString("utf8")
  }));
  const [recognised, ...others] = recogniseList(list, heads);
  if (!recognised || others.length > 0)
    throw new Error(`not recognised as one ${list.id}: ${files.map(({name}) => name)}`);
  return {...readList(list, recognised), form: recognised.form.id};
}

/** The files at a path: one file, or all of a folder without its folders. */
export function filesAt(path: string): readonly ListFile[] {
  if (!statSync(path).isDirectory()) return [{name: path, bytes: readFileSync(path)}];
  const paths = readdirSync(path).map((name) => join(path, name));
  return paths
    .filter((file) => statSync(file).isFile())
    .map((file) => ({name: file, bytes: readFileSync(file)}));
}

/** Reads a fixture as a list. */
export function readFixture(id: string, path: string): ListRead & {readonly form: string} {
  return readFiles(smallList(id), filesAt(LIST_FIXTURES + path));
}

/** The names of an entity of a quality. */
export function namesOf(entity: ListedEntity | undefined, quality: string): readonly string[] {
  return entity?.names.filter((name) => name.quality === quality).map(({text}) => text) ?? [];
}
