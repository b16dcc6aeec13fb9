import {defaultEffects, type Effects} from "../../base/effects.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import {type EditionManifest, readEntries} from "../../safeguard/lists/edition.ts";
import type {ListState} from "../../safeguard/lists/list-state.ts";
import {listStatus} from "./list-status.ts";

/** Everything there is to screen against, and what there is not. */
export interface ListedEntities {
  /** Entries of every list held, the outdated ones included: a hit on them is still a hit. */
  readonly entities: readonly ListedEntity[];
  /** The editions the entries are of, in the order of the lists. */
  readonly editions: readonly EditionManifest[];
  /** Lists that are missing or outdated, with the words to say so; an answer is never "clear" while there are any. */
  readonly notScreened: readonly NotScreened[];
  /** What is held of every list. */
  readonly states: readonly ListState[];
}

export interface NotScreened {
  readonly list: string;
  readonly title: string;
  readonly standing: "outdated" | "missing";
  /** "not screened against …: why". */
  readonly warning: string;
}

/** Reads the editions in use of all lists. */
export async function readListedEntities(
  dataDir: string,
  effects: Effects = defaultEffects
): Promise<ListedEntities> {
  const states = await listStatus(dataDir, effects);
  const editions = states.flatMap(({manifest}) => manifest ?? []);
  const entities: ListedEntity[] = [];
  for (const edition of editions) {
    for (const entity of await readEntries(dataDir, edition)) entities.push(entity);
  }
  return {entities, editions, notScreened: states.flatMap(notScreenedOf), states};
}

function notScreenedOf({id, title, standing, warning}: ListState): NotScreened[] {
  return standing === "current" || warning === undefined ? [] : [{list: id, title, standing, warning}];
}
