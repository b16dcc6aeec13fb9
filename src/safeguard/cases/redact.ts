import {ApertureError} from "../../base/errors.ts";
import type {Case, HistoryLine} from "./case.ts";
import {REOPENING_CAUSES} from "./event.ts";
import {withoutNames} from "./without-names.ts";

/** Parts of a case that can be left out of what leaves the institution. */
export const REDACTABLE = {
  persons: "Persons",
  answers: "Answers and their notes",
  notes: "Notes",
  files: "Files: their names and hashes",
  measures: "Measures",
  reasons: "Reasons, conditions, cost of not cooperating",
  signatures: "Who signed",
  history: "What happened"
} as const;
export type Redactable = keyof typeof REDACTABLE;

/** Stands in the place of an account whose name was left out. */
export const LEFT_OUT = "left-out";

/** The parts named; one that is unknown is an error, for leaving out too little is worse than nothing. */
export function readRedactable(names: readonly string[]): ReadonlySet<Redactable> {
  const unknown = names.find((name) => !isRedactable(name));
  if (unknown !== undefined) {
    throw new ApertureError("usage", `unknown part: ${unknown}`, {
      hint: `Known: ${Object.keys(REDACTABLE).join(", ")}.`
    });
  }
  return new Set(names.filter(isRedactable));
}

function isRedactable(name: string): name is Redactable {
  return Object.hasOwn(REDACTABLE, name);
}

/**
 * A case without some of its parts, and without what repeats them elsewhere: why it went up quotes answers and persons,
 * what happened says who signed. Every form a case leaves in is made from what this returns.
 */
export function redact(one: Case, without: ReadonlySet<Redactable>): Case {
  if (without.size === 0) return one;
  const parted = withoutParts(one, without);
  return without.has("persons") ? withoutNames(parted, one.persons) : parted;
}

function withoutParts(one: Case, without: ReadonlySet<Redactable>): Case {
  const left = (...parts: readonly Redactable[]) => parts.some((part) => without.has(part));
  const {proposal, shortCheck, ...rest} = one;
  return {
    ...rest,
    ...(left("persons") && {persons: [], personScreenings: [], erasedPersons: 0}),
    ...(left("answers") && {answers: new Map()}),
    ...(left("notes") && {notes: []}),
    files: left("files") ? [] : one.files.filter(({person}) => !(left("persons") && person !== undefined)),
    ...(left("files") && {erasedFiles: 0}),
    ...(left("measures") && {measures: []}),
    raisedBecause: left("answers", "persons", "reasons") ? fromEvidence(one) : one.raisedBecause,
    ...(proposal && {
      proposal: left("reasons")
        ? {...proposal, reasons: "", conditions: "", costOfNotCooperating: ""}
        : proposal
    }),
    ...(shortCheck && {
      shortCheck: left("answers", "persons") ? {...shortCheck, finding: ""} : shortCheck
    }),
    signatures: one.signatures.map((signature) => ({
      ...signature,
      ...(left("signatures") && {by: LEFT_OUT}),
      ...(left("reasons", "signatures") && {reasons: ""})
    })),
    reopenings: one.reopenings.map((line) => (isQuoting(line.cause, without) ? {...line, detail: ""} : line)),
    history: left("history") ? [] : one.history.map((line) => redactLine(line, one, without))
  };
}

/** Reasons that stand in the evidence, which is shown; another may quote what was left out. */
function fromEvidence({evidence, raisedBecause}: Case): readonly string[] {
  const shown = new Set(evidence.map(({because, says}) => because ?? says));
  return raisedBecause.filter((because) => shown.has(because));
}

/** A person's wish is a reason; a change of a list may be about a person. */
function isQuoting(cause: keyof typeof REOPENING_CAUSES, without: ReadonlySet<Redactable>): boolean {
  return (cause === "person" && without.has("reasons")) || (cause === "list" && without.has("persons"));
}

function redactLine(line: HistoryLine, {reopenings}: Case, without: ReadonlySet<Redactable>): HistoryLine {
  switch (line.type) {
    case "answered":
      return without.has("answers") ? {...line, says: "answered a question"} : line;
    case "raised":
      return {...line, says: "raised to the enhanced appraisal"};
    case "ended-by-short-check":
      return {...line, says: "ended by the short check"};
    case "signed":
      return without.has("signatures") ? {...line, by: LEFT_OUT} : line;
    case "reopened": {
      const cause = reopenings.find(({at}) => at === line.at)?.cause ?? "person";
      return isQuoting(cause, without) ? {...line, says: `reopened: ${REOPENING_CAUSES[cause]}`} : line;
    }
    default:
      return line;
  }
}
