import type {Effects} from "../../base/effects.ts";
import {readManifest} from "../../safeguard/lists/edition.ts";
import {coveredBy, type ListState, listState} from "../../safeguard/lists/list-state.ts";
import {readPin, readRefusal} from "../../safeguard/lists/pin.ts";
import {LISTS} from "../../sources/lists/index.ts";
import type {ListDeclaration} from "../../sources/lists/list.ts";

/** What is held of every list today. */
export async function listStatus(dataDir: string, effects: Effects): Promise<readonly ListState[]> {
  const states = await Promise.all(LISTS.map((list) => stateOf(list, dataDir, effects)));
  const current = new Set(states.filter(({standing}) => standing === "current").map(({id}) => id));
  return states.map((state, i) => {
    const within = LISTS[i]?.within;
    return within !== undefined && current.has(within) ? coveredBy(state, within) : state;
  });
}

/** What is held of one list today. */
export async function stateOf(list: ListDeclaration, dataDir: string, effects: Effects): Promise<ListState> {
  const pin = await readPin(dataDir, list.id);
  const refused = await readRefusal(dataDir, list.id);
  const manifest = pin && (await readManifest(dataDir, list.id, pin.edition));
  return listState(
    list,
    {...(manifest && {manifest}), ...(pin && {pin}), ...(refused && {refused})},
    effects.now()
  );
}
