import {createRequire} from "node:module";
import {z} from "zod";
import {fold} from "../base/text.ts";
import type {Country, CountryCode} from "../domain/country.ts";
import {countryByCode, countryEntries} from "./countries.ts";
import {CATALOGUE} from "./folder.ts";
import {countryCode, damaged, readYaml} from "./read-yaml.ts";

/** Languages the sources write country names in; asked before the others. */
const DATA_LANGUAGES = ["en", "de", "fr", "es", "it", "pl", "el"];

/** Further languages: of the Union, of associated countries and of their largest partners. */
const OTHER_LANGUAGES =
  "bg cs da et fi ga hr hu lt lv mt nl pt ro sk sl sv is no nb sq mk sr tr uk he ru zh ja ko ar".split(" ");

const NOT_DECOMPOSED: Readonly<Record<string, string>> = {ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe"};

const names = z.array(z.string().min(1)).min(1);

const specialFile = z.strictObject({
  ambiguous: z.array(z.strictObject({names, candidates: z.array(countryCode).min(2)})),
  unknown: z.array(z.strictObject({names, hint: z.string().min(1)}))
});

const localeFile = z.object({countries: z.record(z.string(), z.union([z.string(), z.array(z.string())]))});

type NameIndex = Map<string, Set<CountryCode>>;

/** Everything a country can be found by, prepared once. */
export interface CountryNames {
  /** Codes in capitals; one code may have had two holders. */
  readonly codes: ReadonlyMap<string, ReadonlySet<CountryCode>>;
  /** Names in the order they are asked, each read when first asked: ours, the data's languages, further ones. */
  readonly tiers: readonly (() => ReadonlyMap<string, ReadonlySet<CountryCode>>)[];
  readonly ambiguous: ReadonlyMap<string, readonly Country[]>;
  /** Names of what is not a country here, with what to write instead. */
  readonly hints: ReadonlyMap<string, string>;
}

let prepared: CountryNames | undefined;

export function countryNames(): CountryNames {
  prepared ??= prepare();
  return prepared;
}

/** The form in which names are compared: folded, "and" for "&", "Saint" for "St", no leading article. */
export function nameKey(text: string): string {
  const spelled = text.replace(/[łøđæœ]/gi, (letter) => NOT_DECOMPOSED[letter.toLowerCase()] ?? letter);
  return fold(spelled.replaceAll("&", " and "))
    .replace(/'+/g, " ")
    .replace(/ +/g, " ")
    .replace(/\bst\b/g, "saint")
    .trim()
    .replace(/^the /, "");
}

function prepare(): CountryNames {
  const special = readYaml(new URL("ambiguous-names.yaml", CATALOGUE), specialFile);
  return {
    codes: codesOf(),
    tiers: [
      once(catalogueNames),
      once(() => packageNames(DATA_LANGUAGES)),
      once(() => packageNames(OTHER_LANGUAGES))
    ],
    ambiguous: keyed(special.ambiguous, ({candidates}) => candidates.map(knownCountry)),
    hints: keyed(special.unknown, ({hint}) => hint)
  };
}

function keyed<T extends {names: readonly string[]}, V>(entries: readonly T[], value: (entry: T) => V) {
  return new Map(
    entries.flatMap((entry) => entry.names.map((name) => [nameKey(name), value(entry)] as const))
  );
}

function knownCountry(code: CountryCode): Country {
  const country = countryByCode(code);
  if (!country) throw damaged("catalogue/ambiguous-names.yaml", `unknown country ${code}`);
  return country;
}

function codesOf(): NameIndex {
  const index: NameIndex = new Map();
  for (const {country, codes} of countryEntries()) {
    for (const code of [country.code, country.iso2, country.iso3, ...codes]) add(index, code, country.code);
  }
  return index;
}

function catalogueNames(): NameIndex {
  const index: NameIndex = new Map();
  for (const {country, aliases} of countryEntries()) {
    for (const name of [country.name, ...aliases]) add(index, nameKey(name), country.code);
  }
  return index;
}

/** Names from i18n-iso-countries. It writes some in two or three letters, which only codes and aliases may have. */
function packageNames(languages: readonly string[]): NameIndex {
  const load = createRequire(import.meta.url);
  const present = countryEntries().filter(({country}) => !country.historic);
  const codeOf = new Map(present.map(({country}) => [country.iso2, country.code]));
  const index: NameIndex = new Map();
  for (const language of languages) {
    const locale = localeFile.parse(load(`i18n-iso-countries/langs/${language}.json`));
    for (const [iso2, written] of Object.entries(locale.countries)) {
      const code = codeOf.get(iso2);
      if (code === undefined) continue;
      for (const name of [written].flat()) if (!/^[a-z.]{1,3}$/i.test(name)) add(index, nameKey(name), code);
    }
  }
  return index;
}

function once<T extends object>(read: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= read();
    return value;
  };
}

function add(index: NameIndex, key: string, code: CountryCode): void {
  const codes = index.get(key) ?? new Set();
  index.set(key, codes.add(code));
}
