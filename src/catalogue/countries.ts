import {z} from "zod";
import type {Country, CountryCode} from "../domain/country.ts";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import {countryCode, damaged, partialDate, readYaml} from "./read-yaml.ts";
import {incomeByCode, regions} from "./regions.ts";

const dates = z.strictObject({from: partialDate, to: partialDate.optional()});

const entrySchema = z.strictObject({
  code: countryCode,
  iso2: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  iso3: z.string().regex(/^[A-Z]{3}$/),
  name: z.string().min(1),
  note: z.string().min(1).optional(),
  member: dates.optional(),
  union: dates.extend({article: z.string().min(1).optional()}).optional(),
  asMember: z
    .array(z.strictObject({programme: z.string(), from: partialDate.optional(), to: partialDate.optional()}))
    .optional(),
  partOf: countryCode.optional(),
  historic: z.literal(true).optional(),
  codes: z.array(z.string().regex(/^[A-Z]{2,4}$/)).optional(),
  aliases: z.array(z.string().min(1)).optional()
});

const countryFile = z.strictObject({region: z.string(), countries: z.array(entrySchema)});

/** A country with what only the catalogue's own modules need. */
export interface CountryEntry {
  readonly country: Country;
  /** Other codes in use, such as XKK or ROM. */
  readonly codes: readonly string[];
  /** Names the EU does not use but the data may. */
  readonly aliases: readonly string[];
  /** When a territory was part of the Union without being a Member State, and by which article of the Treaty it is. */
  readonly union?: {
    readonly from: string;
    readonly to?: string | undefined;
    readonly article?: string | undefined;
  };
  /** Programmes a former Member State takes part in as if it still were one. */
  readonly asMember: readonly {programme: string; from?: string | undefined; to?: string | undefined}[];
}

let loaded: readonly CountryEntry[] | undefined;
let byCode: ReadonlyMap<CountryCode, Country> | undefined;

/** Every country and territory, states that no longer exist included, ordered by code. */
export function countries(): readonly Country[] {
  return [...codeIndex().values()];
}

/** The country with exactly this EU code. For codes and names as people write them see resolveCountry. */
export function countryByCode(code: CountryCode): Country | undefined {
  return codeIndex().get(code);
}

/** The countries as the catalogue has them, ordered by code. */
export function countryEntries(): readonly CountryEntry[] {
  loaded ??= loadCountries(new URL("countries/", CATALOGUE));
  return loaded;
}

/** Reads the country files of a folder. Throws where a code is used twice or points nowhere. */
export function loadCountries(folder: URL): CountryEntry[] {
  const incomes = incomeByCode();
  const known = new Set(regions().map((region) => region.id));
  const entries = yamlFiles(folder).flatMap((file) => {
    const {region, countries: list} = readYaml(file, countryFile);
    if (!known.has(region)) throw damaged(file, `region: unknown region ${region}`);
    return list.map((entry) => entryOf(entry, region, incomes.get(entry.code) ?? "unknown"));
  });
  checkCodes(entries, [...incomes.keys()]);
  return entries.sort((a, b) => (a.country.code < b.country.code ? -1 : 1));
}

function entryOf(
  entry: z.infer<typeof entrySchema>,
  region: string,
  income: Country["income"]
): CountryEntry {
  const {code, iso2 = code.slice(0, 2), iso3, name, note, member, partOf, historic} = entry;
  const country: Country = {
    code,
    iso2,
    iso3,
    name,
    region,
    income,
    ...(note && {note}),
    ...(member && {
      member: member.to === undefined ? {from: member.from} : {from: member.from, to: member.to}
    }),
    ...(partOf && {partOf}),
    ...(historic && {historic})
  };
  return {
    country,
    codes: entry.codes ?? [],
    aliases: entry.aliases ?? [],
    asMember: entry.asMember ?? [],
    ...(entry.union && {union: entry.union})
  };
}

function checkCodes(entries: readonly CountryEntry[], incomeCodes: readonly string[]): void {
  const codes = new Set<string>();
  for (const {country} of entries) {
    if (codes.has(country.code)) throw damaged("catalogue/countries", `${country.code} is entered twice`);
    codes.add(country.code);
  }
  for (const {country} of entries) {
    if (country.partOf && !codes.has(country.partOf)) {
      throw damaged("catalogue/countries", `${country.code}.partOf: unknown country ${country.partOf}`);
    }
  }
  const stray = incomeCodes.find((code) => !codes.has(code));
  if (stray) throw damaged("catalogue/income.yaml", `unknown country ${stray}`);
}

function codeIndex(): ReadonlyMap<CountryCode, Country> {
  byCode ??= new Map(countryEntries().map(({country}) => [country.code, country]));
  return byCode;
}
