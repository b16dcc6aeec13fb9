import {draw} from "../../base/random.ts";

/** Puts items in an order that a state of the generator decides (Fisher and Yates). */
export function shuffle(items: Uint32Array, state: number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(draw(state, last) * (last + 1));
    const held = items[last] as number;
    items[last] = items[other] as number;
    items[other] = held;
  }
}

/** 0 up to `length`, in an order that a state of the generator decides. */
export function shuffled(length: number, state: number): Uint32Array {
  const items = Uint32Array.from({length}, (_, place) => place);
  shuffle(items, state);
  return items;
}
