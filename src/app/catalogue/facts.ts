import {formatDate} from "../../base/dates.ts";
import {catalogue, thingById} from "../../catalogue/catalogue.ts";
import {stated} from "../../catalogue/register.ts";
import {documents} from "../../catalogue/registers/documents.ts";
import {registerById, sayValue} from "../../catalogue/registers/index.ts";
import type {Citation, Source, Statement, Thing} from "../../domain/statement.ts";

/** Something a reader can follow. */
export interface Link {
  readonly href: string;
  readonly text: string;
}

/** A source as a reader finds it: its entry here where it is a document, its address outside where there is one. */
export interface CitedSource {
  readonly source: Source;
  /** The passage, in the words of the document's own anchor. */
  readonly passage?: string;
  /** What it says on this fact, or how far it goes. */
  readonly remark?: string;
  /** The document's page, where the library has it. */
  readonly href?: string;
}

/** A statement ready to be read. */
export interface Fact {
  readonly statement: Statement;
  readonly title: string;
  readonly text: string;
  /** Where outside what it names can be read. */
  readonly address?: string;
  /** The entries its value names. */
  readonly links: readonly Link[];
  readonly sources: readonly CitedSource[];
}

/** Pages of registers that have one of their own; the others share one form. */
const PLACES: Readonly<Record<string, string>> = {
  documents: "/library",
  commitments: "/commitments",
  initiatives: "/initiatives"
};

/** The page of an entry. */
export function placeOf(register: string, id: string): string {
  return `${PLACES[register] ?? `/catalogue/${register}`}/${id}`;
}

/** Everything stated of a thing, in the order of its register. */
export function factsOf(thing: Thing): Fact[] {
  const order = Object.keys(registerById(thing.register)?.properties ?? {});
  return thing.statements
    .map(factOf)
    .sort(
      (a, b) =>
        order.indexOf(a.statement.property) - order.indexOf(b.statement.property) ||
        beginOf(a.statement).localeCompare(beginOf(b.statement))
    );
}

/** When a statement begins to hold, for order in time; what has no date stays in the order of the file. */
function beginOf({from, asOf, value}: Statement): string {
  const dated = typeof value === "object" && value !== null && "date" in value ? String(value.date) : "";
  return from ?? asOf ?? dated;
}

/** From when to when a statement holds, in words; empty where it says nothing of it. */
export function validity({from, to, asOf}: Statement): string {
  if (from && to) return `${formatDate(from)} to ${formatDate(to)}`;
  if (from) return `since ${formatDate(from)}`;
  if (to) return `until ${formatDate(to)}`;
  return asOf ? `as of ${formatDate(asOf)}` : "";
}

/** A statement in words, with what it points to. */
export function factOf(statement: Statement): Fact {
  const rule = registerById(statement.subject.register)?.properties[statement.property];
  const links = (rule?.refers?.(statement.value) ?? []).flatMap(linkTo);
  const named = links.length === 1 && typeof statement.value === "string" ? links[0]?.text : undefined;
  const address = rule?.address?.(statement.value);
  return {
    statement,
    ...(address && {address}),
    title: rule?.title ?? statement.property,
    text: named ?? sayValue(statement),
    links,
    sources: statement.sources.map(citedSource)
  };
}

/** A link to an entry named as register/id or register/id#anchor. */
function linkTo(target: string): Link[] {
  const [key = "", anchor] = target.split("#");
  const [registerId = "", id = ""] = key.split("/");
  const register = registerById(registerId);
  const thing = register && thingById(register, id);
  if (!thing) return [];
  const passage = anchor && passageOf(thing, anchor);
  return [
    {
      href: `${placeOf(registerId, id)}${anchor ? `#${anchor}` : ""}`,
      text: passage ? `${thing.shortName ?? thing.name}, ${passage}` : thing.name
    }
  ];
}

export function citedSource({source: id, anchor, remark}: Citation): CitedSource {
  const source = catalogue().sources.get(id) ?? {id, title: id};
  const document = thingById(documents, id);
  if (!document) return {source, ...(remark && {remark})};
  const passage = anchor && passageOf(document, anchor);
  return {
    source,
    href: `${placeOf("documents", id)}${anchor ? `#${anchor}` : ""}`,
    ...(passage && {passage}),
    ...(remark && {remark})
  };
}

function passageOf(document: Thing, anchor: string): string | undefined {
  return stated(documents, document, "anchor").find(({value}) => value.id === anchor)?.value.label;
}
