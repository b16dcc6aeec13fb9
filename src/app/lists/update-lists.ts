import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {noteRefusal} from "../../safeguard/lists/pin.ts";
import {recogniseList} from "../../safeguard/lists/recognise.ts";
import {LISTS, listById} from "../../sources/lists/index.ts";
import type {ListDeclaration} from "../../sources/lists/list.ts";
import {isAddress, openSource} from "./source-files.ts";
import {type Updated, type UpdateRequest, updateList} from "./update-list.ts";

/** What became of one list of several. */
export type UpdateOutcome =
  | {readonly list: ListDeclaration; readonly kind: "updated"; readonly updated: Updated}
  | {readonly list: ListDeclaration; readonly kind: "refused"; readonly error: ApertureError};

/**
 * Updates several lists one after the other; a failure of one leaves the others. Without names, those that the
 * publisher offers as files and no other list holds, or, where a folder or file was given, those that are found in it.
 */
export async function updateLists(
  ids: readonly string[],
  request: UpdateRequest,
  effects: Effects
): Promise<readonly UpdateOutcome[]> {
  const lists = ids.length > 0 ? ids.map(listById) : await listsAt(request, effects);
  const outcomes: UpdateOutcome[] = [];
  for (const [i, list] of lists.entries()) {
    effects.progress.step(`${list.id} (${i + 1} of ${lists.length})`);
    outcomes.push(await outcomeOf(list, request, effects));
  }
  return outcomes;
}

async function outcomeOf(
  list: ListDeclaration,
  request: UpdateRequest,
  effects: Effects
): Promise<UpdateOutcome> {
  try {
    return {list, kind: "updated", updated: await updateList(list, request, effects)};
  } catch (error) {
    if (!(error instanceof ApertureError) || error.code === "interrupted") throw error;
    await noteRefusal(request.dataDir, list.id, {
      at: effects.now().toISOString(),
      address: request.from ?? list.downloads.join(" "),
      reason: error.message,
      ...(error.hint !== undefined && {hint: error.hint})
    });
    return {list, kind: "refused", error};
  }
}

async function listsAt(
  {from, dataDir}: UpdateRequest,
  effects: Effects
): Promise<readonly ListDeclaration[]> {
  if (from === undefined)
    return LISTS.filter(({downloads, within}) => downloads.length > 0 && within === undefined);
  if (isAddress(from)) {
    throw new ApertureError("usage", "which list is at that address is not said", {
      hint: `Name it: aperture lists update LIST --from ${from}`
    });
  }
  const {files, close} = await openSource(from, dataDir, effects);
  close();
  const found = LISTS.filter((list) => recogniseList(list, files).length > 0);
  if (found.length > 0) return found;
  throw new ApertureError("source-changed", `no list recognised in ${from}`, {
    hint: "Name the list you mean to see why: aperture lists update LIST --from PATH"
  });
}
