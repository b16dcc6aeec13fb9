import {conflictOf, extraCost} from "../compare/cost.ts";
import {COSTS} from "../compare/weights.ts";
import type {NameForm} from "../names/name.ts";
import {isFree} from "./free-words.ts";
import type {Partition} from "./partition.ts";
import {type Places, sumIn} from "./places.ts";
import {scratchOf} from "./scratch.ts";

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
export function exactBound(
  partition: Partition,
  {tokens}: NameForm,
  {weights, conflicts, free, all, total}: Places
): LeastCost {
  const initials = new Set(tokens.filter(({role}) => role === "initial").map(({text}) => text));
  const {kind, words, formWords, formWeight} = partition;
  const {wordPlaces} = scratchOf(partition);
  return (form) => {
    let over = 0;
    let conflict = 0;
    let met = free;
    const end = formWords.starts[form + 1] ?? 0;
    for (let at = formWords.starts[form] ?? 0; at < end; at++) {
      const word = formWords.items[at] ?? 0;
      const mask = wordPlaces[word] ?? 0;
      met |= mask;
      const token = words[word];
      if (mask !== 0 || !token || isFree(token) || initials.has(token.text[0] ?? "")) continue;
      over += token.weight;
      conflict += conflictOf(token);
    }
    const share = Math.max(over / (formWeight[form] || 1), sumIn(weights, all & ~met) / (total || 1));
    const both = Math.min(conflict, sumIn(conflicts, all & ~met)) * COSTS[kind].conflict;
    return extraCost(kind, share) + both - ROUNDING;
  };
}
