import {readFileSync} from "node:fs";
import type {z} from "zod";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import {lineAt, readParsed} from "./parse-yaml.ts";

/** Something wrong in a file of the catalogue, where an editor can find it. */
export interface Problem {
  /** The file, as catalogue/... */
  readonly file: string;
  readonly line: number;
  /** The path to the field: intervals[2] (HORIZON).from. */
  readonly field: string;
  readonly message: string;
}

/** A file as read: its values, and the line on which each of them stands. */
export interface YamlFile {
  readonly name: string;
  readonly raw: unknown;
  lineOf(path: readonly PropertyKey[]): number;
}

export type Read<T> = {readonly data: T} | {readonly problems: readonly Problem[]};

/** Reads a file into plain values, without a schema; what is not YAML is a problem. */
export function openYaml(file: URL): YamlFile | Problem {
  const name = fileName(file);
  const read = readParsed(readFileSync(file, "utf8"));
  if ("message" in read) return {file: name, field: "the file", ...read};
  return {name, raw: read.values, lineOf: (path) => lineAt(read, path)};
}

/** Checks values against a schema; every deviation is a problem with its line and field. */
export function checkYaml<T>(file: YamlFile, schema: z.ZodType<T>): Read<T> {
  const result = schema.safeParse(file.raw, {reportInput: true});
  if (result.success) return {data: result.data};
  return {problems: result.error.issues.map((issue) => problemOf(file, issue))};
}

/** An unknown field is shown on its own line, not on that of the entry it stands in. */
function problemOf(file: YamlFile, issue: z.core.$ZodIssue): Problem {
  const problem = problemAt(file, issue.path, messageOf(issue));
  if (issue.code !== "unrecognized_keys") return problem;
  return {...problem, line: file.lineOf([...issue.path, ...issue.keys.slice(0, 1)])};
}

/** Everything that does not fit in the files of a folder, each file checked with one schema. */
export function problemsIn(folder: URL, schema: z.ZodType): Problem[] {
  return yamlFiles(folder).flatMap((file) => {
    const opened = openYaml(file);
    if ("message" in opened) return [opened];
    const read = checkYaml(opened, schema);
    return "data" in read ? [] : read.problems;
  });
}

/** A problem at a path of a file. */
export function problemAt(file: YamlFile, path: readonly PropertyKey[], message: string): Problem {
  return {file: file.name, line: file.lineOf(path), field: placeOf(file.raw, path), message};
}

/** The name by which a file of the catalogue is spoken of. */
export function fileName(file: URL): string {
  const root = CATALOGUE.href;
  return file.href.startsWith(root) ? `catalogue/${file.href.slice(root.length)}` : file.pathname;
}

/** What is wrong in words of an editor, not of a validator. */
export function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `unknown field ${issue.keys.join(", ")}`;
  if (!issue.message.startsWith("Invalid")) return issue.message;
  if (issue.input === undefined) return "is missing";
  if (issue.code === "invalid_value") return `expected one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type" && issue.expected in EXPECTED)
    return `expected ${EXPECTED[issue.expected]}, found ${foundIn(issue.input)}`;
  return issue.message;
}

/** Kinds of values by the names an editor gives them. */
const EXPECTED: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "fields with names"
};

function foundIn(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return isRecord(value) ? "fields with names" : String(value);
}

/** countries[3] (HR).member.from: the path, with the code, id or programme of each entry passed. */
function placeOf(raw: unknown, path: readonly PropertyKey[]): string {
  let value = raw;
  let place = "";
  for (const step of path) {
    value = isRecord(value) ? value[String(step)] : undefined;
    if (typeof step === "number") place += `[${step}]${labelOf(value)}`;
    else place += place === "" ? String(step) : `.${String(step)}`;
  }
  return place === "" ? "the file" : place;
}

function labelOf(value: unknown): string {
  if (!isRecord(value)) return "";
  const label = value["code"] ?? value["id"] ?? value["programme"] ?? value["property"];
  return typeof label === "string" ? ` (${label})` : "";
}

/** Whether a value has named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
