import {existsSync} from "node:fs";
import {basename} from "node:path";
import {pathToFileURL} from "node:url";
import {ApertureError} from "../base/errors.ts";
import {listOf} from "../base/text.ts";
import {CATALOGUE, yamlFiles} from "../catalogue/folder.ts";
import {
  checkYaml,
  isRecord,
  openYaml,
  type Problem,
  problemAt,
  type Read,
  type YamlFile
} from "../catalogue/yaml-file.ts";
import {derivedSchema, type Outline, outlineSchema, type Section} from "./outline-schema.ts";

const FOLDER = new URL("report-outlines/", CATALOGUE);

/** An outline with the lines its parts stand on. */
export interface OutlineFile {
  readonly outline: Outline;
  readonly name: string;
  /** The outline it goes back to; editions of one family follow each other, whatever their titles and sections. */
  readonly family: string;
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads an outline; every deviation is a problem with its line and field. */
export function readOutlineFile(file: URL): Read<OutlineFile> {
  const opened = openYaml(file);
  if ("message" in opened) return {problems: [opened]};
  if (isRecord(opened.raw) && "extends" in opened.raw) return readDerived(opened);
  const read = checkYaml(opened, outlineSchema);
  if (!("data" in read)) return {problems: read.problems.map((problem) => nearest(problem))};
  const twice = repeated(read.data.sections.map((one) => one.id));
  if (twice) return {problems: [problemAt(opened, ["sections"], `two sections have the id ${twice}`)]};
  const cut = cutMap(read.data.sections);
  if (cut) return {problems: [problemAt(opened, cut, CUT_MAP)]};
  return {data: {outline: read.data, name: opened.name, family: read.data.id, lineOf: opened.lineOf}};
}

const CUT_MAP = "a map shows every country, or it would say of some that they take no part; leave it out";

/** Where a map is told to show some countries only. */
function cutMap(sections: readonly Section[]): PropertyKey[] | undefined {
  const isCut = (block: Section["blocks"][number]) =>
    "show" in block && block.as === "map" && block.most !== undefined;
  for (const [at, {blocks}] of sections.entries()) {
    const found = blocks.findIndex(isCut);
    if (found >= 0) return ["sections", at, "blocks", found, "most"];
  }
  return undefined;
}

/** An outline of the catalogue by its name, or from a file of one's own. Throws at the first deviation. */
export function outlineByName(nameOrFile: string): OutlineFile {
  const isFile = /\.ya?ml$/i.test(nameOrFile);
  const file = isFile ? pathToFileURL(nameOrFile) : new URL(`${nameOrFile}.yaml`, FOLDER);
  if (!existsSync(file)) {
    const names = yamlFiles(FOLDER).map(({pathname}) => basename(pathname, ".yaml"));
    throw new ApertureError("not-found", `unknown outline: ${nameOrFile}`, {
      hint: `Known: ${listOf(names)}; or give a file that ends in .yaml.`
    });
  }
  const read = readOutlineFile(file);
  if ("data" in read) return isFile ? {...read.data, name: basename(nameOrFile)} : read.data;
  const [first] = read.problems;
  throw new ApertureError(
    "source-damaged",
    `invalid ${first?.file}:${first?.line}: ${first?.field}: ${first?.message}`
  );
}

function readDerived(opened: YamlFile): Read<OutlineFile> {
  const read = checkYaml(opened, derivedSchema);
  if (!("data" in read)) return read;
  const {extends: name, sections, ...head} = read.data;
  const base = outlineByName(name);
  const origins: (readonly [section: number, block: number])[][] = [];
  const taken: Section[] = [];
  for (const [at, {use, ...own}] of sections.entries()) {
    const found = use.map((wanted) => base.outline.sections.findIndex((one) => one.id === wanted));
    const missing = use[found.indexOf(-1)];
    if (missing !== undefined) {
      const known = base.outline.sections.map((one) => one.id).join(", ");
      const message = `${name} has no section ${missing}; it has ${known}`;
      return {problems: [problemAt(opened, ["sections", at, "use"], message)]};
    }
    origins.push(
      found.flatMap((s) => (base.outline.sections[s]?.blocks ?? []).map((_, b) => [s, b] as const))
    );
    taken.push({...own, blocks: found.flatMap((s) => base.outline.sections[s]?.blocks ?? [])});
  }
  const twice = repeated(taken.map((one) => one.id));
  if (twice) return {problems: [problemAt(opened, ["sections"], `two sections have the id ${twice}`)]};
  const lineOf: OutlineFile["lineOf"] = ([part, s, blocks, b, ...rest]) => {
    const [section = 0, block = 0] = origins[Number(s)]?.[Number(b)] ?? [];
    return base.lineOf(part === "sections" ? [part, section, blocks ?? "blocks", block, ...rest] : []);
  };
  const outline = {...base.outline, ...head, sections: taken};
  return {data: {outline, name: base.name, family: base.family, lineOf}};
}

function nearest(problem: Problem): Problem {
  return problem.message === "Invalid input"
    ? {
        ...problem,
        message: "no kind of block has these fields: text, show, matrix, list, recurring, checks, each"
      }
    : problem;
}

function repeated(ids: readonly string[]): string | undefined {
  return ids.find((one, at) => ids.indexOf(one) < at);
}
