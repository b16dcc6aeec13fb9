import {buildPartition, type IndexedForm} from "../screening/index/build-partition.ts";
import type {Partition} from "../screening/index/partition.ts";
import {readName} from "../screening/names/read-name.ts";
import {withGeneralWords} from "./general-words.ts";
import type {RegistryEntry} from "./registry.ts";

/** A registry of organisations, ready to be searched for the names in an affiliation. */
export interface RegistryIndex {
  readonly entries: readonly RegistryEntry[];
  readonly partition: Partition;
  /** By entry, its cities as squashed Latin words. */
  readonly cities: readonly ReadonlySet<string>[];
}

/** Indexes every name and acronym of every entry. */
export function buildRegistryIndex(entries: readonly RegistryEntry[]): RegistryIndex {
  const forms = entries.flatMap((entry, number): IndexedForm[] =>
    entry.names.flatMap(({text}, name) => {
      const form = readName(withGeneralWords(text), "organisation").forms.find(
        ({writing}) => writing === "latin"
      );
      return form ? [{entity: number, name, form}] : [];
    })
  );
  return {
    entries,
    partition: buildPartition("organisation", "latin", forms),
    cities: entries.map(({cities}) => new Set(cities.flatMap(cityWords)))
  };
}

/** Words of a city's name that say which city it is. */
function cityWords(city: string): string[] {
  const tokens = readName(city, "organisation").forms[0]?.tokens ?? [];
  return tokens.filter(({text}) => text.length > 2).map(({text}) => text);
}
