import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {ApertureError} from "../../base/errors.ts";
import {closest, listOf} from "../../base/text.ts";
import {CATALOGUE, yamlFiles} from "../../catalogue/folder.ts";
import {readYaml} from "../../catalogue/read-yaml.ts";
import type {Scheme} from "./scheme.ts";
import {schemeSchema} from "./scheme-schema.ts";

const FOLDER = new URL("assessment-schemes/", CATALOGUE);

/** The scheme used where none is named. */
export const DEFAULT_SCHEME = "global-approach";

/** Names of the schemes that can be asked for: those that come with Aperture, then the files of a folder of one's own. */
export function schemeIds(ownFolder?: string): string[] {
  return [...filesByName(ownFolder).keys()];
}

function filesByName(ownFolder?: string): Map<string, URL> {
  const files = new Map(yamlFiles(FOLDER).map((file) => [nameOf(file), file]));
  for (const file of ownFolder === undefined ? [] : yamlFiles(pathToFileURL(`${ownFolder}/`))) {
    const name = nameOf(file);
    if (files.has(name)) {
      throw new ApertureError("conflict", `two schemes of one name: ${name}`, {
        hint: `It comes with Aperture. Give your own file another name: ${join(ownFolder ?? "", `${name}.yaml`)}`
      });
    }
    files.set(name, file);
  }
  return files;
}

function nameOf({pathname}: URL): string {
  return decodeURIComponent(pathname).replace(/^.*\/|\.yaml$/g, "");
}

/**
 * A scheme by its name, or from a file of one's own; whatever does not fit is named with file, line and field.
 * @param ownFolder - where schemes of one's own are looked for by name
 */
export function readScheme(nameOrFile: string = DEFAULT_SCHEME, ownFolder?: string): Scheme {
  if (/\.ya?ml$/i.test(nameOrFile)) {
    if (existsSync(nameOrFile)) return readYaml(pathToFileURL(nameOrFile), schemeSchema);
    throw new ApertureError("not-found", `no such file: ${nameOrFile}`, {
      hint: "Copy catalogue/assessment-schemes/global-approach.yaml and change it."
    });
  }
  return schemeNamed(nameOrFile, ownFolder);
}

/** A scheme by its name alone, for askers who must not read any other file. */
export function schemeNamed(name: string, ownFolder?: string): Scheme {
  const files = filesByName(ownFolder);
  const file = files.get(name);
  if (file) return readYaml(file, schemeSchema);
  const known = [...files.keys()];
  const near = closest(name, known);
  throw new ApertureError("not-found", `unknown scheme: ${name}`, {
    hint: near
      ? `Did you mean ${near}?`
      : `Known: ${listOf(known)}; or give the command a file that ends in .yaml.`
  });
}

/** Whether a scheme is a copy of one that comes with Aperture that was changed and kept its id. */
export function isChangedCopy(scheme: Scheme): boolean {
  const original = schemeIds().includes(scheme.id) ? readScheme(scheme.id) : scheme;
  return JSON.stringify(original) !== JSON.stringify(scheme);
}
