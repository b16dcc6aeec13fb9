import {mkdir, readdir, readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissingFile} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {MappingReturn} from "./return.ts";

/** A return as kept: never changed, only followed by the next version. */
export interface KeptReturn extends MappingReturn {
  readonly version: number;
  /** Instant of the import, ISO 8601 in UTC. */
  readonly imported: string;
  /** Name of the file it was read from, without its folder. */
  readonly file: string;
  /** Hash of the return's content; equal contents are one version. */
  readonly sha256: string;
}

/** Where returns are kept in a data folder: one folder a country, one file a version. */
export function returnsFolder(dataDir: string): string {
  return join(dataDir, "national-mapping");
}

/** Every version of every country, countries by code, versions oldest first. */
export async function readReturns(dataDir: string): Promise<KeptReturn[]> {
  const folder = returnsFolder(dataDir);
  const countries = (await namesIn(folder)).filter((name) => /^[A-Z]{2}$/.test(name)).sort();
  const lists = await Promise.all(countries.map((country) => readVersions(dataDir, country)));
  return lists.flat();
}

/** The versions of one country's return, oldest first. */
export async function readVersions(dataDir: string, country: CountryCode): Promise<KeptReturn[]> {
  const folder = join(returnsFolder(dataDir), country);
  const names = (await namesIn(folder)).filter((name) => /^\d+\.json$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  // Only keepReturn writes here, and it never changes what it wrote.
  const versions = texts.map((text) => JSON.parse(text) as KeptReturn);
  return versions.sort((a, b) => a.version - b.version);
}

/** Keeps a return as the country's next version; undefined where it says what the last one said. */
export async function keepReturn(
  dataDir: string,
  mappingReturn: MappingReturn,
  {file, imported}: Pick<KeptReturn, "file" | "imported">
): Promise<KeptReturn | undefined> {
  const hash = sha256(JSON.stringify(mappingReturn));
  const versions = await readVersions(dataDir, mappingReturn.country);
  const last = versions.at(-1);
  if (last?.sha256 === hash) return undefined;
  const kept = {...mappingReturn, version: (last?.version ?? 0) + 1, imported, file, sha256: hash};
  const folder = join(returnsFolder(dataDir), mappingReturn.country);
  await mkdir(folder, {recursive: true});
  const path = join(folder, `${kept.version}.json`);
  await writeFile(`${path}.new`, `${JSON.stringify(kept, null, 2)}\n`, {flag: "wx"});
  await rename(`${path}.new`, path);
  return kept;
}

/** The last version of each country. */
export function latestOf(returns: readonly KeptReturn[]): KeptReturn[] {
  return [...new Map(returns.map((one) => [one.country, one])).values()];
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}
