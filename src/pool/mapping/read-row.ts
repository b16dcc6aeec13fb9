import {firstDayOf, type IsoDate} from "../../base/dates.ts";
import {startsFormula} from "../../base/safe-cell.ts";
import {closest} from "../../base/text.ts";
import {statusOf} from "../../catalogue/association.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import {includesDay, periodOf} from "../../catalogue/period.ts";
import {resolveCountry} from "../../catalogue/resolve-country.ts";
import {THEMES} from "../../catalogue/themes.ts";
import type {CountryCode} from "../../domain/country.ts";
import {COOPERATION_KINDS, COOPERATION_STATES, MAPPING_COLUMNS, type MappingField} from "./columns.ts";
import {EXERCISE_COUNTRIES, exerciseCode, isExercise} from "./exercise.ts";
import type {Cooperation} from "./return.ts";

/** One row being read: its text by field, and where to say what is wrong. */
export interface RowReader {
  readonly row: number;
  text(field: MappingField): string;
  report(field: MappingField, message: string): void;
}

export interface ReadRow {
  readonly row: number;
  readonly id: string;
  readonly country?: CountryCode;
  readonly asOf?: string;
  readonly isNone: boolean;
  /** Undefined where something in the row was not understood, or it reports nothing. */
  readonly cooperation?: Cooperation;
}

const LONGEST_TEXT = 2000;

/** Reads one row. What cannot be read is reported by field; nothing is guessed. */
export function readRow(reader: RowReader, today: IsoDate): ReadRow {
  let sound = true;
  const checked: RowReader = {
    ...reader,
    report(field, message) {
      sound = false;
      reader.report(field, message);
    }
  };
  for (const {id} of MAPPING_COLUMNS) checkText(checked, id);
  const kind = oneOf(checked, "kind", Object.keys(COOPERATION_KINDS) as (keyof typeof COOPERATION_KINDS)[]);
  const head = {
    row: reader.row,
    id: required(checked, "id") ?? "",
    isNone: kind === "none",
    ...headOf(checked, today)
  };
  if (kind === "none") return head;
  const body = bodyOf(checked, head, today);
  return sound && body && kind ? {...head, cooperation: {id: head.id, kind, ...body}} : head;
}

/** A cell a spreadsheet would run as a formula must not reach anybody's spreadsheet again. An amount is digits only. */
function checkText(reader: RowReader, field: MappingField): void {
  const text = reader.text(field);
  if (field !== "budget_eur_per_year" && startsFormula(text)) {
    reader.report(
      field,
      `starts with ${text.replace(/^[\s\p{Cf}]+/u, "").charAt(0)}, which spreadsheets run as a formula; begin with a letter or digit`
    );
  }
  if (text.length > LONGEST_TEXT) reader.report(field, `longer than ${LONGEST_TEXT} characters`);
}

type RowHead = Pick<ReadRow, "country" | "asOf">;

function headOf(reader: RowReader, today: IsoDate): RowHead {
  const asOf = dateOf(reader, "as_of", true);
  if (asOf !== undefined && asOf.length !== 10) reader.report("as_of", `a whole day is needed, not ${asOf}`);
  if (asOf !== undefined && asOf > today) reader.report("as_of", `${asOf} lies in the future`);
  const country = countryOf(reader, "country", required(reader, "country") ?? "");
  if (country && !mayReport(country, asOf ?? today)) {
    reader.report(
      "country",
      `${nameOf(country)} is neither a Member State nor associated to Horizon Europe on that day`
    );
  }
  return {
    ...(country && {country}),
    ...(asOf !== undefined && asOf.length === 10 && {asOf})
  };
}

function mayReport(country: CountryCode, on: IsoDate): boolean {
  return isExercise(country) || isMember(country, on) || associatedAnywhere(country, on);
}

function isMember(code: CountryCode, on: IsoDate): boolean {
  const member = countryByCode(code)?.member;
  return member !== undefined && includesDay(periodOf(member), on);
}

function nameOf(code: CountryCode): string {
  return countryByCode(code)?.name ?? EXERCISE_COUNTRIES[code] ?? code;
}

function associatedAnywhere(country: CountryCode, on: IsoDate): boolean {
  return ["", "HORIZON.1", "HORIZON.2", "HORIZON.3"].some(
    (part) =>
      statusOf({country, programme: "HORIZON", on, view: "applicant", ...(part && {part})}).group !==
      "non-associated"
  );
}

function bodyOf(
  reader: RowReader,
  head: RowHead,
  today: IsoDate
): Omit<Cooperation, "id" | "kind"> | undefined {
  const level = oneOf(reader, "level", ["bilateral", "multilateral"] as const);
  const title = required(reader, "title");
  const state = oneOf(
    reader,
    "state",
    Object.keys(COOPERATION_STATES) as (keyof typeof COOPERATION_STATES)[]
  );
  const valuesClause =
    reader.text("values_clause") === ""
      ? "unknown"
      : oneOf(reader, "values_clause", ["yes", "no", "unknown"] as const);
  const [from, to] = [dateOf(reader, "valid_from"), dateOf(reader, "valid_to")];
  const period = periodOf({from, to});
  if (period.start > period.end) reader.report("valid_to", `${to} is before ${from}`);
  const [partners, themes] = [partnersOf(reader, head, today), themesOf(reader)];
  const [budget, address] = [budgetOf(reader), addressOf(reader)];
  const [framework, responsibleBody, note] = (["framework", "responsible_body", "note"] as const).map(
    (field) => reader.text(field)
  );
  if (!level || !title || !state) return undefined;
  return {
    level,
    title,
    partners,
    ...(framework && {framework}),
    themes,
    state,
    ...(from && {from}),
    ...(to && {to}),
    ...(responsibleBody && {responsibleBody}),
    ...budget,
    valuesClause: valuesClause ?? "unknown",
    ...address,
    ...(note && {note})
  };
}

function required(reader: RowReader, field: MappingField): string | undefined {
  const text = reader.text(field);
  if (text !== "") return text;
  reader.report(field, "is missing");
  return undefined;
}

function oneOf<const T extends string>(
  reader: RowReader,
  field: MappingField,
  values: readonly T[]
): T | undefined {
  const text = required(reader, field);
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text.toLowerCase());
  if (!found) reader.report(field, `unknown value ${text}; ${nearOf(text, values)}`);
  return found;
}

function nearOf(text: string, values: readonly string[]): string {
  const near = closest(text, values);
  return near ? `did you mean ${near}?` : `write one of ${values.join(", ")}`;
}

function dateOf(reader: RowReader, field: MappingField, isRequired = false): string | undefined {
  const text = isRequired ? required(reader, field) : reader.text(field);
  if (!text) return undefined;
  if (firstDayOf(text) !== undefined) return text;
  reader.report(field, `${text} is no date; write it as 2021-06-17, 2021-06 or 2021`);
  return undefined;
}

function countryOf(reader: RowReader, field: MappingField, text: string): CountryCode | undefined {
  if (text === "") return undefined;
  const exercise = exerciseCode(text);
  if (exercise) return exercise;
  const found = resolveCountry(text);
  if (found.kind === "country") return found.country.code;
  reader.report(field, `unknown country ${text}${found.hint ? `; ${found.hint}` : ""}`);
  return undefined;
}

function partnersOf(reader: RowReader, {country, asOf}: RowHead, today: IsoDate): CountryCode[] {
  const texts = listOf(reader.text("partners"));
  if (texts.length === 0 && reader.text("framework") === "") {
    reader.report("partners", "is missing; name a partner country, or the framework in its column");
  }
  return [...new Set(texts)].flatMap((text) => {
    const code = countryOf(reader, "partners", text);
    if (code === undefined) return [];
    if (code === country) reader.report("partners", `${nameOf(code)} is the reporting country itself`);
    if (isMember(code, asOf ?? today)) {
      reader.report(
        "partners",
        `${nameOf(code)} is a Member State; the map is of cooperation with non-EU countries`
      );
    }
    return [code];
  });
}

function themesOf(reader: RowReader): string[] {
  const ids = THEMES.map(({id}) => id);
  return listOf(reader.text("themes")).flatMap((text) => {
    if (ids.includes(text)) return [text];
    reader.report("themes", `unknown theme ${text}; ${nearOf(text, ids)}`);
    return [];
  });
}

function budgetOf(reader: RowReader): {budget?: number} {
  const text = reader.text("budget_eur_per_year").replaceAll(/[\s\u00a0\u2009]/g, "");
  if (text === "") return {};
  if (/^\d{1,12}(?:\.\d{1,2})?$/.test(text)) return {budget: Number(text)};
  reader.report(
    "budget_eur_per_year",
    `${text} is no amount; write whole euros without signs or commas, as 250000`
  );
  return {};
}

function addressOf(reader: RowReader): {address?: string} {
  const text = reader.text("address");
  if (text === "") return {};
  if (URL.canParse(text) && /^https?:/.test(text)) return {address: text};
  reader.report("address", `${text} is no address; write it in full, with https://`);
  return {};
}

/** The texts parted by semicolons. */
function listOf(text: string): string[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
