import {pathsOf} from "../ingest/data-folder.ts";
import {DEFAULT_SCHEME, readScheme, schemeIds, schemeNamed} from "../modulate/assessment/read-scheme.ts";
import type {Scheme} from "../modulate/assessment/scheme.ts";

/** Names of the schemes a reader can choose from: Aperture's, and those put into the data folder. */
export function schemesHere(dataDir: string): string[] {
  return schemeIds(pathsOf(dataDir).assessmentSchemes);
}

/** The scheme a reader of pages chose by its name; Aperture's where none is chosen. */
export function chosenScheme(name: string | null, dataDir: string): Scheme {
  return schemeNamed(name || DEFAULT_SCHEME, pathsOf(dataDir).assessmentSchemes);
}

/** The scheme a person at the command line names, or the file that holds it. */
export function givenScheme(nameOrFile: string | undefined, dataDir: string): Scheme {
  return readScheme(nameOrFile, pathsOf(dataDir).assessmentSchemes);
}
