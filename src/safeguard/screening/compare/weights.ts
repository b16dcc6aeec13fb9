/**
 * What each difference between two names costs. Costs add up; a pair costs 0 where names are equal, and the probability
 * of a match falls with the cost (calibration.json). Set by hand and checked on generated errors, never on labelled pairs.
 */
export const COSTS = {
  /** The same sound in another spelling, for each letter that differs; more in a short word. */
  sound: {perLetter: 0.06, mostLetters: 4, shortWord: 5, ifShort: 1.5},
  /** A spelling of a word in a script without vowels: by how many consonants there are. */
  consonants: {1: 0.2, 2: 0.1, 3: 0.06, more: 0.04},
  /** A word written joined on one side and parted on the other. */
  joined: 0.05,
  /** The same Korean name in another of its spellings. */
  otherSpelling: 0.2,
  shortForm: 0.35,
  initial: 0.12,
  /** One typing error costs least in a word of eight letters or more, most in one of three. */
  oneEdit: {least: 0.2, perLetterBelow8: 0.07},
  twoEdits: {least: 0.34, perLetterBelow10: 0.07, fewestLetters: 5.5},
  /** Names linked by "son of" stand in the other order. */
  reversedDescent: 0.8,
  /** Beside Latin letters, a Chinese or Korean character is one of many that sound so; each one left over counts. */
  syllables: {transliterated: 0.1, leftOver: 0.5},
  /** Only one word met, and there were more. */
  loneWord: 0.4,
  /** Another region costs what two places in conflict do. */
  person: {conflict: 1.3, extra: 1.7},
  organisation: {
    conflict: 2,
    extra: 2.6,
    extraNumber: 0.25,
    otherRegion: 0.7,
    legalForm: 0.04,
    loneSpelling: 0.6
  },
  /** By letters of the acronym. */
  acronym: {3: 0.75, 4: 0.6, more: 0.5}
} as const;

/** What typing errors cost in words of this many letters (the mean of both); undefined where they are too many. */
export function editCost(edits: number, letters: number): number | undefined {
  const {oneEdit, twoEdits} = COSTS;
  if (edits === 1 && letters >= 3) return oneEdit.least + oneEdit.perLetterBelow8 * Math.max(0, 8 - letters);
  if (edits === 2 && letters >= twoEdits.fewestLetters)
    return twoEdits.least + twoEdits.perLetterBelow10 * Math.max(0, 10 - letters);
  return undefined;
}
