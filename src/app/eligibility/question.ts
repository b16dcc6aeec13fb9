import type {IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {participationRules} from "../../catalogue/participation-rules.ts";
import {isEuratomPart} from "../../domain/association.ts";
import {type EligibilityQuestion, RULED_PROGRAMMES, type RuledProgramme} from "../../domain/eligibility.ts";
import {readCodes, readCountry} from "../codes.ts";
import {countryAtStart, countryInText} from "../country-in-text.ts";
import {readDay} from "../read-day.ts";
import {homeOf, readAction} from "./action.ts";
import {isKnownPart} from "./parts.ts";

/** A question as a person writes it: codes and names as text, blanks where nothing was said. */
export interface EligibilityForm {
  readonly country?: string | undefined;
  readonly control?: string | undefined;
  readonly supervisedBy?: string | undefined;
  readonly programme?: string | undefined;
  readonly part?: string | undefined;
  readonly action?: string | undefined;
  readonly workProgramme?: string | undefined;
  readonly on?: string | undefined;
}

/** What a question consists of, as flags, columns and parameters name it. */
export const QUESTION_FIELDS = [
  "country",
  "control",
  "supervised-by",
  "programme",
  "part",
  "action",
  "work-programme",
  "on"
] as const;

/** A question from values under these names. */
export function formOf(
  value: (name: (typeof QUESTION_FIELDS)[number]) => string | undefined
): EligibilityForm {
  return {
    country: value("country"),
    control: value("control"),
    supervisedBy: value("supervised-by"),
    programme: value("programme"),
    part: value("part"),
    action: value("action"),
    workProgramme: value("work-programme"),
    on: value("on")
  };
}

/** First year of which the catalogue holds rules. */
const FIRST_YEAR = 2014;

/** Reads a form into a question. What is missing, unknown or contradictory is an error with what to do. */
export function readQuestion(form: EligibilityForm, today: IsoDate): EligibilityQuestion {
  const country = readKnown(required("country", form.country, "Give its code or its name."));
  const control = (form.control ?? "")
    .split(/[,;]/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map(readKnown);
  const on = readAskedDay(form.on || today);
  const given = form.part && (readCodes("part", form.part)[0] ?? form.part);
  const programme = readProgramme(form.programme || "HORIZON", given || undefined);
  const question = {
    country,
    control: control.filter((code) => code !== country),
    ...(form.supervisedBy && {supervisedBy: form.supervisedBy.trim()}),
    programme,
    ...(given && {part: checkedPart(given, programme)}),
    action: readAction(form.action),
    ...(form.workProgramme && {workProgramme: form.workProgramme.trim()}),
    on
  };
  refuseForeignAuthority(question);
  refuseOtherHome(question);
  return question;
}

export function required(name: string, text: string | undefined, hint: string): string {
  if (text?.trim()) return text.trim();
  throw new ApertureError("usage", `missing ${name}`, {hint});
}

function readKnown(text: string): string {
  const code = readCountry(text);
  const country = countryByCode(code);
  if (country?.historic) {
    throw new ApertureError("usage", `${countryAtStart(country.name)} no longer exists`, {
      hint: "Give the country the entity is established in today."
    });
  }
  if (country) return code;
  throw new ApertureError("usage", `unknown country: ${text}`, {
    hint: "Give its ISO code, its EU code (EL, UK, XK) or its name."
  });
}

function readAskedDay(text: string): IsoDate {
  const day = readDay("on", text, text);
  if (Number(day.slice(0, 4)) >= FIRST_YEAR) return day;
  throw new ApertureError("usage", `no rules before ${FIRST_YEAR}: ${text}`, {
    hint: `Give a day from ${FIRST_YEAR} on: the catalogue holds the rules of Horizon 2020 and Horizon Europe.`
  });
}

/** Euratom has rules of its own, even where its parts are listed under the framework programme. */
function readProgramme(text: string, part = ""): RuledProgramme {
  const found = RULED_PROGRAMMES.find((code) => code === text.toUpperCase());
  if (found) return isEuratomPart(part) ? "EURATOM" : found;
  throw new ApertureError("usage", `no participation rules for programme: ${text}`, {
    hint: `Known: ${RULED_PROGRAMMES.join(", ")}. What is not known here stays unknown.`
  });
}

function checkedPart(part: string, programme: RuledProgramme): string {
  if (!part.toUpperCase().startsWith(programme)) {
    throw new ApertureError("usage", `contradictory: ${part} is no part of ${programme}`, {
      hint: "Give a part of that programme, or another programme."
    });
  }
  if (isKnownPart(part)) return part;
  throw new ApertureError("usage", `unknown programme part: ${part}`, {
    hint: "Give a code such as HORIZON.2.4; /parts lists them."
  });
}

/** An authority that the rules know by its country supervises nobody who is not linked to that country. */
function refuseForeignAuthority({country, control, supervisedBy}: EligibilityQuestion): void {
  if (!supervisedBy) return;
  const linked = participationRules()
    .flatMap(({rules}) => rules)
    .filter(({when}) => when.supervisedBy?.some((name) => name.toLowerCase() === supervisedBy.toLowerCase()))
    .flatMap(({when}) => [...(when.linked ?? []), ...(when.established ?? [])]);
  if (linked.length === 0 || linked.some((code) => code === country || control.includes(code))) return;
  const names = [...new Set(linked)]
    .map((code) => countryInText(countryByCode(code)?.name ?? code))
    .join(" or ");
  throw new ApertureError(
    "usage",
    `contradictory: supervised by ${supervisedBy}, and not linked to ${names}`,
    {
      hint: `Leave the authority out, or give ${names} as country or control.`
    }
  );
}

/** The schemes of the first and third pillar are found in one part only. */
function refuseOtherHome({action, part, programme}: EligibilityQuestion): void {
  const home = homeOf(action, programme);
  if (part === undefined || home === undefined) return;
  if (home.startsWith(part) || part.startsWith(home)) return;
  throw new ApertureError("usage", `contradictory: ${action} is no type of action in ${part}`, {
    hint: `It belongs to ${home}.`
  });
}
