import {readdirSync, readFileSync} from "node:fs";
import {sha256} from "../base/hash.ts";
import {CATALOGUE} from "./folder.ts";

/** Twelve digits that change whenever any file of the catalogue does. */
export function catalogueRevision(folder: URL = CATALOGUE): string {
  const names = readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const files = names.map((name) => `${name}\n${sha256(readFileSync(new URL(name, folder), "utf8"))}`);
  return sha256(files.join("\n")).slice(0, 12);
}
