import {z} from "zod";
import type {Citation, Statement, Thing} from "../domain/statement.ts";
import {countryByCode} from "./countries.ts";
import {periodOf} from "./period.ts";
import {countryCode, partialDate} from "./read-yaml.ts";
import {type AssociationValue, association, associationValue} from "./registers/association.ts";
import {citationOf, day, wholeDay} from "./thing-file.ts";
import {words} from "./values.ts";
import {checkYaml, openYaml, type Problem, problemAt, type Read, type YamlFile} from "./yaml-file.ts";

const source = z.string().regex(/^[a-z0-9-]+(?:#[a-z0-9-]+)?(?: \(.+\))?$/, {
  error: "expected the id of a source, with a remark in brackets where it needs one"
});

const intervalSchema = z.strictObject({
  ...associationValue.shape,
  from: partialDate.optional(),
  to: partialDate.optional(),
  note: words.optional(),
  sources: z.array(source).min(1),
  confidence: z.enum(["seen", "reported", "unverified"])
});

const fileSchema = z.strictObject({
  country: countryCode,
  entered: day,
  review: day,
  intervals: z.array(intervalSchema).min(1)
});

type FileEntry = z.infer<typeof fileSchema>;
type IntervalEntry = z.infer<typeof intervalSchema>;

/** Reads the file of one country's association: a thing with one statement for each interval. */
export function readAssociation(file: URL): Read<Thing> {
  const opened = openYaml(file);
  if ("message" in opened) return {problems: [opened]};
  const read = checkYaml(opened, fileSchema);
  if (!("data" in read)) return read;
  const {country, intervals} = read.data;
  const known = countryByCode(country);
  if (!known) return {problems: [problemAt(opened, ["country"], `unknown country ${country}`)]};
  const problems = intervals.flatMap((entry, at) => problemOf(opened, entry, at) ?? []);
  if (problems.length) return {problems};
  return {
    data: {
      register: association.id,
      id: country.toLowerCase(),
      name: known.name,
      open: [],
      statements: intervals.map((entry, at) => statementOf(opened, read.data, entry, at))
    }
  };
}

function problemOf(opened: YamlFile, entry: IntervalEntry, at: number): Problem | undefined {
  const problem = (field: string, message: string) => problemAt(opened, ["intervals", at, field], message);
  const {start, end} = periodOf(entry);
  if (start > end) return problem("from", "later than to");
  if (entry.status === "transitional" && entry.view === "legal") {
    return problem("view", "transitional is how applicants are treated, never the law");
  }
  if (entry.scope === "all" && entry.parts.length + entry.except.length > 0) {
    return problem("scope", "missing");
  }
  return undefined;
}

function statementOf(
  opened: YamlFile,
  head: FileEntry,
  entry: IntervalEntry,
  at: number
): Statement<AssociationValue> {
  const {from, to, note, sources, confidence, ...value} = entry;
  return {
    subject: {register: association.id, id: head.country.toLowerCase()},
    property: "association",
    value,
    ...(from && {from}),
    ...(to && {to}),
    sources: sources.map(remarkedCitation),
    confidence,
    entered: wholeDay(head.entered),
    review: wholeDay(head.review),
    ...(note && {note}),
    place: `${opened.name}:${opened.lineOf(["intervals", at])}`
  };
}

/** The parts of rtd-wbc-2007 (date planned). */
function remarkedCitation(text: string): Citation {
  const [, cited = text, remark] = /^(\S+) \((.+)\)$/.exec(text) ?? [];
  return {...citationOf(cited), ...(remark && {remark})};
}
