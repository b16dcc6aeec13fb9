import type {AppraisalScheme, Tier} from "../domain/appraisal.ts";
import {appraisalSchemeSchema} from "./appraisal-scheme-schema.ts";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import {damaged, readYaml} from "./read-yaml.ts";

let loaded: readonly AppraisalScheme[] | undefined;

/** Every scheme that comes with the program, older versions included, so that a case can be read as it was asked. */
export function appraisalSchemes(): readonly AppraisalScheme[] {
  loaded ??= readAppraisalSchemes(new URL("appraisal-schemes/", CATALOGUE));
  return loaded;
}

/** The newest scheme of a tier. */
export function appraisalScheme(tier: Tier): AppraisalScheme {
  const newest = appraisalSchemes().findLast((scheme) => scheme.tier === tier);
  if (!newest) throw damaged("catalogue/appraisal-schemes", `no scheme for tier ${tier}`);
  return newest;
}

export function appraisalSchemeById(id: string): AppraisalScheme | undefined {
  return appraisalSchemes().find((scheme) => scheme.id === id);
}

/**
 * Reads the schemes of a folder, the oldest first; the first thing that does not fit is reported with file, line and
 * field.
 */
export function readAppraisalSchemes(folder: URL): AppraisalScheme[] {
  const ids = new Set<string>();
  const schemes = yamlFiles(folder).map((file) => {
    const scheme = readYaml(file, appraisalSchemeSchema);
    if (ids.has(scheme.id)) throw damaged(file, `id: another scheme has it: ${scheme.id}`);
    ids.add(scheme.id);
    return scheme;
  });
  return schemes.sort((a, b) => a.dated.localeCompare(b.dated) || a.id.localeCompare(b.id));
}
