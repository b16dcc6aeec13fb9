import {acronymsOf, possibleAcronym} from "../compare/acronym.ts";
import type {NameForm} from "../names/name.ts";
import {formsNear} from "./forms-near.ts";
import {lookUp} from "./key-table.ts";
import {type Lists, listOf, type Partition} from "./partition.ts";
import type {QueryLinks} from "./query-links.ts";
import {acronymKey, wholeKey} from "./word-keys.ts";

/** Forms that can cost at most the limit: by their words, by words written joined, as a whole, or as an acronym. */
export function findCandidates(
  partition: Partition,
  query: NameForm,
  links: QueryLinks,
  limit: number
): Set<number> {
  const candidates = new Set<number>(formsNear(partition, query, links, limit));
  const addFormsOf = (lists: Lists, ids: Iterable<number>) => {
    for (const id of ids) for (const form of listOf(lists, id)) candidates.add(form);
  };
  addFormsOf(partition.wordForms, links.pairs.keys());
  addFormsOf(partition.joinForms, links.joins.keys());
  for (const key of wholeKeys(partition, query))
    lookUp(partition.formTable, key, (form) => candidates.add(form));
  return candidates;
}

function wholeKeys({kind}: Partition, query: NameForm): readonly number[] {
  const whole = wholeKey(query.squashed);
  if (kind === "person") return [whole];
  const only = possibleAcronym(query);
  return [whole, ...[...acronymsOf(query), ...(only ? [only] : [])].map(acronymKey)];
}
