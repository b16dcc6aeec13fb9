import {extraCost} from "../compare/cost.ts";
import {COSTS} from "../compare/weights.ts";
import type {NameForm} from "../names/name.ts";
import type {Partition} from "./partition.ts";
import {type Places, sumIn} from "./places.ts";
import {scratchOf} from "./scratch.ts";
import {measuresOf} from "./word-measures.ts";

const ROUNDING = 1e-9;

/**
 * What a form costs at least: words of either name that can meet nothing in the other are left over in every alignment, and
 * nothing in a cost is negative. Holds for forms without joined words only.
 */
export type LeastCost = (form: number, met: number) => number;

/** From the places of the query that the form may have met, as bits, without a look at its words. */
export function roughBound(partition: Partition, places: Places): LeastCost {
  const {kind, formHeld, formConflict, formWeight} = partition;
  const {weights, conflicts, mostMet, mostConflict, all, total} = places;
  let known: {met: number; share: number; conflict: number; held: number; heldConflict: number} | undefined;
  return (form, met) => {
    if (known?.met !== met)
      known = {
        met,
        share: sumIn(weights, all & ~met) / (total || 1),
        conflict: sumIn(conflicts, all & ~met),
        held: sumIn(mostMet, met),
        heldConflict: sumIn(mostConflict, met)
      };
    const over = Math.max(0, (formHeld[form] ?? 0) - known.held) / (formWeight[form] || 1);
    const conflict = Math.min(known.conflict, Math.max(0, (formConflict[form] ?? 0) - known.heldConflict));
    return extraCost(kind, Math.max(known.share, over)) + conflict * COSTS[kind].conflict - ROUNDING;
  };
}

/** From every word of the form: `wordPlaces` of the scratch says what each met. */
export function exactBound(partition: Partition, query: NameForm, places: Places): LeastCost {
  const {kind, formWords, formWeight} = partition;
  const {starts, items} = formWords;
  const {weights, conflicts} = measuresOf(partition);
  const {wordPlaces} = scratchOf(partition);
  const isHeld = heldWords(partition, query);
  const unmet = unmetCosts(places);
  return (form) => {
    let over = 0;
    let conflict = 0;
    let met = places.free;
    const end = starts[form + 1] ?? 0;
    for (let at = starts[form] ?? 0; at < end; at++) {
      const word = items[at] ?? 0;
      const mask = wordPlaces[word] ?? 0;
      met |= mask;
      if (mask !== 0 || !isHeld(word)) continue;
      over += weights[word] ?? 0;
      conflict += conflicts[word] ?? 0;
    }
    const query = unmet(met);
    const share = Math.max(over / (formWeight[form] || 1), query.share);
    return extraCost(kind, share) + Math.min(conflict, query.conflict) * COSTS[kind].conflict - ROUNDING;
  };
}

/** Whether a word that met nothing is left over for certain: it is not free, and no initial of the query can be it. */
function heldWords(partition: Partition, {tokens}: NameForm): (word: number) => boolean {
  const {heads} = measuresOf(partition);
  const initials = new Set(tokens.flatMap(({role, text}) => (role === "initial" ? text.charCodeAt(0) : [])));
  if (initials.size === 0) return (word) => heads[word] !== 0;
  return (word) => heads[word] !== 0 && !initials.has(heads[word] ?? 0);
}

/** What is left over of the query by the places that were met; forms that met the same follow one another. */
function unmetCosts({weights, conflicts, all, total}: Places) {
  let known = {met: -1, share: 0, conflict: 0};
  return (met: number) => {
    if (known.met !== met)
      known = {
        met,
        share: sumIn(weights, all & ~met) / (total || 1),
        conflict: sumIn(conflicts, all & ~met)
      };
    return known;
  };
}
