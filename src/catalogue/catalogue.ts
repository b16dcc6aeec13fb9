import {ApertureError} from "../base/errors.ts";
import type {Source, Statement, Thing} from "../domain/statement.ts";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import type {Register} from "./register.ts";
import {firstOf, stated} from "./register.ts";
import {documents} from "./registers/documents.ts";
import {REGISTERS} from "./registers/index.ts";
import {readSources} from "./source-list.ts";
import {readThing} from "./thing-file.ts";
import type {Problem} from "./yaml-file.ts";

/** Everything the registers state. */
export interface Catalogue {
  readonly things: readonly Thing[];
  readonly sources: ReadonlyMap<string, Source>;
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
  const things: Thing[] = [];
  for (const register of REGISTERS) {
    for (const file of yamlFiles(new URL(`${register.id}/`, folder))) {
      const read = readThing(file, register);
      if ("data" in read) things.push(read.data);
      else problems.push(...read.problems);
    }
  }
  const listed = readSources(new URL("sources/", folder));
  const cited = things.filter(({register}) => register === documents.id).map(documentAsSource);
  const all = [...listed.sources, ...cited];
  const sources = new Map(all.map((source) => [source.id, source]));
  return {things, sources, problems: [...problems, ...listed.problems, ...twice(all)]};
}

function twice(sources: readonly Source[]): Problem[] {
  const ids = sources.map(({id}) => id);
  return ids
    .filter((id, at) => ids.indexOf(id) < at)
    .map((id) => ({file: "catalogue/sources", line: 1, field: id, message: "two sources have this id"}));
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
