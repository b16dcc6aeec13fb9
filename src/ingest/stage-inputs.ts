import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {ApertureError} from "../base/errors.ts";
import type {Effects} from "../base/effects.ts";
import type {SourceDeclaration} from "../sources/source.ts";
import type {Input, InputFile} from "./inputs.ts";
import {type Issue, type StageContext, stageCsv, type StagedFile, tableOf} from "./stage.ts";

/**
 * Brings everything a person gave, in whatever form, into clean CSV tables of the publisher's own column names.
 * Files that hold nothing Aperture reads are named as such, never passed over in silence.
 */
export async function stageInputs(
  inputs: readonly Input[],
  source: SourceDeclaration,
  folder: string,
  issues: Issue[],
  effects: Effects
): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  let bytes = 0;
  let rows = 0;
  const onBytes = (count: number) => effects.progress.at((bytes += count), rows);
  for (const [i, input] of inputs.entries()) {
    const context = {folder: join(folder, String(i)), issues, effects, onBytes};
    await mkdir(context.folder, {recursive: true});
    for (const file of await stageInput(input, source, context)) {
      rows += file.records;
      staged.push(file);
    }
  }
  if (staged.length === 0) {
    throw new ApertureError("source-changed", `nothing to read in ${inputs.map((input) => input.address).join(", ")}`, {
      hint: `Found: ${namesOf(inputs)}. Expected CSV, JSON or XML as CORDIS publishes them.`
    });
  }
  return staged;
}

function namesOf(inputs: readonly Input[]): string {
  const names = inputs.flatMap((input) => input.files.map((file) => file.name));
  return names.length ? names.slice(0, 5).join(", ") : "no files";
}

async function stageInput(input: Input, source: SourceDeclaration, context: StageContext): Promise<StagedFile[]> {
  const csv = chooseTables(input.files.filter((file) => /\.(csv|tsv|txt)$/i.test(file.name)), source, context.issues);
  return Promise.all(csv.map(({file, table}) => stageCsv(file, table, context)));
}

/** The files that hold a table; a file called just as the publisher calls it wins over one that only resembles. */
function chooseTables(files: readonly InputFile[], source: SourceDeclaration, issues: Issue[]) {
  const matches = files.flatMap((file) => {
    const match = tableOf(file.name, source);
    if (!match && !source.otherTables.includes(stemOf(file.name))) fileUnread(file.name, issues);
    return match ? [{file, ...match}] : [];
  });
  return matches.filter((one) => one.exact || !matches.some((other) => other.exact && other.table === one.table));
}

function stemOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[^.]*$/, "");
}

function fileUnread(name: string, issues: Issue[]): void {
  const note = "the file holds no table that is known here; it was not read";
  issues.push({kind: "unread-file", table: "", field: "", value: name, count: 1, note});
}
