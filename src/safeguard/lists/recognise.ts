import {groupBy} from "../../base/collections.ts";
import type {FileHead, ListDeclaration, ListForm} from "../../sources/lists/list.ts";

/** Which files make up a list, by the parts of the form they come in. */
export interface Recognised<F extends FileHead> {
  readonly form: ListForm;
  readonly parts: Readonly<Record<string, readonly F[]>>;
}

/**
 * Every set of files that could be a list, told by how they begin, in the order of the list's forms. The parts of one form lie
 * in one folder; where one file is enough, each such file is a set of its own. Files are read in the first form they fit.
 */
export function recogniseList<F extends FileHead>(
  list: ListDeclaration,
  files: readonly F[]
): readonly Recognised<F>[] {
  const folders = [...groupBy(files, ({name}) => name.slice(0, name.lastIndexOf("/") + 1)).values()];
  const taken = new Set<F>();
  return list.forms.flatMap((form) => {
    const sets = folders.flatMap((folder) =>
      setsIn(
        form,
        folder.filter((file) => !taken.has(file))
      )
    );
    for (const file of sets.flatMap(filesOf)) taken.add(file);
    return sets;
  });
}

/** All files of a set. */
export function filesOf<F extends FileHead>({parts}: Recognised<F>): readonly F[] {
  return Object.values(parts).flat();
}

function setsIn<F extends FileHead>(form: ListForm, folder: readonly F[]): readonly Recognised<F>[] {
  const parts = partsOf(form, folder);
  if (!form.parts.every((part) => parts[part] !== undefined)) return [];
  const [only, ...others] = form.parts;
  if (form.several || only === undefined || others.length > 0) return [{form, parts}];
  return (parts[only] ?? []).map((file) => ({form, parts: {[only]: [file]}}));
}

function partsOf<F extends FileHead>(
  form: ListForm,
  files: readonly F[]
): Readonly<Record<string, readonly F[]>> {
  const named = files.flatMap((file) => {
    const part = form.partOf(file);
    return part === undefined ? [] : [{part, file}];
  });
  const groups = groupBy(named, ({part}) => part);
  return Object.fromEntries([...groups].map(([part, group]) => [part, group.map(({file}) => file)]));
}
