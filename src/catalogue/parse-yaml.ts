import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {isMissingFile} from "../base/errors.ts";
import {sha256} from "../base/hash.ts";

/** The values of a YAML text, and the line on which each of them begins, by its path. */
export interface ParsedYaml {
  readonly values: unknown;
  readonly lines: Readonly<Record<string, number>>;
}

/** Why a text is no YAML, and where. */
export interface YamlError {
  readonly message: string;
  readonly line: number;
}

/** Where the build leaves what it parsed, for a program that runs from the sources too; absent before the first build. */
const PARSED = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/catalogue/parsed/" : "parsed/",
  import.meta.url
);

/** The file of a text that the build has parsed; a text edited since has another name. */
export function parsedName(text: string): string {
  return `${sha256(text).slice(0, 32)}.json`;
}

/** A text as the build parsed it, or else parsed now. */
export function readParsed(text: string): ParsedYaml | YamlError {
  try {
    return JSON.parse(readFileSync(new URL(parsedName(text), PARSED), "utf8")) as ParsedYaml;
  } catch (error) {
    if (isMissingFile(error)) return parseYaml(text);
    throw error;
  }
}

/** Parses a text. The parser is loaded by the first text that needs it: most starts of the program do not. */
export function parseYaml(text: string): ParsedYaml | YamlError {
  const yaml = createRequire(import.meta.url)("yaml") as Yaml;
  const counter = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {lineCounter: counter, schema: "core"});
  const lineOf = (offset: number) => counter.linePos(offset).line;
  const [error] = document.errors;
  if (error) {
    const message = (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    return {message, line: lineOf(error.pos[0])};
  }
  const places = placesIn(yaml, document.contents, []);
  const lines = Object.fromEntries(places.map(([path, offset]) => [path, lineOf(offset)]));
  return {values: document.toJS() as unknown, lines};
}

type Yaml = typeof import("yaml");

/** Where a node and everything within it begins, by path. */
function placesIn(yaml: Yaml, node: unknown, path: readonly PropertyKey[]): [string, number][] {
  if (!yaml.isNode(node)) return [];
  const own: [string, number][] = node.range ? [[pathName(path), node.range[0]]] : [];
  return [...own, ...childrenOf(yaml, node).flatMap(([key, child]) => placesIn(yaml, child, [...path, key]))];
}

function childrenOf(yaml: Yaml, node: unknown): [PropertyKey, unknown][] {
  if (yaml.isSeq(node)) return [...node.items.entries()];
  if (!yaml.isMap(node)) return [];
  return node.items.map(({key, value}) => [yaml.isScalar(key) ? String(key.value) : "", value]);
}

/** Line of the value at a path, or of the innermost value around it that there is. */
export function lineAt({lines}: ParsedYaml, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const line = lines[pathName(path.slice(0, depth))];
    if (line !== undefined) return line;
  }
  return 1;
}

function pathName(path: readonly PropertyKey[]): string {
  return path.map(String).join("\n");
}
