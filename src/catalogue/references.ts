import type {Citation, Statement, Thing} from "../domain/statement.ts";
import {allStatements, anchorsOf, type Catalogue, type ReadCatalogue} from "./catalogue.ts";
import {registerById} from "./registers/index.ts";
import type {Problem} from "./yaml-file.ts";

/** What statements cite or name and is not there, and entries that lead back to themselves. */
export function referenceProblems(read: ReadCatalogue): Problem[] {
  const known = knownIn(read);
  return [
    ...allStatements(read).flatMap((statement) => danglingProblems(statement, known)),
    ...read.things.flatMap((thing) => circleProblems(thing, known))
  ];
}

/** Why a citation leads nowhere: no such source, or no such passage of the document. */
export function unknownCitation(citation: Citation, read: Catalogue): string | undefined {
  return unknownPassage(citation, knownIn({...read, unread: new Set()}));
}

function knownIn(read: Known["read"]): Known {
  return {read, things: new Map(read.things.map((thing) => [keyOf(thing), thing]))};
}

interface Known {
  readonly read: Catalogue & Pick<ReadCatalogue, "unread">;
  readonly things: ReadonlyMap<string, Thing>;
}

function keyOf({register, id}: Pick<Thing, "register" | "id">): string {
  return `${register}/${id}`;
}

function danglingProblems(statement: Statement, known: Known): Problem[] {
  return [
    ...statement.sources.flatMap((citation) =>
      reported(statement, "source", unknownPassage(citation, known))
    ),
    ...targetsOf(statement).flatMap((target) => reported(statement, "value", missing(target, known)))
  ];
}

function targetsOf({subject, property, value}: Statement): readonly string[] {
  return registerById(subject.register)?.properties[property]?.refers?.(value) ?? [];
}

function unknownPassage({source, anchor}: Citation, known: Known): string | undefined {
  const {sources, unread} = known.read;
  const key = `documents/${source}`;
  if (unread.has(key)) return undefined;
  if (!sources.has(source)) return unread.has("sources") ? undefined : `unknown source ${source}`;
  if (anchor === undefined) return undefined;
  return known.things.has(key)
    ? missing(`${key}#${anchor}`, known)
    : `${source} is no document and has no anchors`;
}

/** An entry whose own file could not be read is reported there, and not again wherever it is named. */
function missing(target: string, {things, read}: Known): string | undefined {
  const [key = "", anchor] = target.split("#");
  const thing = things.get(key);
  if (!thing) return read.unread.has(key) ? undefined : `unknown entry ${key}`;
  if (anchor !== undefined && !anchorsOf(thing).has(anchor)) return `${key} has no anchor ${anchor}`;
  return undefined;
}

/** Nothing contains, replaces or follows itself; a circle is reported once, at its first entry. */
function circleProblems(thing: Thing, known: Known): Problem[] {
  return thing.statements.flatMap((statement) => {
    const way = wayBack(statement, known);
    const isFirst = way?.every((key) => keyOf(thing) <= key);
    return reported(statement, "value", isFirst ? `leads back to itself: ${way?.join(" → ")}` : undefined);
  });
}

function wayBack(statement: Statement, {things}: Known): readonly string[] | undefined {
  const start = keyOf(statement.subject);
  const seen = new Set<string>();
  const waiting = ownTargets(statement).map((target) => [start, target]);
  for (let way = waiting.shift(); way; way = waiting.shift()) {
    const last = way.at(-1) ?? "";
    if (last === start) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    const next = things.get(last)?.statements.filter(({property}) => property === statement.property) ?? [];
    waiting.push(...next.flatMap(ownTargets).map((target) => [...way, target]));
  }
  return undefined;
}

/** The entries of its own register that a statement names as what it is part of or comes after. */
function ownTargets(statement: Statement): string[] {
  const {register} = statement.subject;
  if (!registerById(register)?.properties[statement.property]?.isOrder) return [];
  return targetsOf(statement).map((target) => target.split("#")[0] ?? target);
}

function reported({place, property}: Statement, field: string, message: string | undefined): Problem[] {
  if (message === undefined) return [];
  const [file = "", line = "1"] = place.split(/:(?=\d+$)/);
  return [{file, line: Number(line), field: `${property}.${field}`, message}];
}
