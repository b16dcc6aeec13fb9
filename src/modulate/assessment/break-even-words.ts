import {capital, lowerFirst} from "../../base/text.ts";
import type {BreakEven, BreakEvens} from "./break-even.ts";

const MOST_DECIMALS = 3;

/**
 * Break-evens in words, the smallest change first: "B passes A if reciprocity weighs 31 % or more (25 % now)",
 * where now is by the weights given, the scheme's own or moved. Names are as they stand inside a sentence. Shares are rounded to the side on which the sentence is true.
 */
export function breakEvenWords(found: BreakEvens, nameOf: (unit: number) => string): string[] {
  const [ahead, behind] = [nameOf(found.ahead), nameOf(found.behind)];
  if (found.areLevel) return [`${capital(behind)} and ${ahead} score the same by this scheme.`];
  const swaps = found.criteria.filter(({swap}) => swap !== undefined);
  if (swaps.length === 0) return [`No weight of one criterion swaps ${behind} and ${ahead}.`];
  const none = found.criteria.filter(({swap}) => swap === undefined).map(({criterion}) => criterion);
  return [
    ...swaps.map((one) => `${capital(behind)} passes ${ahead} if ${swapWords(one)}.`),
    ...none.map(({title}) => `No weight of ${lowerFirst(title)} alone swaps them.`)
  ];
}

function swapWords(one: BreakEven): string {
  const {criterion, share, swap} = one;
  const {from, to} = swap ?? {from: Number.NaN, to: Number.NaN};
  const name = lowerFirst(criterion.title);
  const today = `(${percent(share, 0)} now)`;
  const isUp = to > from;
  const near = roundedWithin(one, from, to);
  if (near === undefined) return `${name} weighs ${isUp ? "more" : "less"} than ${percent(from, 2)} ${today}`;
  if (to === 0 || to === 1) return `${name} weighs ${near} or ${isUp ? "more" : "less"} ${today}`;
  const far = roundedWithin(one, to, from) ?? percent(to, 2);
  const [low, high] = isUp ? [near, far] : [far, near];
  return `${name} weighs between ${low} and ${high} ${today}`;
}

/** The end of a range, rounded into it with as few decimals as keep the sentence true. */
function roundedWithin({lead}: BreakEven, end: number, other: number): string | undefined {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const unit = 100 * 10 ** decimals;
    const share = (other > end ? Math.ceil(end * unit) : Math.floor(end * unit)) / unit;
    const isWithin = other > end ? share <= other : share >= other;
    if (isWithin && lead(share) > 0) return percent(share, decimals);
  }
  return undefined;
}

function percent(share: number, decimals: number): string {
  return `${(100 * share).toFixed(decimals)} %`;
}
