import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {readCatalogue} from "../../src/catalogue/catalogue.ts";
import {type CheckResult, checkCatalogue} from "../../src/catalogue/check.ts";
import {temporaryFolder} from "./temporary-folder.ts";

/** Files of a small catalogue that is sound: a document with an anchor, a source, a body, an association. */
export const SOUND: Readonly<Record<string, string>> = {
  "sources/list.yaml": `sources:
  - id: note
    title: A note
    address: https://example.org/note
`,
  "documents/paper.yaml": `id: paper
name: A paper
entered: 2026-11-22
review: 2027-11-22
statements:
  - {property: kind, value: report, source: note, confidence: seen}
  - {property: author, value: An author, source: note, confidence: seen}
  - {property: date, value: 2021-05-18, source: note, confidence: seen}
  - {property: anchor, value: {id: first, label: First part, read: true}, source: note, confidence: seen}
`,
  "bodies/forum.yaml": `id: forum
name: A forum
entered: 2026-11-22
review: 2027-11-22
statements:
  - property: kind
    value: body
    source: paper#first
    confidence: seen
  - property: about
    value: It meets.
    source: note
    confidence: reported
`,
  "association/NO.yaml": `country: "NO"
entered: 2026-11-22
review: 2027-11-22
intervals:
  - programme: HORIZON
    status: associated
    view: legal
    from: 2021-01-01
    to: 2027-12-31
    sources: [note (on the list)]
    confidence: seen
`
};

/** Writes a catalogue into a new folder: the sound one with some files replaced or added. */
export function writeCatalogue(changes: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries({...SOUND, ...changes})) {
    const path = join(folder, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, text);
  }
  return folder;
}

/** What the check says of a catalogue in a folder. */
export function checkFolder(folder: string, on = "2026-11-22"): CheckResult {
  return checkCatalogue(readCatalogue(pathToFileURL(`${folder}/`)), on);
}
