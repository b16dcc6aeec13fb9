import {z} from "zod";
import type {Confidence} from "../domain/confidence.ts";
import type {Country} from "../domain/country.ts";
import {CATALOGUE} from "./folder.ts";
import {countryCode, damaged, partialDate, readYaml} from "./read-yaml.ts";

/** A region countries are grouped by. A country or territory is in exactly one. */
export interface Region {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
}

/** Whose income groups these are, and of when. */
export interface IncomeSource {
  readonly title: string;
  readonly asOf: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const regionFile = z.strictObject({
  regions: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      title: z.string().min(1),
      definition: z.string().min(1)
    })
  )
});

const incomeFile = z.strictObject({
  asOf: partialDate,
  title: z.string().min(1),
  source: z.string().min(1),
  confidence: z.enum(["seen", "reported", "unverified"]),
  groups: z.strictObject({
    low: z.array(countryCode),
    "lower-middle": z.array(countryCode),
    "upper-middle": z.array(countryCode),
    high: z.array(countryCode)
  })
});

let regionList: readonly Region[] | undefined;
let income: z.infer<typeof incomeFile> | undefined;

/** The regions in reading order; the last holds the states that no longer exist. */
export function regions(): readonly Region[] {
  regionList ??= readYaml(new URL("regions.yaml", CATALOGUE), regionFile).regions;
  return regionList;
}

/** The title of a region by its id. */
export function regionTitle(id: string): string | undefined {
  return regions().find((region) => region.id === id)?.title;
}

/** Where the income group of every country comes from. */
export function incomeSource(): IncomeSource {
  const {title, asOf, source, confidence} = readIncome();
  return {title, asOf, source, confidence};
}

/** Income groups by country code. A code in two lists is an error; a code in none has an unknown group. */
export function incomeByCode(): ReadonlyMap<string, Country["income"]> {
  const groups = new Map<string, Country["income"]>();
  for (const [group, codes] of Object.entries(readIncome().groups)) {
    for (const code of codes) {
      if (groups.has(code)) throw damaged("catalogue/income.yaml", `${code} is in two groups`);
      groups.set(code, group as Country["income"]);
    }
  }
  return groups;
}

function readIncome(): z.infer<typeof incomeFile> {
  income ??= readYaml(new URL("income.yaml", CATALOGUE), incomeFile);
  return income;
}
