import type {EntityKind} from "../../../domain/listed-entity.ts";
import type {ListForm, Tell} from "../list.ts";
import {dateOf, datesOf, readPartialDate} from "../partial-date.ts";
import type {TableRow} from "../table.ts";
import {namesOf, present, splitAt} from "../text.ts";
import {tableForm} from "./table-form.ts";

/** What OpenSanctions transcribes may be screened against, not published again. */
export const OPENSANCTIONS = {by: "OpenSanctions", licence: "CC-BY-NC-4.0", republish: false} as const;

const KINDS: Readonly<Record<string, EntityKind>> = {
  person: "person",
  organization: "organisation",
  company: "organisation",
  publicbody: "organisation",
  legalentity: "unknown",
  vessel: "vessel",
  airplane: "aircraft"
};

/** The kind of a schema of OpenSanctions; a legal entity may be a person. */
export function schemaKind(schema: string, tell: Tell): EntityKind {
  const kind = KINDS[schema.toLowerCase()];
  if (kind === undefined) tell("schema", schema, "not known; read as of unknown kind");
  return kind ?? "unknown";
}

const SIMPLE_REQUIRED = ["id", "schema", "name", "aliases", "dataset", "countries"];

/**
 * The rows of one dataset in a `targets.simple.csv` of OpenSanctions. Its countries of persons mix residence with
 * nationality, so they are read for organisations alone.
 */
export function simpleForm(dataset: string): ListForm {
  return tableForm({
    id: "opensanctions-simple",
    title: "targets.simple.csv of OpenSanctions",
    transcription: OPENSANCTIONS,
    required: SIMPLE_REQUIRED,
    columns: ["birth_date", "addresses", "identifiers", "program_ids", "sanctions", "last_change"],
    ignored: ["phones", "emails", "first_seen", "last_seen"],
    isOf: (start) => start.includes(dataset),
    select: (rows) => rows.filter((row) => splitAt(row.get("dataset"), ";").includes(dataset)),
    datedBy: (row) => readPartialDate(row.get("last_change").slice(0, 10)),
    entryOf: (row, tell) => {
      const kind = schemaKind(row.get("schema"), tell);
      return {
        kind,
        names: [
          {text: row.get("name"), quality: "primary"},
          ...namesOf(splitAt(row.get("aliases"), ";"), "strong")
        ],
        countries: kind === "person" ? [] : splitAt(row.get("countries"), ";"),
        birthDates: splitAt(row.get("birth_date"), ";").flatMap((text) => datesOf("birth_date", text, tell)),
        identifiers: splitAt(row.get("identifiers"), ";").map((value) => ({scheme: "identifier", value})),
        programmes: splitAt(row.get("program_ids") || row.get("sanctions"), ";"),
        ...present({reference: row.get("id"), address: row.get("addresses")})
      };
    }
  });
}

const IDENTIFIERS: Readonly<Record<string, string>> = {
  passportNumber: "Passport",
  registrationNumber: "Registration number",
  taxNumber: "Tax number",
  idNumber: "National identification number",
  innCode: "INN",
  ogrnCode: "OGRN",
  kppCode: "KPP",
  okpoCode: "OKPO",
  leiCode: "LEI",
  swiftBic: "SWIFT/BIC",
  imoNumber: "IMO",
  mmsi: "MMSI",
  ticker: "Ticker"
};

const JOURNAL_REQUIRED = ["recordId", "programKey", "annex", "measure", "schema", "name", "weakAlias"];

/** Annexes of EU acts as OpenSanctions writes them off from the Official Journal. */
export function journalForm(keeps: (row: TableRow) => boolean): ListForm {
  return tableForm({
    id: "opensanctions-journal",
    title: "Annexes of EU acts, transcribed by OpenSanctions",
    transcription: OPENSANCTIONS,
    several: true,
    required: JOURNAL_REQUIRED,
    columns: [
      ...["celex", "amendedCelex", "amendmentCelex", "startDate", "reason", "alias", "previousName"],
      ...["country", "jurisdiction", "birthDate", "address", "notes", ...Object.keys(IDENTIFIERS)]
    ],
    ignored: [
      ...["nationality", "birthPlace", "position", "gender", "appearance", "ethnicity", "fatherName"],
      ...["motherName", "incorporationDate", "legalForm", "sector", "flag", "phone", "email", "website"]
    ],
    select: (rows) => rows.filter(keeps),
    entryOf: (row, tell) => {
      const kind = schemaKind(row.get("schema"), tell);
      const act = row.get("amendmentCelex") || row.get("celex");
      return {
        kind,
        names: [
          {text: row.get("name"), quality: "primary"},
          ...namesOf(splitAt(row.get("alias"), ";"), "strong"),
          ...namesOf(splitAt(row.get("weakAlias"), ";"), "weak"),
          ...namesOf(splitAt(row.get("previousName"), ";"), "former")
        ],
        countries: kind === "person" ? [] : splitAt(row.get("country") || row.get("jurisdiction"), ";"),
        birthDates: splitAt(row.get("birthDate"), ";").flatMap((text) => datesOf("birthDate", text, tell)),
        identifiers: Object.entries(IDENTIFIERS).flatMap(([column, scheme]) =>
          splitAt(row.get(column), ";").map((value) => ({scheme, value}))
        ),
        programmes: [row.get("programKey"), row.get("measure")],
        ...present({
          legalReference: `${act} Annex ${row.get("annex")}`,
          listedOn: dateOf("startDate", row.get("startDate"), tell),
          address: row.get("address"),
          remarks: [row.get("reason"), row.get("notes")].filter(Boolean).join("\n")
        })
      };
    }
  });
}
