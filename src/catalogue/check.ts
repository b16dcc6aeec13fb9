import {groupBy} from "../base/collections.ts";
import type {IsoDate} from "../base/dates.ts";
import type {Citation, Source, Statement, Thing} from "../domain/statement.ts";
import {allStatements, anchorsOf, type Catalogue} from "./catalogue.ts";
import {periodOf} from "./period.ts";
import type {PropertyRule} from "./register.ts";
import {documents} from "./registers/documents.ts";
import {registerById} from "./registers/index.ts";
import type {Problem} from "./yaml-file.ts";

/** Two statements on the same thing that cannot both hold, or that say the same. Both are kept. */
export interface Pair {
  readonly first: Statement;
  readonly second: Statement;
}

/** What a check of the catalogue found. Only problems are errors; the rest is for a person to look at. */
export interface CheckResult {
  readonly problems: readonly Problem[];
  readonly contradictions: readonly Pair[];
  readonly duplicates: readonly Pair[];
  readonly unverified: readonly Statement[];
  /** Statements past the day by which somebody should have looked at them again. */
  readonly overdue: readonly Statement[];
  /** Sources that are listed and that no statement cites. */
  readonly uncited: readonly Source[];
  readonly statements: number;
}

/** Checks what the files of the registers say together. */
export function checkCatalogue(read: Catalogue & {problems: readonly Problem[]}, on: IsoDate): CheckResult {
  const statements = allStatements(read);
  const pairs = read.things.flatMap(conflicts);
  return {
    problems: [...read.problems, ...danglingProblems(read)],
    contradictions: pairs.filter(({same}) => !same),
    duplicates: pairs.filter(({same}) => same),
    unverified: statements.filter(({confidence}) => confidence === "unverified"),
    overdue: statements.filter(({review}) => review < on),
    uncited: uncitedSources(read, statements),
    statements: statements.length
  };
}

function conflicts(thing: Thing): (Pair & {same: boolean})[] {
  const rules = registerById(thing.register)?.properties ?? {};
  const groups = groupBy(thing.statements, (statement) => slotOf(statement, rules[statement.property]));
  return [...groups.values()].flatMap((group) => pairsWithin(group, rules[group[0]?.property ?? ""]));
}

/** What a statement competes for: two in one slot at one time are one too many. */
function slotOf({property, value}: Statement, rule: PropertyRule | undefined): string {
  if (!rule?.many) return property;
  return `${property} ${rule.key ? rule.key(value) : JSON.stringify(value)}`;
}

function pairsWithin(
  group: readonly Statement[],
  rule: PropertyRule | undefined
): (Pair & {same: boolean})[] {
  return group.flatMap((first, at) =>
    group
      .slice(at + 1)
      .filter((second) => overlap(first, second) && (rule?.competes?.(first.value, second.value) ?? true))
      .map((second) => ({first, second, same: JSON.stringify(first.value) === JSON.stringify(second.value)}))
  );
}

function overlap(a: Statement, b: Statement): boolean {
  const [one, other] = [spanOf(a), spanOf(b)];
  return one.start <= other.end && other.start <= one.end;
}

/**
 * What a statement surely holds for: one on how things stood on a date competes only for that date, one whose
 * start is unknown only for its end.
 */
function spanOf({from, to, asOf}: Statement): {start: IsoDate; end: IsoDate} {
  return from === undefined ? periodOf({from: asOf ?? to, to: to ?? asOf}) : periodOf({from, to});
}

/** A document stands in the library on its own account; what is only listed is there to be cited. */
function uncitedSources(
  {things, sources, citedElsewhere}: Catalogue,
  statements: readonly Statement[]
): Source[] {
  const cited = new Set([
    ...citedElsewhere,
    ...statements.flatMap((statement) => statement.sources.map(({source}) => source))
  ]);
  const library = new Set(things.filter(({register}) => register === documents.id).map(({id}) => id));
  return [...sources.values()].filter(({id}) => !cited.has(id) && !library.has(id));
}

function danglingProblems(read: Catalogue): Problem[] {
  const known = thingsByKey(read);
  return allStatements(read).flatMap((statement) => {
    const rule = registerById(statement.subject.register)?.properties[statement.property];
    const targets = rule?.refers?.(statement.value) ?? [];
    return [
      ...statement.sources.flatMap((citation) => {
        const message = unknownPassage(citation, read, known);
        return message ? problemOf(statement, "source", message) : [];
      }),
      ...targets.flatMap((target) => {
        const message = missing(target, known);
        return message ? problemOf(statement, "value", message) : [];
      })
    ];
  });
}

/** Why a citation leads nowhere: no such source, or no such passage of the document. */
export function unknownCitation(citation: Citation, read: Catalogue): string | undefined {
  return unknownPassage(citation, read, thingsByKey(read));
}

function thingsByKey({things}: Catalogue): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [`${thing.register}/${thing.id}`, thing]));
}

function unknownPassage(
  {source, anchor}: Citation,
  {sources}: Catalogue,
  known: ReadonlyMap<string, Thing>
): string | undefined {
  if (!sources.has(source)) return `unknown source ${source}`;
  if (anchor === undefined) return undefined;
  const key = `documents/${source}`;
  return known.has(key) ? missing(`${key}#${anchor}`, known) : `${source} is no document and has no anchors`;
}

function missing(target: string, known: ReadonlyMap<string, Thing>): string | undefined {
  const [key = "", anchor] = target.split("#");
  const thing = known.get(key);
  if (!thing) return `unknown entry ${key}`;
  if (anchor !== undefined && !anchorsOf(thing).has(anchor)) return `${key} has no anchor ${anchor}`;
  return undefined;
}

function problemOf({place, property}: Statement, field: string, message: string): Problem {
  const [file = "", line = "1"] = place.split(/:(?=\d+$)/);
  return {file, line: Number(line), field: `${property}.${field}`, message};
}
