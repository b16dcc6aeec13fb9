import {groupBy} from "../../base/collections.ts";
import {ApertureError} from "../../base/errors.ts";
import type {FileHead, ListDeclaration, ListForm} from "../../sources/lists/list.ts";

/** Which files make up a list, by the parts of the form they come in. */
export interface Recognised<F extends FileHead> {
  readonly form: ListForm;
  readonly parts: Readonly<Record<string, readonly F[]>>;
}

/**
 * Finds the files of a list among many by how they begin. The parts of one form lie in one folder. Undefined where
 * there are none; an error where there are several sets, since which is meant is not for a program to guess.
 */
export function recogniseList<F extends FileHead>(
  list: ListDeclaration,
  files: readonly F[]
): Recognised<F> | undefined {
  for (const form of list.forms) {
    const sets = [...groupBy(files, ({name}) => name.slice(0, name.lastIndexOf("/") + 1)).values()]
      .map((folder) => partsOf(form, folder))
      .filter((parts) => form.parts.every((part) => parts[part] !== undefined));
    const [first, ...others] = sets;
    if (first === undefined) continue;
    refuseSeveral(list, form, [first, ...others]);
    return {form, parts: first};
  }
  return undefined;
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

function refuseSeveral<F extends FileHead>(
  list: ListDeclaration,
  form: ListForm,
  sets: readonly Readonly<Record<string, readonly F[]>>[]
): void {
  const parts = sets.flatMap((set) => Object.values(set));
  if (sets.length === 1 && (form.several || parts.every((files) => files.length === 1))) return;
  const names = parts.flat().map(({name}) => name);
  throw new ApertureError("usage", `several files could be ${list.id}: ${names.slice(0, 6).join(", ")}`, {
    hint: "Give the one file, or the folder with its parts, with --from."
  });
}
