import {CATALOGUE, yamlFiles} from "./folder.ts";
import {type FunderForm, funderFormSchema} from "./funder-form-schema.ts";
import {readYaml} from "./read-yaml.ts";

export {FIELD_SOURCES, type FieldSource, type FormField, type FunderForm} from "./funder-form-schema.ts";

let loaded: readonly FunderForm[] | undefined;

/** The forms that funders ask for. */
export function funderForms(): readonly FunderForm[] {
  loaded ??= readFunderForms(new URL("funder-forms/", CATALOGUE));
  return loaded;
}

/** Reads the forms of a folder; the first thing that does not fit is reported with file, line and field. */
export function readFunderForms(folder: URL): FunderForm[] {
  return yamlFiles(folder).map((file) => readYaml(file, funderFormSchema));
}
