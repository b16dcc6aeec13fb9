const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words without content, in the languages in which organisations are named. */
export const STOP_WORDS = set(`
  the of and for in on at by to from with an de del della delle dei di da do dos das des du la le les lo los las el al l d
  der die das dem den fur und von zu zur zum im am et e y i o u a en na og och med van het voor per con sur pour aux au
  ve ja dan des pri po imeni im named after its n
`);

/** Regions and peoples that qualify a name beside the countries. */
export const REGIONS = set(`
  europe european asia asian africa african america american americas international global world worldwide pacific middle
  east eastern west western north northern south southern central gulf emea apac latam nordic baltic eurasia iberia
  schweiz suisse svizzera deutschland osterreich espana italia nederland belgie belgique sverige norge danmark suomi
  polska uk usa us uae eu hong kong singapore macau hk london asia-pacific
`);

/** Words that make a place of their own of the place they stand before: East China is not China. */
export const DIRECTIONS = set(`
  north south east west northern southern eastern western central
  northeast northwest southeast southwest northeastern northwestern southeastern southwestern
`);

const UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, i): [string, number] => [word, i]),
  ...TEENS.map((word, i): [string, number] => [word, 13 + i]),
  ...TENS.map((word, i): [string, number] => [word, 20 + 10 * i]),
  ["fourty", 40],
  ..."first second third fourth fifth sixth seventh eighth ninth tenth"
    .split(" ")
    .map((word, i): [string, number] => [word, i + 1])
]);

const ROMAN: ReadonlyMap<string, number> = new Map(
  "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(" ").map((word, i) => [word, i + 1])
);

/** The number that words say, from the place given: "3rd", "three", "forty four", and how many words that took. */
export function numberAt(words: readonly string[], i: number): {value: string; length: number} | undefined {
  const word = words[i] ?? "";
  const digits = /^0*(\d+)(?:st|nd|rd|th)?$/.exec(word)?.[1];
  if (digits !== undefined) return {value: digits, length: 1};
  const tens = NUMBERS.get(word);
  if (tens === undefined) return undefined;
  const unit = NUMBERS.get(words[i + 1] ?? "");
  if (tens >= 20 && unit !== undefined && unit > 0 && unit < 10)
    return {value: String(tens + unit), length: 2};
  return {value: String(tens), length: 1};
}

/** The number a Roman numeral says. One of a single letter counts only as the last word, where it numbers a series. */
export function romanNumber(word: string, isLast: boolean): string | undefined {
  const value = word.length > 1 || isLast ? ROMAN.get(word) : undefined;
  return value === undefined ? undefined : String(value);
}
