import {ApertureError} from "../base/errors.ts";
import type {Source, Statement, Thing} from "../domain/statement.ts";
import {readAssociation} from "./association-file.ts";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import type {Register} from "./register.ts";
import {firstOf, stated} from "./register.ts";
import {association} from "./registers/association.ts";
import {documents} from "./registers/documents.ts";
import {REGISTERS} from "./registers/index.ts";
import {type ListedSource, readSources} from "./source-list.ts";
import {readThing} from "./thing-file.ts";
import {openYaml, type Problem, problemAt} from "./yaml-file.ts";

/** Everything the registers state. */
export interface Catalogue {
  readonly things: readonly Thing[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Sources that rules and outlines cite, which are no statements. */
  readonly citedElsewhere: ReadonlySet<string>;
}

let loaded: Catalogue | undefined;

/** The catalogue as shipped. Throws with every problem named where a file is damaged. */
export function catalogue(): Catalogue {
  loaded ??= soundCatalogue(CATALOGUE);
  return loaded;
}

function soundCatalogue(folder: URL): Catalogue {
  const {problems, ...rest} = readCatalogue(folder);
  const [first] = problems;
  if (!first) return rest;
  throw new ApertureError(
    "source-damaged",
    `invalid ${first.file}:${first.line}: ${first.field}: ${first.message}`,
    {hint: "Run aperture catalogue check to see every problem."}
  );
}

/** Reads every register of a folder; files that cannot be read are left out and reported. */
export function readCatalogue(folder: URL): Catalogue & {problems: readonly Problem[]} {
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  for (const register of REGISTERS) {
    for (const file of yamlFiles(new URL(`${register.id}/`, folder))) {
      const read = register.id === association.id ? readAssociation(file) : readThing(file, register);
      if ("data" in read) entries.push({thing: read.data, file});
      else problems.push(...read.problems);
    }
  }
  const things = entries.map(({thing}) => thing);
  const {listed, problems: unsound} = readSources(new URL("sources/", folder));
  const cited = things.filter(({register}) => register === documents.id).map(documentAsSource);
  const sources = new Map([...listed.map(({source}) => source), ...cited].map((one) => [one.id, one]));
  return {
    things,
    sources,
    citedElsewhere: citationsIn(
      ["participation-rules/", "report-outlines/", "appraisal-schemes/", "funder-forms/"].map(
        (name) => new URL(name, folder)
      )
    ),
    problems: [...problems, ...namedTwice(entries), ...unsound, ...alsoDocuments(listed, cited)]
  };
}

/** Ids under `source` anywhere in the files of some folders. */
function citationsIn(folders: readonly URL[]): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (value: unknown, isSource: boolean): void => {
    if (typeof value === "string" && isSource) found.add(value.split("#")[0] ?? value);
    if (typeof value !== "object" || value === null) return;
    for (const [key, one] of Object.entries(value))
      collect(one, key === "source" || (isSource && Array.isArray(value)));
  };
  for (const file of folders.flatMap(yamlFiles)) {
    const opened = openYaml(file);
    if (!("message" in opened)) collect(opened.raw, false);
  }
  return found;
}

interface Entry {
  readonly thing: Thing;
  readonly file: URL;
}

function namedTwice(entries: readonly Entry[]): Problem[] {
  const names = new Map<string, Thing>();
  return entries.flatMap(({thing, file}) => {
    const key = `${thing.register} ${thing.name.toLowerCase()}`;
    const other = names.get(key);
    names.set(key, other ?? thing);
    const opened = other && openYaml(file);
    if (!other || !opened || "message" in opened) return [];
    const field = thing.register === association.id ? "country" : "name";
    return problemAt(opened, [field], `${other.id} has the same name: ${thing.name}`);
  });
}

function alsoDocuments(listed: readonly ListedSource[], documentSources: readonly Source[]): Problem[] {
  const ids = new Set(documentSources.map(({id}) => id));
  return listed
    .filter(({source}) => ids.has(source.id))
    .map(({problem}) => problem("id", "a document of the library has this id; cite that"));
}

/** A document can be cited like any source. */
function documentAsSource(thing: Thing): Source {
  const reference = firstOf(documents, thing, "reference");
  const author = firstOf(documents, thing, "author");
  const date = firstOf(documents, thing, "date");
  const address = firstOf(documents, thing, "address");
  return {
    id: thing.id,
    title: reference && !thing.name.includes(reference) ? `${thing.name}, ${reference}` : thing.name,
    ...(author && {publisher: author}),
    ...(date && {date}),
    ...(address && {address})
  };
}

/** The things of a register, by name. */
export function thingsOf(register: Register, from: Catalogue = catalogue()): Thing[] {
  return from.things.filter((thing) => thing.register === register.id);
}

export function thingById(register: Register, id: string, from: Catalogue = catalogue()): Thing | undefined {
  return from.things.find((thing) => thing.register === register.id && thing.id === id);
}

/** Every statement of the catalogue. */
export function allStatements(from: Catalogue = catalogue()): Statement[] {
  return from.things.flatMap(({statements}) => statements);
}

/** The passages of a document, by the key they are cited with. */
export function anchorsOf(document: Thing): ReadonlySet<string> {
  return new Set(stated(documents, document, "anchor").map(({value}) => value.id));
}
