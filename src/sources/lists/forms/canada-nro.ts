import {z} from "zod";
import {readJsonDocument} from "../json.ts";
import {type DraftEntity, type ListForm, partFiles} from "../list.ts";
import {readPartialDate} from "../partial-date.ts";
import {namesOf, present, splitAt} from "../text.ts";
import {tableForm} from "./table-form.ts";

const TRANSCRIPTION = {by: "the table's editor", licence: "not stated", republish: false} as const;

/** The Named Research Organizations as a table: aliases parted by bars, parents by their ids. */
export const canadaCsv = tableForm({
  id: "nro-csv",
  title: "Table with id, name, aliases, country, city, parentOrg",
  transcription: TRANSCRIPTION,
  required: ["id", "name", "aliases", "country", "city", "parentOrg"],
  columns: ["notes"],
  ignored: ["lat", "lng"],
  entryOf: (row) => draftOf({...columnsOf(row.get), aliases: splitAt(row.get("aliases"), "|")})
});

const text = z.string().nullish();
const organisation = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()).nullish(),
  country: text,
  city: text,
  parentOrg: text,
  notes: text
});

type Organisation = z.infer<typeof organisation>;

/** The same as JSON, with the day it was last updated. */
export const canadaJson: ListForm = {
  id: "nro-json",
  title: "JSON with lastUpdated and organizations",
  parts: ["list"],
  transcription: TRANSCRIPTION,
  partOf: ({start}) =>
    start.includes('"organizations"') && start.includes("named-research") ? "list" : undefined,
  read(parts, tell) {
    const [file] = partFiles(parts, "list");
    if (!file) return {entries: []};
    const {entries, properties} = readJsonDocument(file, "organizations");
    const drafts = entries.flatMap((entry): DraftEntity[] => {
      const read = organisation.safeParse(entry);
      if (!read.success) tell("organizations", JSON.stringify(entry), "not an entry; left out");
      return read.success ? [draftOf(read.data)] : [];
    });
    return {entries: drafts, ...present({dated: readPartialDate(String(properties["lastUpdated"] ?? ""))})};
  }
};

function columnsOf(get: (column: string) => string): Organisation {
  const [id, name, country, city] = [get("id"), get("name"), get("country"), get("city")];
  return {id, name, country, city, parentOrg: get("parentOrg"), notes: get("notes")};
}

function draftOf({id, name, aliases, country, city, parentOrg, notes}: Organisation): DraftEntity {
  return {
    kind: "organisation",
    names: [{text: name, quality: "primary"}, ...namesOf(aliases ?? [], "strong")],
    countries: [country ?? ""],
    cities: [city ?? ""],
    parents: [parentOrg ?? ""],
    ...present({reference: id, remarks: notes ?? undefined})
  };
}
