import {createRequire} from "node:module";
import {REGIONS} from "./organisation-words.ts";
import {wordsOf} from "./words-of.ts";

const LANGUAGES = ["en", "fr", "de", "es"] as const;
const OTHERS = [
  "south korea",
  "north korea",
  "great britain",
  "england",
  "scotland",
  "czech republic",
  "new york"
];
const MOST_WORDS = 4;

interface Locale {
  readonly countries: Readonly<Record<string, string | readonly string[]>>;
}

function readPlaces(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  const names = LANGUAGES.flatMap((language) => {
    const {countries} = require(`i18n-iso-countries/langs/${language}.json`) as Locale;
    return Object.values(countries).flat();
  });
  const plain = names.map((name) =>
    wordsOf(name)
      .map(({text}) => text)
      .join(" ")
  );
  return new Set([...plain, ...OTHERS, ...REGIONS]);
}

let places: ReadonlySet<string> | undefined;

/** How many words from a place in a name are the name of a country or a region of the world; 0 where none. */
export function placeAt(words: readonly string[], start: number): number {
  places ??= readPlaces();
  for (let length = Math.min(MOST_WORDS, words.length - start); length > 0; length--) {
    if (places.has(words.slice(start, start + length).join(" "))) return length;
  }
  return 0;
}
