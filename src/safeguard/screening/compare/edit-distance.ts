const MAX_LENGTH = 48;
let previous = new Uint8Array(MAX_LENGTH + 1);
let current = new Uint8Array(MAX_LENGTH + 1);
let before = new Uint8Array(MAX_LENGTH + 1);

/**
 * Typing errors between two words (insert, drop, change, swap of neighbours), counted up to a limit; one more than the
 * limit where there are more. Words longer than 48 letters are compared by their first 48.
 */
export function editDistance(left: string, right: string, limit: number): number {
  let a = Math.min(left.length, MAX_LENGTH);
  let b = Math.min(right.length, MAX_LENGTH);
  if (Math.abs(a - b) > limit) return limit + 1;
  while (a > 0 && b > 0 && left.charCodeAt(a - 1) === right.charCodeAt(b - 1)) {
    a--;
    b--;
  }
  let start = 0;
  while (start < a && start < b && left.charCodeAt(start) === right.charCodeAt(start)) start++;
  if (start === a || start === b) return Math.min(Math.max(a, b) - start, limit + 1);
  return distanceBetween(left.slice(start, a), right.slice(start, b), limit);
}

/** The same of two words that share neither their first letter nor their last. */
function distanceBetween(a: string, b: string, limit: number): number {
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    if (fillRow(a, b, i) > limit) return limit + 1;
    [before, previous, current] = [previous, current, before];
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

function fillRow(a: string, b: string, i: number): number {
  const letter = a.charCodeAt(i - 1);
  current[0] = i;
  let least = i;
  for (let j = 1; j <= b.length; j++) {
    const other = b.charCodeAt(j - 1);
    let cost = (previous[j - 1] ?? 0) + (letter === other ? 0 : 1);
    cost = Math.min(cost, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
      cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    current[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
