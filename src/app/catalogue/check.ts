import {pathToFileURL} from "node:url";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {readCatalogue} from "../../catalogue/catalogue.ts";
import {type CheckResult, checkCatalogue} from "../../catalogue/check.ts";
import {CATALOGUE, yamlFiles} from "../../catalogue/folder.ts";
import {REGISTERS} from "../../catalogue/registers/index.ts";

export type {CheckResult, Pair} from "../../catalogue/check.ts";
export {sayValue} from "../../catalogue/registers/index.ts";

/** Checks the catalogue that is shipped, or one in a folder of the reader's own. */
export function checkCatalogueFolder(folder: string | undefined, effects: Effects): CheckResult {
  const root = folder === undefined ? CATALOGUE : pathToFileURL(`${folder}/`);
  const isEmpty = REGISTERS.every((register) => yamlFiles(new URL(`${register.id}/`, root)).length === 0);
  if (isEmpty) {
    throw new ApertureError("not-found", `no catalogue in ${folder ?? "the program's folder"}`, {
      hint: `Give a folder that holds ${REGISTERS.map(({id}) => id).join(", ")}.`
    });
  }
  return checkCatalogue(readCatalogue(root), isoDay(effects.now()));
}
