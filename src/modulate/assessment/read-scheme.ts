import {existsSync} from "node:fs";
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

/** Ids of the schemes that come with Aperture. */
export function schemeIds(): string[] {
  return yamlFiles(FOLDER).map((file) => file.pathname.replace(/^.*\/|\.yaml$/g, ""));
}

/** A scheme by its id, or from a file of one's own; whatever does not fit is named with file, line and field. */
export function readScheme(idOrFile: string = DEFAULT_SCHEME): Scheme {
  if (/\.ya?ml$/i.test(idOrFile)) {
    if (existsSync(idOrFile)) return readYaml(pathToFileURL(idOrFile), schemeSchema);
    throw new ApertureError("not-found", `no such file: ${idOrFile}`, {
      hint: "Copy catalogue/assessment-schemes/global-approach.yaml and change it."
    });
  }
  const known = schemeIds();
  if (known.includes(idOrFile)) return readYaml(new URL(`${idOrFile}.yaml`, FOLDER), schemeSchema);
  const near = closest(idOrFile, known);
  throw new ApertureError("not-found", `unknown scheme: ${idOrFile}`, {
    hint: near ? `Did you mean ${near}?` : `Known: ${listOf(known)}; or give a file that ends in .yaml.`
  });
}
