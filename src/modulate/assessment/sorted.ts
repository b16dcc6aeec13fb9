/** Lists up to this length are sorted faster by insertion than by a call of the engine's own sort. */
const SHORT = 100;

/** Copies the values that are there into a buffer, in ascending order; says how many there are. */
export function sortInto(values: Float64Array, buffer: Float64Array): number {
  let count = 0;
  if (values.length > SHORT) {
    for (let i = 0; i < values.length; i++) {
      const x = values[i] as number;
      if (!Number.isNaN(x)) buffer[count++] = x;
    }
    buffer.subarray(0, count).sort();
    return count;
  }
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (Number.isNaN(x)) continue;
    let at = count++;
    while (at > 0 && (buffer[at - 1] as number) > x) {
      buffer[at] = buffer[at - 1] as number;
      at--;
    }
    buffer[at] = x;
  }
  return count;
}

/**
 * Puts rows in ascending order of their values, those without a value last; says how many have one. Draws of the
 * same values differ little, so that insertion into the order of the draw before has little to move.
 */
export function sortRows(values: Float64Array, order: Uint32Array): number {
  let missing = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const x = values[row] as number;
    if (Number.isNaN(x)) {
      missing++;
      continue;
    }
    let at = i;
    while (at > 0 && !((values[order[at - 1] as number] as number) <= x)) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = row;
  }
  return order.length - missing;
}

/**
 * Brings the element that would stand at `k` after sorting to that place, smaller ones before it and larger ones
 * after (quickselect, Hoare 1961). The list may hold no NaN.
 */
export function select(list: Float64Array, k: number): number {
  let from = 0;
  let to = list.length - 1;
  while (from < to) {
    const {left, right} = partition(list, from, to);
    if (k <= left) to = left;
    else if (k >= right) from = right;
    else break;
  }
  return list[k] as number;
}

/** Parts a stretch around its middle element; whatever lies between the two ends equals it. */
function partition(list: Float64Array, from: number, to: number): {left: number; right: number} {
  const pivot = list[(from + to) >> 1] as number;
  let right = from;
  let left = to;
  while (right <= left) {
    while ((list[right] as number) < pivot) right++;
    while ((list[left] as number) > pivot) left--;
    if (right > left) break;
    const held = list[right] as number;
    list[right++] = list[left] as number;
    list[left--] = held;
  }
  return {left, right};
}
