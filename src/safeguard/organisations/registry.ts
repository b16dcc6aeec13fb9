import {z} from "zod";

/** One organisation of the Research Organization Registry, in the little that linking needs. */
export interface RegistryEntry {
  /** https://ror.org/… */
  readonly id: string;
  /** Its names, the one that ROR shows first. */
  readonly names: readonly RegistryName[];
  /** EU country codes. */
  readonly countries: readonly string[];
  readonly cities: readonly string[];
  /** Ids of organisations it is part of. */
  readonly parents: readonly string[];
}

export interface RegistryName {
  readonly text: string;
  readonly isAcronym: boolean;
}

const RELATIONSHIPS = z.array(z.object({type: z.string(), id: z.string()})).default([]);

const V2 = z.object({
  id: z.string(),
  status: z.string().default("active"),
  names: z.array(z.object({value: z.string(), types: z.array(z.string())})),
  locations: z
    .array(
      z.object({geonames_details: z.object({country_code: z.string().nullish(), name: z.string().nullish()})})
    )
    .default([]),
  relationships: RELATIONSHIPS
});

const V1 = z.object({
  id: z.string(),
  status: z.string().default("active"),
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  acronyms: z.array(z.string()).default([]),
  labels: z.array(z.object({label: z.string()})).default([]),
  addresses: z.array(z.object({city: z.string().nullish()})).default([]),
  country: z.object({country_code: z.string().nullish()}).nullish(),
  relationships: RELATIONSHIPS
});

const EU_CODES: Readonly<Record<string, string>> = {GB: "UK", GR: "EL"};

/**
 * Reads a record of ROR by schema version 1 or 2; undefined where it is neither. An organisation that was withdrawn (entered
 * by mistake, or twice) gives no entry, so that nothing is linked to it. Names that say the country ("Samsung (South Korea)") are also read without it.
 */
export function readRegistryEntry(record: unknown): RegistryEntry | "withdrawn" | undefined {
  const second = V2.safeParse(record);
  if (second.success) return second.data.status === "withdrawn" ? "withdrawn" : fromV2(second.data);
  const first = V1.safeParse(record);
  if (!first.success) return undefined;
  return first.data.status === "withdrawn" ? "withdrawn" : fromV1(first.data);
}

function fromV2({id, names, locations, relationships}: z.infer<typeof V2>): RegistryEntry {
  return {
    id,
    names: withoutCountry(
      [...names]
        .sort((a, b) => Number(isShown(b)) - Number(isShown(a)))
        .map(({value, types}) => ({text: value, isAcronym: types.includes("acronym")}))
    ),
    countries: distinct(locations.map(({geonames_details}) => euCode(geonames_details.country_code))),
    cities: distinct(locations.map(({geonames_details}) => geonames_details.name)),
    parents: parentsOf(relationships)
  };
}

const isShown = ({types}: {readonly types: readonly string[]}): boolean => types.includes("ror_display");

function fromV1({
  id,
  name,
  aliases,
  acronyms,
  labels,
  addresses,
  country,
  relationships
}: z.infer<typeof V1>): RegistryEntry {
  const full = [name, ...aliases, ...labels.map(({label}) => label)];
  return {
    id,
    names: withoutCountry([
      ...full.map((text) => ({text, isAcronym: false})),
      ...acronyms.map((text) => ({text, isAcronym: true}))
    ]),
    countries: distinct([euCode(country?.country_code)]),
    cities: distinct(addresses.map(({city}) => city)),
    parents: parentsOf(relationships)
  };
}

function withoutCountry(names: readonly RegistryName[]): readonly RegistryName[] {
  return names.map(({text, isAcronym}) => ({text: text.replace(/\s*\([^()]*\)\s*$/, "") || text, isAcronym}));
}

function parentsOf(relationships: z.infer<typeof RELATIONSHIPS>): readonly string[] {
  return relationships.filter(({type}) => type.toLowerCase() === "parent").map(({id}) => id);
}

function euCode(code: string | null | undefined): string | undefined {
  return code ? (EU_CODES[code] ?? code) : undefined;
}

function distinct(values: readonly (string | null | undefined)[]): readonly string[] {
  return [
    ...new Set(values.filter((value) => value !== null && value !== undefined && value !== ""))
  ] as string[];
}
