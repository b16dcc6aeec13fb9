import words from "./word-shares.json" with {type: "json"};

/** How much a word of an organisation's name says, 0.25 (nearly all have it) to 1 (hardly any has). */
export type Rarity = (word: string) => number;

const LEAST = 0.25;
const shares: Readonly<Record<string, number>> = words.perHundredThousand;

/** From the share of names a word stands in: a word in one name of ten says little, one in ten thousand all it can. */
export function rarityOfShare(share: number): number {
  if (share <= 1e-4) return 1;
  return Math.max(LEAST, Math.min(1, LEAST + ((1 - LEAST) * -Math.log10(share * 10)) / 3));
}

/** Rarity by the share of words in the names of research organisations (ROR); what is not there is rare. */
export const shippedRarity: Rarity = (word) =>
  Object.hasOwn(shares, word) ? rarityOfShare((shares[word] ?? 0) / 1e5) : 1;
