import {oncePer} from "../../base/collections.ts";
import type {Partition} from "../screening/index/partition.ts";

const textOf = ({words}: Partition, word: number | undefined): string =>
  word === undefined ? "" : (words[word]?.text ?? "");

/** Numbers of the indexed words in the order of the alphabet. */
const alphabetOf = oncePer((partition: Partition): readonly number[] =>
  partition.words
    .map((_, word) => word)
    .sort((a, b) => (textOf(partition, a) < textOf(partition, b) ? -1 : 1))
);

/** Indexed words that begin so. */
export function wordsThatBegin(partition: Partition, start: string): readonly number[] {
  return wordsWhile(partition, start, (text) => text.startsWith(start));
}

/** Indexed words of this text; several where one text has more than one role. */
export function wordsSpelt(partition: Partition, text: string): readonly number[] {
  return wordsWhile(partition, text, (other) => other === text);
}

/** Words in the order of the alphabet from a text on, as long as they hold. */
function wordsWhile(partition: Partition, from: string, holds: (text: string) => boolean): readonly number[] {
  const alphabet = alphabetOf(partition);
  let [low, high] = [0, alphabet.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (textOf(partition, alphabet[middle]) < from) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < alphabet.length && holds(textOf(partition, alphabet[at])); at++) {
    const word = alphabet[at];
    if (word !== undefined) found.push(word);
  }
  return found;
}
