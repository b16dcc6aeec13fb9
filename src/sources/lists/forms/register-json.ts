import {z} from "zod";
import type {EntityKind} from "../../../domain/listed-entity.ts";
import {readJsonDocument} from "../json.ts";
import {type DraftEntity, type ListForm, partFiles, type Tell} from "../list.ts";
import {dateOf, readPartialDate} from "../partial-date.ts";
import {cutShort} from "../table.ts";
import {namesOf, present, splitAt} from "../text.ts";

const text = z.string().nullish();

const registerEntry = z.object({
  name: z.string(),
  aliases: z.array(z.string()).nullish(),
  country: text,
  address: text,
  effective_date: text,
  federal_register: text,
  notes: text
});

type RegisterEntry = z.infer<typeof registerEntry>;

/** A register of one list as JSON that says its own count, written off from a publication meant for reading. */
export function registerJson(listId: string, kind: EntityKind): ListForm {
  const own = new RegExp(`"list_id":\\s*"${listId}"`);
  return {
    id: "register-json",
    title: "Register as JSON with list_id, count and entities",
    parts: ["list"],
    transcription: {by: "the register's editor", licence: "not stated", republish: false},
    partOf: ({start}) => (own.test(start) && start.includes('"entities"') ? "list" : undefined),
    read(parts, tell) {
      const [file] = partFiles(parts, "list");
      if (!file) return {entries: []};
      const {entries: entities, properties} = readJsonDocument(file, "entities");
      const {count, extracted} = properties;
      if (typeof count === "number" && count !== entities.length)
        throw cutShort(file.name, `it says ${count} entries and has ${entities.length}`);
      const entries = entities.flatMap((entity): DraftEntity[] => {
        const read = registerEntry.safeParse(entity);
        if (!read.success) tell("entities", JSON.stringify(entity), "not an entry; left out");
        return read.success ? [entryOf(read.data, kind, tell)] : [];
      });
      return {entries, ...present({dated: readPartialDate(String(extracted ?? ""))})};
    }
  };
}

function entryOf(entry: RegisterEntry, kind: EntityKind, tell: Tell): DraftEntity {
  const listedOn = dateOf("effective_date", entry.effective_date ?? "", tell);
  return {
    kind,
    names: [{text: entry.name, quality: "primary"}, ...namesOf(entry.aliases ?? [], "strong")],
    countries: splitAt(entry.country ?? "", ";"),
    ...present({
      legalReference: entry.federal_register ?? undefined,
      listedOn,
      address: entry.address ?? undefined,
      remarks: entry.notes ?? undefined
    })
  };
}
