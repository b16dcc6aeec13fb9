import {pathToFileURL} from "node:url";
import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {appraisalSchemeSchema} from "../../catalogue/appraisal-scheme-schema.ts";
import {readCatalogue} from "../../catalogue/catalogue.ts";
import {type CheckResult, checkCatalogue} from "../../catalogue/check.ts";
import {CATALOGUE, yamlFiles} from "../../catalogue/folder.ts";
import {funderFormSchema} from "../../catalogue/funder-form-schema.ts";
import {REGISTERS} from "../../catalogue/registers/index.ts";
import {type Problem, problemsIn} from "../../catalogue/yaml-file.ts";

export type {CheckResult, Pair} from "../../catalogue/check.ts";

/** Checks the catalogue that is shipped, or one in a folder of the reader's own. */
export function checkCatalogueFolder(folder: string | undefined, effects: Effects): CheckResult {
  const root = folder === undefined ? CATALOGUE : pathToFileURL(`${folder}/`);
  const isEmpty = REGISTERS.every((register) => yamlFiles(new URL(`${register.id}/`, root)).length === 0);
  if (isEmpty) {
    throw new ApertureError("not-found", `no catalogue in ${folder ?? "the program's folder"}`, {
      hint: `Give a folder that holds ${REGISTERS.map(({id}) => id).join(", ")}.`
    });
  }
  const read = readCatalogue(root);
  // Schemes and forms name measures and sources, which can only be looked up in registers that are sound.
  const further = read.problems.length > 0 ? [] : schemeProblems(root);
  return checkCatalogue({...read, problems: [...read.problems, ...further]}, isoDay(effects.now()));
}

function schemeProblems(root: URL): Problem[] {
  return [
    ...problemsIn(new URL("appraisal-schemes/", root), appraisalSchemeSchema),
    ...problemsIn(new URL("funder-forms/", root), funderFormSchema)
  ];
}
