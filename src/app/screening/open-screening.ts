import {mkdir, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import type {ListedEntity} from "../../domain/listed-entity.ts";
import {type Identity, identitiesOf} from "../../safeguard/organisations/identities.ts";
import {readLinks} from "../../safeguard/organisations/links.ts";
import {MATCHER_VERSION} from "../../safeguard/screening/compare/calibration.ts";
import {loadIndex, saveIndex} from "../../safeguard/screening/index/index-file.ts";
import {buildIndex, type ScreeningIndex} from "../../safeguard/screening/index/screening-index.ts";
import type {NotScreened, ScreenedList} from "../../safeguard/screening/use/answer.ts";
import {LISTS} from "../../sources/lists/index.ts";
import {listStatus} from "../lists/list-status.ts";
import {readListedEntities} from "../lists/read-listed-entities.ts";

/** The lists as they are today, ready to be searched. */
export interface OpenScreening {
  readonly dataDir: string;
  readonly index: ScreeningIndex;
  readonly screened: readonly ScreenedList[];
  readonly notScreened: readonly NotScreened[];
  /** Organisations of confirmed links, asked for under all their names. */
  readonly identities: readonly Identity[];
  /** The legal effect of an entry: its own where its list mixes several. */
  effectOf(entity: ListedEntity): ListedEntity["legalEffect"] & string;
}

/** Opens the lists of a data folder; their index is prepared once for each set of editions. */
export async function openScreening(dataDir: string, effects: Effects): Promise<OpenScreening> {
  const states = await listStatus(dataDir, effects);
  const held = states.flatMap(({manifest, ageDays = 0, isUndated}) =>
    manifest ? [{manifest, ageDays, isUndated}] : []
  );
  if (held.length === 0) {
    throw new ApertureError("no-records", "no list to screen against", {
      hint: "Fetch them with: npx aperture lists update. Nothing was screened."
    });
  }
  const editions = held.map(({manifest}) => `${manifest.list} ${manifest.edition}`);
  return {
    dataDir,
    index: await prepared(dataDir, editions, effects),
    screened: held.map(({manifest, ageDays, isUndated}) => ({
      list: manifest.list,
      title: manifest.title,
      authority: manifest.authority,
      edition: manifest.edition,
      dated: manifest.dated,
      sha256: manifest.sha256,
      entries: manifest.entries,
      ageDays,
      ...(isUndated && {isUndated})
    })),
    notScreened: states.flatMap(({id, title, standing, warning}) =>
      standing === "current" || warning === undefined ? [] : [{list: id, title, warning}]
    ),
    identities: identitiesOf(await readLinks(dataDir)),
    effectOf: (entity) =>
      entity.legalEffect ?? LISTS.find(({id}) => id === entity.list)?.legalEffect ?? "advisory"
  };
}

/** The index last opened: a server screens many names against the same editions. */
let opened: {readonly path: string; readonly index: Promise<ScreeningIndex>} | undefined;

function prepared(dataDir: string, editions: readonly string[], effects: Effects): Promise<ScreeningIndex> {
  const name = `${sha256([MATCHER_VERSION, ...editions].join("\n")).slice(0, 16)}.index`;
  const folder = join(dataDir, "lists", "prepared");
  const path = join(folder, name);
  if (opened?.path === path) return opened.index;
  const index = openIndex(dataDir, folder, name, effects);
  opened = {path, index};
  index.catch(() => {
    opened = undefined;
  });
  return index;
}

async function openIndex(
  dataDir: string,
  folder: string,
  name: string,
  effects: Effects
): Promise<ScreeningIndex> {
  const path = join(folder, name);
  try {
    return await loadIndex(path);
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
  }
  effects.progress.step("Preparing the lists");
  const index = buildIndex((await readListedEntities(dataDir, effects)).entities);
  await mkdir(folder, {recursive: true});
  await saveIndex(path, index);
  await removeOthers(folder, name);
  effects.progress.done();
  return index;
}

async function removeOthers(folder: string, keep: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== keep && name.endsWith(".index")) await rm(join(folder, name), {force: true});
  }
}
