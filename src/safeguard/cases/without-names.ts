import {escapePattern} from "../../base/text.ts";
import type {Case} from "./case.ts";
import type {Person} from "./plan.ts";

const IN_ITS_PLACE = "[name left out]";

/**
 * Takes names of persons out of what colleagues wrote, where they stand as they were entered. Evidence stays as it is: it
 * is about organisations and countries, and its certificates are signed.
 */
export function withoutNames(one: Case, persons: readonly Person[]): Case {
  if (persons.length === 0) return one;
  const clean = cleanerOf(persons.map(({name}) => name));
  const {
    plan,
    notes,
    files,
    answers,
    measures,
    proposal,
    signatures,
    raisedBecause,
    reopenings,
    shortCheck,
    history
  } = one;
  return {
    ...one,
    ...(plan && {plan: clean(plan)}),
    ...(proposal && {proposal: clean(proposal)}),
    ...(shortCheck && {shortCheck: clean(shortCheck)}),
    notes: clean(notes),
    files: clean(files),
    answers: new Map([...answers].map(([key, answer]) => [key, clean(answer)])),
    measures: clean(measures),
    signatures: clean(signatures),
    raisedBecause: clean(raisedBecause),
    reopenings: clean(reopenings),
    history: clean(history)
  };
}

function cleanerOf(names: readonly string[]): <T>(value: T) => T {
  const any = names.map((name) => escapePattern(name).replace(/\s+/g, "\\s+"));
  const name = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_, part: unknown) =>
      typeof part === "string" ? part.replace(name, IN_ITS_PLACE) : part
    );
}
