import {z} from "zod";
import {firstDayOf, type IsoDate} from "../base/dates.ts";
import type {Citation, Statement, Thing} from "../domain/statement.ts";
import {periodOf} from "./period.ts";
import {partialDate} from "./read-yaml.ts";
import type {Register} from "./register.ts";
import {thingId, words} from "./values.ts";
import {
  checkYaml,
  messageOf,
  openYaml,
  type Problem,
  problemAt,
  type Read,
  type YamlFile
} from "./yaml-file.ts";

/** A day on which something was entered or is to be looked at again. */
export const day = partialDate.refine((text) => text.length === 10, {
  error: "expected a whole day such as 2026-11-22"
});
export const citation = z.string().regex(/^[a-z0-9-]+(?:#[a-z0-9-]+)?$/, {
  error: "expected the id of a source, or a document and an anchor such as com-2021-252#roadmaps"
});
export const confidence = z.enum(["seen", "reported", "unverified"]);

const statementSchema = z.strictObject({
  property: words,
  value: z.unknown(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  asOf: partialDate.optional(),
  source: z.union([citation, z.array(citation).min(1)]),
  confidence,
  entered: day.optional(),
  review: day.optional(),
  note: words.optional()
});

const thingSchema = z.strictObject({
  id: thingId,
  name: words,
  shortName: words.optional(),
  entered: day,
  review: day,
  open: z.array(words).default([]),
  statements: z.array(statementSchema).min(1)
});

type ThingEntry = z.infer<typeof thingSchema>;
type StatementEntry = ThingEntry["statements"][number];

/** Reads the file of one thing of a register, every value checked with the rule of its property. */
export function readThing(file: URL, register: Register): Read<Thing> {
  const opened = openYaml(file);
  if ("message" in opened) return {problems: [opened]};
  const read = checkYaml(opened, thingSchema);
  if (!("data" in read)) return read;
  const problems = [
    ...headProblems(opened, file, read.data),
    ...missingProperties(opened, register, read.data)
  ];
  const statements: Statement[] = [];
  for (const [at, entry] of read.data.statements.entries()) {
    const result = readStatement(opened, register, read.data, at, entry);
    if ("data" in result) statements.push(result.data);
    else problems.push(...result.problems);
  }
  if (problems.length) return {problems};
  const {id, name, shortName, open} = read.data;
  return {data: {register: register.id, id, name, ...(shortName && {shortName}), open, statements}};
}

function headProblems(opened: YamlFile, file: URL, entry: ThingEntry): Problem[] {
  const expected = file.pathname
    .split("/")
    .at(-1)
    ?.replace(/\.yaml$/, "");
  return entry.id === expected
    ? []
    : [problemAt(opened, ["id"], `expected ${expected}, as the file is named`)];
}

function missingProperties(opened: YamlFile, register: Register, entry: ThingEntry): Problem[] {
  const given = new Set(entry.statements.map(({property}) => property));
  return Object.entries(register.properties)
    .filter(([name, rule]) => rule.required && !given.has(name))
    .map(([name]) => problemAt(opened, ["statements"], `missing property ${name}`));
}

function readStatement(
  opened: YamlFile,
  register: Register,
  thing: ThingEntry,
  at: number,
  entry: StatementEntry
): Read<Statement> {
  const path = ["statements", at];
  const rule = register.properties[entry.property];
  if (!rule) {
    const known = Object.keys(register.properties).join(", ");
    return problem(opened, [...path, "property"], `unknown property ${entry.property}; known: ${known}`);
  }
  const value = rule.value.safeParse(entry.value, {reportInput: true});
  if (!value.success) {
    return {
      problems: value.error.issues.map((issue) =>
        problemAt(opened, [...path, "value", ...issue.path], messageOf(issue))
      )
    };
  }
  const {start, end} = periodOf(entry);
  if (start > end) return problem(opened, [...path, "from"], "later than to");
  const place = `${opened.name}:${opened.lineOf([...path, "property"])}`;
  return {data: statementOf(register, thing, entry, value.data, place)};
}

function statementOf(
  register: Register,
  thing: ThingEntry,
  entry: StatementEntry,
  value: unknown,
  place: string
): Statement {
  const {property, from, to, asOf, source, confidence, note} = entry;
  return {
    subject: {register: register.id, id: thing.id},
    property,
    value,
    ...(from && {from}),
    ...(to && {to}),
    ...(asOf && {asOf}),
    sources: (Array.isArray(source) ? source : [source]).map(citationOf),
    confidence,
    entered: wholeDay(entry.entered ?? thing.entered),
    review: wholeDay(entry.review ?? thing.review),
    ...(note && {note}),
    place
  };
}

/** The parts of com-2021-252#roadmaps. */
export function citationOf(text: string): Citation {
  const [source = "", anchor] = text.split("#");
  return {source, ...(anchor && {anchor})};
}

export function wholeDay(text: string): IsoDate {
  return firstDayOf(text) ?? text;
}

function problem(opened: YamlFile, path: readonly PropertyKey[], message: string): Read<never> {
  return {problems: [problemAt(opened, path, message)]};
}
