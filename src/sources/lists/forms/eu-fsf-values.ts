import type {EntityKind} from "../../../domain/listed-entity.ts";
import type {Tell} from "../list.ts";
import {datesOf, yearsBetween} from "../partial-date.ts";

const KINDS: Readonly<Record<string, EntityKind>> = {
  person: "person",
  p: "person",
  enterprise: "organisation",
  e: "organisation"
};

/** Whether the Commission's code of a subject is a person or an organisation. */
export function subjectKind(code: string, tell: Tell): EntityKind {
  const kind = KINDS[code.toLowerCase()];
  if (kind === undefined) tell("subjectType", code, "not known; read as of unknown kind");
  return kind ?? "unknown";
}

/** The Commission writes 00 where a country is not known. */
export function knownCountry(code: string | undefined): string[] {
  return code === undefined || code === "" || code === "00" ? [] : [code];
}

/** What the Commission says of a birth: a day, parts of one, or a range of years. */
export interface BirthParts {
  readonly date: string | undefined;
  readonly day: string | undefined;
  readonly month: string | undefined;
  readonly year: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export function birthDateOf(birth: BirthParts, tell: Tell): readonly string[] {
  const parts = [birth.year, birth.month, birth.day].map((part) => part?.trim() || "0");
  const text = birth.date || (birth.year ? partial(parts) : "");
  if (text === "") {
    const years = birth.from ? yearsBetween(Number(birth.from), Number(birth.to || birth.from)) : [];
    if (!years) tell("birthdate", `${birth.from} to ${birth.to}`, "too wide to tell anything; left out");
    return years ?? [];
  }
  return datesOf("birthdate", text, tell);
}

function partial(parts: readonly string[]): string {
  const unknown = parts.findIndex((part) => Number(part) === 0);
  return parts
    .slice(0, unknown < 0 ? 3 : unknown)
    .map((part) => part.padStart(2, "0"))
    .join("-");
}
