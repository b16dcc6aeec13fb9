import {canonical} from "../../base/canonical.ts";
import {groupBy} from "../../base/collections.ts";
import {sha256} from "../../base/hash.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import type {Tell} from "../../sources/lists/list.ts";
import type {Unreferenced} from "./normalise.ts";

/**
 * Gives every entry a reference that is unique in its list and does not depend on the order of entries. Without one
 * of the list's own, it is made of name and countries, and of everything else only where several entries share these,
 * so that an entry keeps it when its address or remarks change. Entries that are the same throughout become one.
 */
export function withReferences(
  list: string,
  entries: readonly Unreferenced[],
  tell: Tell
): readonly ListedEntity[] {
  const groups = groupBy(entries, (entry) => entry.reference ?? derived(entry));
  return [...groups].flatMap(([reference, group]) => {
    const distinct = [...new Map(group.map((entry) => [canonical(entry), entry])).entries()];
    for (let i = distinct.length; i < group.length; i++)
      tell("entry", reference, "the same entry twice; counted once");
    if (distinct.length === 1) return distinct.map(([, entry]) => ({...entry, list, reference}));
    return distinct.map(([text, entry]) => ({...entry, list, reference: `${reference}.${shortHash(text)}`}));
  });
}

function derived({names, countries}: Unreferenced): string {
  return shortHash(JSON.stringify([names[0]?.text, [...countries].sort()]));
}

function shortHash(text: string): string {
  return sha256(text).slice(0, 12);
}
