import {firstDayOf} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import type {ListedIdentifier} from "../../domain/listed-entity.ts";
import type {ScreeningQuery} from "../../safeguard/screening/index/search.ts";
import {readCountry} from "../codes.ts";

/** A question as a person writes it. There is no field for a nationality. */
export interface ScreeningForm {
  readonly name?: string | undefined;
  readonly kind?: string | undefined;
  readonly country?: string | undefined;
  readonly city?: string | undefined;
  readonly identifier?: string | undefined;
  readonly birthDate?: string | undefined;
}

/** Longer than any name; what is longer is a mistake or an attack. */
const LONGEST_NAME = 1000;

/** Reads a form into a question. What cannot be read is an error with what to do. */
export function readQuestion(form: ScreeningForm): ScreeningQuery {
  const name = form.name?.trim() ?? "";
  if (name === "")
    throw new ApertureError("usage", "missing name", {hint: "Give the name of the organisation or person."});
  if (name.length > LONGEST_NAME) {
    throw new ApertureError("usage", `a name of ${name.length} characters`, {
      hint: `Names have at most ${LONGEST_NAME}.`
    });
  }
  const kind = readKind(form.kind);
  if (kind === "person" && form.country) {
    throw new ApertureError("usage", "a country says nothing about a person here", {
      hint: "Leave it out: nationality is never an input. A date of birth or a city can tell persons apart."
    });
  }
  return {
    name,
    ...(kind && {kind}),
    ...(form.country && {countries: [readCountry(form.country)]}),
    ...(form.city && {cities: [form.city.trim()]}),
    ...(form.identifier && {identifiers: [readIdentifier(form.identifier)]}),
    ...(form.birthDate && {birthDate: readBirthDate(form.birthDate)})
  };
}

function readKind(text: string | undefined): ScreeningQuery["kind"] {
  if (!text) return undefined;
  if (text === "person" || text === "organisation") return text;
  throw new ApertureError("usage", `unknown kind: ${text}`, {hint: "Known: organisation, person."});
}

/** SCHEME:VALUE, or the value alone. */
function readIdentifier(text: string): ListedIdentifier {
  const [, scheme = "", value = ""] = /^(?:([A-Za-z-]+):)?(.+)$/.exec(text.trim()) ?? [];
  return {scheme, value};
}

function readBirthDate(text: string): string {
  if (firstDayOf(text) !== undefined) return text;
  throw new ApertureError("usage", `invalid date of birth: ${text}`, {
    hint: "Write it as 1970, 1970-05 or 1970-05-01."
  });
}
