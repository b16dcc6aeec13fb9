import {ApertureError} from "../base/errors.ts";
import {capital, closest} from "../base/text.ts";
import {regions} from "../catalogue/regions.ts";
import {resolveCountry} from "../catalogue/resolve-country.ts";
import {THEMES} from "../catalogue/themes.ts";
import type {Dimension} from "../domain/dimension.ts";
import {GROUP_ALIASES, GROUPS} from "../domain/group.ts";
import {ACTIVITIES, PROGRAMMES, ROLES} from "../domain/programme.ts";

/** Values every dimension with a closed list may take. */
const CLOSED: Readonly<Partial<Record<Dimension, () => readonly string[]>>> = {
  programme: () => Object.keys(PROGRAMMES),
  group: () => [...Object.keys(GROUPS), ...Object.keys(GROUP_ALIASES)],
  theme: () => THEMES.map((theme) => theme.id),
  income: () => ["low", "lower-middle", "upper-middle", "high", "unknown"],
  region: () => [...regions().map((region) => region.id), "unknown"],
  role: () => [...Object.keys(ROLES), "unknown"],
  activity: () => [...Object.keys(ACTIVITIES), "unknown"],
  sme: () => ["yes", "no", "unknown"]
};

/**
 * Reads the values a person gave for one dimension, several parted by commas, into the codes the data use. What is
 * not known is an error with the nearest known value, never passed over.
 */
export function readCodes(dimension: Dimension, text: string): string[] {
  const values = text
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
  if (values.length === 0)
    throw new ApertureError("usage", `missing value for ${dimension}`, {
      hint: `Give one, or leave --${dimension} out.`
    });
  return [...new Set(values.flatMap((value) => readCode(dimension, value)))].sort();
}

/** Codes out of a figure's own address: a code the source has and nobody knows stands as it is. */
export function readOwnCodes(dimension: Dimension, text: string): string[] {
  if (dimension !== "country" && dimension !== "partner") return readCodes(dimension, text);
  const values = text.split(",");
  return [
    ...new Set(values.flatMap((value) => (isUnknownCode(value) ? [value] : readCodes(dimension, value))))
  ].sort();
}

/** Whether a text has the form of a country code and is the code of no country. */
export function isUnknownCode(text: string): boolean {
  return /^[A-Z]{2}$/.test(text) && resolveCountry(text).kind === "unknown";
}

/** How a value is read where the codes are no closed list. */
const READERS: Readonly<Partial<Record<Dimension, (value: string) => string[]>>> = {
  country: (value) => [readCountry(value)],
  partner: (value) => [readCountry(value)],
  year: readYears,
  part: (value) => [readPart(value)],
  pillar: (value) => [readPart(value)],
  field: (value) => [value.startsWith("/") ? value : `/${value}`],
  organisation: (value) => [
    matching(
      value,
      /^(\d{6,12}|none)$/,
      "organisation",
      "Give its participant identification code (PIC), nine digits."
    )
  ],
  subject: (value) => [
    matching(
      value,
      /^(\d{1,2}|unknown)$/,
      "subject",
      "Give the number of a field of OpenAlex, such as 17 (Computer Science), or of a domain (1 to 4)."
    )
  ],
  type: (value) => [value.toLowerCase()]
};

function matching(value: string, form: RegExp, name: string, hint: string): string {
  if (form.test(value)) return value;
  throw new ApertureError("usage", `invalid ${name}: ${value}`, {hint});
}

function readCode(dimension: Dimension, value: string): string[] {
  const read = READERS[dimension];
  if (read) return read(value);
  const known = CLOSED[dimension]?.();
  if (!known) return [value];
  const found = known.find((code) => code.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw unknownCode(dimension, value, known);
  return [...(dimension === "group" ? (GROUP_ALIASES[found] ?? [found]) : [found])];
}

function unknownCode(dimension: Dimension, value: string, known: readonly string[]): ApertureError {
  const near = closest(value.toLowerCase(), known);
  const listed = known.length <= 24 ? `Known: ${known.join(", ")}.` : "";
  return new ApertureError("usage", `unknown ${dimension}: ${value}`, {
    hint: [near && `Did you mean ${near}?`, listed].filter(Boolean).join(" ")
  });
}

/** Code of a country given by code or by name in any of the languages of the data. */
export function readCountry(value: string): string {
  if (value === "ZZ") return value;
  const answer = resolveCountry(value);
  if (answer.kind === "country") return answer.country.code;
  const hint =
    answer.kind === "ambiguous"
      ? `It could be ${answer.candidates.map((country) => `${country.name} (${country.code})`).join(" or ")}.`
      : answer.hint && sentenceOf(answer.hint);
  throw new ApertureError(
    "usage",
    `${answer.kind === "ambiguous" ? "ambiguous" : "unknown"} country: ${value}`,
    {
      hint: hint ?? "Give its ISO code, its EU code (EL, UK, XK) or its name."
    }
  );
}

/** A hint of the resolver, which is written to stand after a colon, as a sentence. */
function sentenceOf(hint: string): string {
  return `${capital(hint)}${hint.endsWith("?") ? "" : "."}`;
}

function readYears(value: string): string[] {
  if (value === "unknown") return [value];
  const range = /^(\d{4})(?:\.\.|-)(\d{4})$/.exec(value);
  const [from, to] = range ? [Number(range[1]), Number(range[2])] : [Number(value), Number(value)];
  if (!Number.isInteger(from) || from < 1980 || to > 2100 || to < from) {
    throw new ApertureError("usage", `invalid year: ${value}`, {
      hint: "Give a year, several (2021,2022) or a range (2021..2023)."
    });
  }
  return Array.from({length: to - from + 1}, (_, i) => String(from + i));
}

/** A part by its code; the bare number, as in "cluster 2.6", is one of Horizon Europe. */
function readPart(value: string): string {
  const trimmed = value.replace(/\.$/, "");
  if (/^[1-9](\.\d+)*$/.test(trimmed)) return `HORIZON.${trimmed}`;
  return /^(horizon|euratom)/i.test(trimmed)
    ? trimmed.toUpperCase()
    : trimmed.replace(/^h2020-eu/i, "H2020-EU");
}
