import {COSTS} from "../compare/weights.ts";
import type {NameForm} from "../names/name.ts";
import {exactBound, roughBound} from "./least-cost.ts";
import type {Partition} from "./partition.ts";
import {MOST_PLACES, type Places, placesOf, sumIn} from "./places.ts";
import type {QueryLinks} from "./query-links.ts";
import {scratchOf} from "./scratch.ts";
import {type Group, partWords} from "./word-groups.ts";

/** Lists no longer than this are read whole: what they say prunes more than it costs. */
const SHORT_LIST = 200;
const ROUNDING = 1e-9;

/** Forms of which the words that met the query, one for one, leave a cost of at most the limit. */
export function formsNear(
  partition: Partition,
  query: NameForm,
  links: QueryLinks,
  limit: number
): readonly number[] {
  const places = placesOf(partition, query, links);
  const {lookedUp, skipped} = partWords(partition, query, links, places, limit);
  if (query.tokens.length > MOST_PLACES) return everyForm(partition, lookedUp);
  const {wordPlaces, formPlaces} = scratchOf(partition);
  links.met.forEach((words, place) => {
    for (const word of words) wordPlaces[word] = (wordPlaces[word] ?? 0) | (places.same[place] ?? 0);
  });
  const {seen, unread} = readLists(partition, lookedUp, skipped, places, limit);
  const roughly = roughBound(partition, places);
  const exactly = exactBound(partition, query, places);
  const near = seen.filter((form) => {
    const met = (formPlaces[form] ?? 0) | unread;
    return roughly(form, met) <= limit && exactly(form, met) <= limit;
  });
  for (const form of seen) formPlaces[form] = 0;
  for (const words of links.met) for (const word of words) wordPlaces[word] = 0;
  return near;
}

function everyForm({wordForms}: Partition, groups: readonly Group[]): readonly number[] {
  const forms = new Set<number>();
  for (const {words} of groups)
    for (const word of words)
      for (let at = wordForms.starts[word] ?? 0; at < (wordForms.starts[word + 1] ?? 0); at++)
        forms.add(wordForms.items[at] ?? 0);
  return [...forms];
}

interface Read {
  readonly seen: readonly number[];
  /** Places whose lists were not read to the end: any form may have met them. */
  readonly unread: number;
}

/**
 * Reads the lists of forms, the shortest first. A form that stands in none of those before has all of their words of the
 * query against it, so that it must be short itself: a long list is read only as far as the forms are short enough.
 */
function readLists(
  partition: Partition,
  groups: readonly Group[],
  skipped: number,
  places: Places,
  limit: number
): Read {
  const {formPlaces} = scratchOf(partition);
  const seen: number[] = [];
  let earlier = 0;
  let unread = skipped;
  for (const group of groups) {
    const last = lastForm(partition, places, earlier, limit);
    const isCut = group.postings > SHORT_LIST && last < partition.formEntity.length;
    for (const word of group.words)
      readList(partition, word, isCut ? last : partition.formEntity.length, (form) => {
        const before = formPlaces[form] ?? 0;
        if (before === 0) {
          if (form >= last) return;
          seen.push(form);
        }
        formPlaces[form] = before | group.places;
      });
    earlier |= group.places;
    if (isCut) unread |= group.places;
  }
  return {seen, unread};
}

/** Forms from this number on cost too much if they met none of the places given: too much of both names is in conflict. */
function lastForm({kind, formConflict}: Partition, places: Places, unmet: number, limit: number): number {
  const most = (limit + ROUNDING) / COSTS[kind].conflict;
  if (sumIn(places.conflicts, unmet) <= most) return formConflict.length;
  const greatest = sumIn(places.mostConflict, places.all & ~unmet) + most + ROUNDING;
  let [low, high] = [0, formConflict.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((formConflict[middle] ?? 0) <= greatest) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readList({wordForms}: Partition, word: number, last: number, visit: (form: number) => void): void {
  const end = wordForms.starts[word + 1] ?? 0;
  for (let at = wordForms.starts[word] ?? 0; at < end; at++) {
    const form = wordForms.items[at] ?? 0;
    if (form >= last) return;
    visit(form);
  }
}
