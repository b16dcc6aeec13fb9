import {z} from "zod";
import {readJsonDocument} from "../json.ts";
import {type DraftEntity, type ListForm, partFiles, type Tell} from "../list.ts";
import {dateOf, datesOf} from "../partial-date.ts";
import type {TableRow} from "../table.ts";
import {namesOf, present, splitAt} from "../text.ts";
import {
  countryAtEnd,
  cslEffect,
  cslKind,
  identifier,
  identifiersIn,
  nameWithoutFormula,
  sourceCode
} from "./csl-values.ts";
import {tableForm} from "./table-form.ts";

/** The Consolidated Screening List as CSV; only entries of one of its lists where a short name is given. */
export function cslCsv(only?: string): ListForm {
  return tableForm({
    id: "csl-csv",
    title: "CSV of the International Trade Administration",
    required: ["source", "entity_number", "alt_names", "federal_register_notice"],
    columns: [
      ...["_id", "type", "programs", "name", "addresses", "start_date", "dates_of_birth", "ids"],
      ...["remarks", "license_requirement"]
    ],
    ignored: [
      ...["title", "end_date", "standard_order", "license_policy", "call_sign", "vessel_type"],
      ...["gross_tonnage", "gross_registered_tonnage", "vessel_flag", "vessel_owner", "source_list_url"],
      ...["citizenships", "nationalities", "places_of_birth", "source_information_url"]
    ],
    select: (rows) =>
      only === undefined ? rows : rows.filter((row) => sourceCode(row.get("source")) === only),
    entryOf: rowEntry
  });
}

function rowEntry(row: TableRow, tell: Tell): DraftEntity {
  const addresses = splitAt(row.get("addresses"), ";");
  const source = row.get("source");
  return {
    kind: cslKind(row.get("type"), tell),
    names: [
      {text: nameWithoutFormula(row.get("name")), quality: "primary"},
      ...namesOf(splitAt(row.get("alt_names"), ";"), "strong")
    ],
    countries: addresses.flatMap(countryAtEnd),
    birthDates: splitAt(row.get("dates_of_birth"), ";").flatMap((text) =>
      datesOf("dates_of_birth", text, tell)
    ),
    identifiers: identifiersIn(row.get("ids")),
    programmes: [sourceCode(source), ...splitAt(row.get("programs"), ";")],
    legalEffect: cslEffect(source, tell),
    ...present({
      reference: row.get("_id") || row.get("entity_number"),
      legalReference: row.get("federal_register_notice"),
      listedOn: dateOf("start_date", row.get("start_date"), tell),
      address: addresses.join("; "),
      remarks: [row.get("remarks"), row.get("license_requirement")].filter(Boolean).join("\n")
    })
  };
}

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();

/** What is read of an entry; nationalities, citizenships and places of birth are left out on purpose. */
const cslEntry = z.object({
  id: text,
  source: z.string(),
  type: text,
  name: z.string(),
  alt_names: texts,
  programs: texts,
  addresses: z
    .array(z.object({address: text, city: text, state: text, postal_code: text, country: text}))
    .nullish(),
  ids: z.array(z.object({type: text, number: text})).nullish(),
  dates_of_birth: texts,
  federal_register_notice: text,
  start_date: text,
  remarks: text,
  license_requirement: text
});

type CslEntry = z.infer<typeof cslEntry>;

/** The same list as JSON. */
export function cslJson(only?: string): ListForm {
  return {
    id: "csl-json",
    title: "JSON of the International Trade Administration",
    parts: ["list"],
    partOf: ({start}) =>
      /^\s*\{/.test(start) && start.includes('"results"') && start.includes('"alt_names"')
        ? "list"
        : undefined,
    read(parts, tell) {
      const entries = partFiles(parts, "list").flatMap((file) => {
        return readJsonDocument(file, "results").entries.flatMap((result): CslEntry[] => {
          const read = cslEntry.safeParse(result);
          if (!read.success) tell("results", JSON.stringify(result), "not an entry; left out");
          return read.success ? [read.data] : [];
        });
      });
      const kept = entries.filter(({source}) => only === undefined || sourceCode(source) === only);
      return {entries: kept.map((entry) => jsonEntry(entry, tell))};
    }
  };
}

function jsonEntry(entry: CslEntry, tell: Tell): DraftEntity {
  const addresses = entry.addresses ?? [];
  return {
    kind: cslKind(entry.type ?? "", tell),
    names: [
      {text: nameWithoutFormula(entry.name), quality: "primary"},
      ...namesOf(entry.alt_names ?? [], "strong")
    ],
    countries: addresses.flatMap(({country}) => country || []),
    cities: addresses.flatMap(({city}) => city || []),
    birthDates: (entry.dates_of_birth ?? []).flatMap((date) => datesOf("dates_of_birth", date, tell)),
    identifiers: (entry.ids ?? []).flatMap(({type, number}) => identifier(type ?? "", number ?? "")),
    programmes: [sourceCode(entry.source), ...(entry.programs ?? [])],
    legalEffect: cslEffect(entry.source, tell),
    ...present({
      reference: entry.id ?? undefined,
      legalReference: entry.federal_register_notice ?? undefined,
      listedOn: dateOf("start_date", entry.start_date ?? "", tell),
      address: addresses
        .map((one) =>
          [one.address, one.city, one.state, one.postal_code, one.country].filter(Boolean).join(", ")
        )
        .join("; "),
      remarks: [entry.remarks, entry.license_requirement].filter(Boolean).join("\n")
    })
  };
}
