import {groupBy} from "../src/base/collections.ts";
import type {ListedEntity} from "../src/domain/listed-entity.ts";
import {editDistance} from "../src/safeguard/screening/compare/edit-distance.ts";
import type {NameKind} from "../src/safeguard/screening/names/name.ts";

export interface LabelledPair {
  readonly kind: NameKind;
  readonly left: string;
  readonly right: string;
  readonly isMatch: boolean;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LEGAL: readonly (readonly string[])[] = [
  ["Ltd", "Limited", "LLC", "Co., Ltd."],
  ["JSC", "Joint Stock Company", "OAO", "AO"],
  ["Inc.", "Corporation", "Corp."]
];

const pickOf = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

function typo(word: string, random: Random): string {
  const i = Math.floor(random() * word.length);
  const letter = pickOf([...LETTERS], random);
  const forms = [
    () => word.slice(0, i) + word.slice(i + 1),
    () => word.slice(0, i) + letter + word.slice(i),
    () => word.slice(0, i) + letter + word.slice(i + 1),
    () => word.slice(0, i) + (word[i + 1] ?? "") + (word[i] ?? "") + word.slice(i + 2)
  ];
  return pickOf(forms, random)();
}

function mistype(words: readonly string[], random: Random): string[] {
  const long = words.map((word, i) => ({word, i})).filter(({word}) => word.length >= 5);
  const at = long.length > 0 ? pickOf(long, random).i : 0;
  return words.map((word, i) => (i === at ? typo(word, random) : word));
}

const CHANGES: readonly ((words: string[], kind: NameKind, random: Random) => string[])[] = [
  (words, _, random) => mistype(words, random),
  (words, _, random) => mistype(words, random),
  (words, _, random) => mistype(mistype(words, random), random),
  (words, kind, random) =>
    kind === "person" && words.length >= 3
      ? words.toSpliced(1 + Math.floor(random() * (words.length - 2)), 1)
      : mistype(words, random),
  (words, kind) => (kind === "person" ? [...words.slice(1), words[0] ?? ""] : ["The", ...words]),
  (words, _, random) => {
    const i = Math.floor(random() * (words.length - 1));
    return words.toSpliced(i, 2, `${words[i]}${words[i + 1]}`);
  },
  (words, kind, random) =>
    kind === "organisation" ? [...words, pickOf(pickOf(LEGAL, random), random)] : mistype(words, random)
];

/**
 * Pairs made from names of lists: the same name with what people do to names, and different names that look alike (a word
 * exchanged for another, as often as not for one that begins alike; a word added to an organisation; two entries of one
 * list that share a word).
 */
export function generatePairs(
  entities: readonly ListedEntity[],
  count: number,
  seed: number
): LabelledPair[] {
  const random = seeded(seed);
  const names = entities.flatMap((entity) => listedOf(entity));
  const words = indexWords(names);
  const pairs: LabelledPair[] = [];
  while (pairs.length < count) {
    const name = pickOf(names, random);
    const {kind, text: left} = name;
    const right = pickOf(CHANGES, random)([...name.words], kind, random).join(" ");
    pairs.push({kind, left, right, isMatch: true});
    const other = pickOf(OTHERS, random)(name, names, words, random);
    if (other !== undefined && other !== left) pairs.push({kind, left, right: other, isMatch: false});
  }
  return pairs;
}

interface Listed {
  readonly kind: NameKind;
  readonly list: string;
  readonly text: string;
  readonly words: readonly string[];
}

interface WordIndex {
  readonly names: ReadonlyMap<string, readonly Listed[]>;
  /** Words by kind of name and their first three letters. */
  readonly alike: ReadonlyMap<string, readonly string[]>;
}

const CONTENT = 4;
const LATIN = /^[\p{Script=Latin}\p{P}\s]+$/u;
const isContent = (word: string) => word.length >= CONTENT;
const stem = (kind: NameKind, word: string) => kind + word.slice(0, 3).toLowerCase();

function listedOf({kind, list, names}: ListedEntity): readonly Listed[] {
  const text = names[0]?.text.replace(/,/g, "") ?? "";
  const words = text.split(/\s+/);
  if ((kind !== "person" && kind !== "organisation") || !LATIN.test(text)) return [];
  return words.length >= 2 && words.length <= 8 ? [{kind, list, text: words.join(" "), words}] : [];
}

function indexWords(names: readonly Listed[]): WordIndex {
  const content = names.flatMap((name) => name.words.filter(isContent).map((word) => ({name, word})));
  const alike = groupBy(content, ({name, word}) => stem(name.kind, word));
  const byWord = groupBy(content, ({word}) => word);
  return {
    names: new Map([...byWord].map(([word, list]) => [word, list.map(({name}) => name)])),
    alike: new Map([...alike].map(([start, list]) => [start, list.map(({word}) => word)]))
  };
}

type Other = (name: Listed, names: readonly Listed[], words: WordIndex, random: Random) => string | undefined;

const exchange: Other = ({kind, words}, names, _, random) => {
  const other = pickOf(names, random);
  const places = words.flatMap((word, i) => (isContent(word) ? i : []));
  const word = pickOf(other.words, random);
  if (other.kind !== kind || places.length === 0 || !isContent(word)) return undefined;
  return words.toSpliced(pickOf(places, random), 1, word).join(" ");
};

const exchangeAlike: Other = ({kind, words}, _, {alike}, random) => {
  const places = words.flatMap((word, i) => (isContent(word) ? i : []));
  if (places.length === 0) return undefined;
  const i = pickOf(places, random);
  const word = words[i] ?? "";
  const other = pickOf(alike.get(stem(kind, word)) ?? [], random);
  if (other === undefined || editDistance(word.toLowerCase(), other.toLowerCase(), 2) <= 2) return undefined;
  return words.toSpliced(i, 1, other).join(" ");
};

const addWord: Other = ({kind, words}, names, _, random) => {
  const other = pickOf(names, random);
  const word = pickOf(other.words, random);
  if (kind !== "organisation" || other.kind !== kind || !isContent(word)) return undefined;
  return words.toSpliced(1 + Math.floor(random() * words.length), 0, word).join(" ");
};

const neighbour: Other = ({kind, list, words}, _, index, random) => {
  const near = index.names.get(pickOf(words, random)) ?? [];
  const other = pickOf(near, random);
  if (!other || other.kind !== kind || other.list !== list) return undefined;
  const fresh = other.words.filter((word) => isContent(word) && !words.includes(word));
  const gone = words.filter((word) => isContent(word) && !other.words.includes(word));
  return fresh.length > 0 && gone.length > 0 ? other.text : undefined;
};

const OTHERS: readonly Other[] = [exchange, exchangeAlike, exchangeAlike, addWord, neighbour];
