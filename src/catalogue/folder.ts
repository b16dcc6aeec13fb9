import {existsSync, readdirSync} from "node:fs";

/** The folder of YAML files an expert edits; found from the sources and from the build alike. */
export const CATALOGUE = new URL("../../catalogue/", import.meta.url);

/** The YAML files directly in a folder of the catalogue, in alphabetical order; none where there is no folder. */
export function yamlFiles(folder: URL): URL[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => new URL(name, folder));
}

/** What lies in a folder of the catalogue without being read: other endings than .yaml; hidden files are nobody's. */
export function strayFiles(folder: URL): URL[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => !name.endsWith(".yaml") && !name.startsWith("."));
  return names.sort().map((name) => new URL(encodeURIComponent(name), folder));
}
