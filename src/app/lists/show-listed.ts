import {ApertureError} from "../../base/errors.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import {type EditionManifest, readEntries, readManifest} from "../../safeguard/lists/edition.ts";
import {readPin} from "../../safeguard/lists/pin.ts";
import {listById} from "../../sources/lists/index.ts";
import type {ListDeclaration} from "../../sources/lists/list.ts";

export interface ListedEntry {
  readonly list: ListDeclaration;
  readonly edition: EditionManifest;
  readonly entity: ListedEntity;
}

/** One entry of a list, as the edition in use has it. */
export async function showListed(listId: string, reference: string, dataDir: string): Promise<ListedEntry> {
  const list = listById(listId);
  const pin = await readPin(dataDir, list.id);
  const edition = pin && (await readManifest(dataDir, list.id, pin.edition));
  if (!edition) {
    throw new ApertureError("not-found", `no edition of ${list.id} is held`, {
      hint: `Run: aperture lists update ${list.id}`
    });
  }
  const entity = (await readEntries(dataDir, edition)).find((entry) => entry.reference === reference);
  if (entity) return {list, edition, entity};
  throw new ApertureError("not-found", `no entry ${reference} in ${list.id} of ${edition.dated}`, {
    hint: "References are written as the list writes them, capitals included."
  });
}
