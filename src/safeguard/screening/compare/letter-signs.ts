/** Letters and lengths of many words, by which most that are unlike are told without reading them. */
export interface Signs {
  readonly letters: Uint32Array;
  readonly lengths: Uint8Array;
}

export function signsOf(words: readonly string[]): Signs {
  return {
    letters: Uint32Array.from(words, letterSigns),
    lengths: Uint8Array.from(words, ({length}) => length)
  };
}

/**
 * Which letters a word has, as bits. A typing error changes at most two of them, so that words whose bits differ in more
 * than twice the errors allowed need not be compared letter by letter.
 */
export function letterSigns(word: string): number {
  let signs = 0;
  for (let i = 0; i < word.length; i++) signs |= 1 << (word.charCodeAt(i) & 31);
  return signs >>> 0;
}

/** How many bits differ. */
export function signsApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
