import {formatDate, isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {formatNumber} from "../../base/numbers.ts";
import {compareEditions, type EditionChange} from "../../safeguard/lists/compare-editions.ts";
import {
  type DatedBy,
  type EditionManifest,
  readEntries,
  readManifest,
  writeEdition
} from "../../safeguard/lists/edition.ts";
import {ageOf} from "../../safeguard/lists/list-state.ts";
import {pinEdition, readPin} from "../../safeguard/lists/pin.ts";
import {isMuchSmaller, type ListRead} from "../../safeguard/lists/read-list.ts";
import {recogniseList} from "../../safeguard/lists/recognise.ts";
import type {ListDeclaration} from "../../sources/lists/list.ts";
import {type Aside, type Chosen, chooseEdition} from "./choose-edition.ts";
import {openDownloads, openSource, type SourceFile, type SourceFiles} from "./source-files.ts";

export interface UpdateRequest {
  readonly dataDir: string;
  /** File, zip, folder or address; the publisher's own addresses where left out. */
  readonly from?: string;
  /** Day of the list, where its files do not say it. */
  readonly dated?: string;
  /** Takes a list that is past its age or older than the one in use. */
  readonly acceptOutdated?: boolean;
  /** Takes a list much smaller than the one in use. */
  readonly allowSmaller?: boolean;
}

/** What an update brought. */
export interface Updated {
  readonly manifest: EditionManifest;
  readonly isNew: boolean;
  /** Against the edition that was in use, where there was one and the new one differs from it. */
  readonly change?: EditionChange;
  /** Other files that could have been the list, and why this edition was taken instead. */
  readonly aside: readonly Aside[];
}

/** Reads a list into an edition and puts it in use. Whatever is wrong with the files, the edition in use stays. */
export async function updateList(
  list: ListDeclaration,
  request: UpdateRequest,
  effects: Effects
): Promise<Updated> {
  const source = await open(list, request, effects);
  try {
    const sets = recogniseList(list, source.files);
    if (sets.length === 0) throw notRecognised(list, request.from, source.files);
    const chosen = await chooseEdition(list, sets, {
      now: effects.now(),
      allowSmaller: request.allowSmaller ?? false
    });
    return await takeEdition({list, request, source, chosen}, effects);
  } finally {
    source.close();
  }
}

function open(list: ListDeclaration, {from, dataDir}: UpdateRequest, effects: Effects): Promise<SourceFiles> {
  if (from !== undefined) return openSource(from, dataDir, effects);
  if (list.downloads.length > 0) return openDownloads(list.downloads, dataDir, effects);
  throw new ApertureError("source-unavailable", `${list.id} has no file to fetch`, {
    hint: `It is published for reading only, at ${list.publisher.url} — give a file of it with --from.`
  });
}

interface Taking {
  readonly list: ListDeclaration;
  readonly request: UpdateRequest;
  readonly source: SourceFiles;
  readonly chosen: Chosen;
}

async function takeEdition(taking: Taking, effects: Effects): Promise<Updated> {
  const {list, request, chosen} = taking;
  const {dataDir} = request;
  const {form, read, aside} = chosen;
  const {dated, datedBy} = dayOf(taking, read);
  const now = effects.now();
  const checked = isOfficial(list, request.from) ? {checked: now.toISOString()} : {};
  const before = await currentManifest(list, dataDir);
  if (!request.acceptOutdated) refuseOld(list, dated, checked.checked, {now, before});
  if (!request.allowSmaller) refuseShrunk(list, read.entities.length, before);
  const files = chosen.files.map(({name, bytes, original = bytes}) => ({
    name,
    bytes: original.length,
    sha256: sha256(original)
  }));
  const address = request.from ?? list.downloads.join(" ");
  const origin = {list, form, address, dated, datedBy, retrieved: now, files};
  const manifest = await writeEdition(dataDir, origin, read);
  const isNew = manifest.edition !== before?.edition;
  const change = isNew && before ? await changeSince(dataDir, before, read) : undefined;
  const kept = isNew ? {} : await lastChecked(list, dataDir);
  await pinEdition(dataDir, list.id, {edition: manifest.edition, ...kept, ...checked});
  return {manifest, isNew, aside, ...(change && {change})};
}

function dayOf({request, source}: Taking, read: ListRead): {dated: string; datedBy: DatedBy} {
  if (read.dated !== undefined) return {dated: read.dated, datedBy: "list"};
  if (request.dated !== undefined) return {dated: request.dated, datedBy: "person"};
  if (source.dated !== undefined) return {dated: source.dated, datedBy: "publisher"};
  return {dated: isoDay(source.modified), datedBy: "file-date"};
}

/** Only the publisher's own address shows that there is nothing newer. */
function isOfficial(list: ListDeclaration, from: string | undefined): boolean {
  return from === undefined || list.downloads.includes(from);
}

async function lastChecked(list: ListDeclaration, dataDir: string): Promise<{readonly checked?: string}> {
  const checked = (await readPin(dataDir, list.id))?.checked;
  return checked === undefined ? {} : {checked};
}

async function currentManifest(list: ListDeclaration, dataDir: string): Promise<EditionManifest | undefined> {
  const pin = await readPin(dataDir, list.id);
  return pin && readManifest(dataDir, list.id, pin.edition);
}

async function changeSince(
  dataDir: string,
  before: EditionManifest,
  read: ListRead
): Promise<EditionChange | undefined> {
  try {
    return compareEditions(await readEntries(dataDir, before), read.entities);
  } catch (error) {
    if (error instanceof ApertureError) return undefined;
    throw error;
  }
}

function refuseOld(
  {id, mostAgeDays}: ListDeclaration,
  dated: string,
  checked: string | undefined,
  {now, before}: {readonly now: Date; readonly before: EditionManifest | undefined}
): void {
  if (before && before.datedBy !== "file-date" && dated < before.dated) {
    throw new ApertureError(
      "refused",
      `older than the edition of ${id} in use: ${formatDate(dated)}, before ${formatDate(before.dated)}`,
      {hint: "To go back to it, add --accept-outdated."}
    );
  }
  const age = ageOf(dated, checked, now);
  if (age <= mostAgeDays) return;
  throw new ApertureError(
    "refused",
    `past its age: ${id} of ${formatDate(dated)}, ${age} > ${mostAgeDays} days`,
    {
      hint: "Fetch the list again from its publisher. To hold it all the same, marked as outdated, add --accept-outdated."
    }
  );
}

function refuseShrunk({id}: ListDeclaration, entries: number, before: EditionManifest | undefined): void {
  if (!before || !isMuchSmaller(entries, before.entries)) return;
  throw new ApertureError(
    "source-changed",
    `much smaller than the edition of ${id} in use: ${formatNumber(entries)} of ${formatNumber(before.entries)} entries`,
    {hint: "It may be cut short. If the authority did remove so many, add --allow-smaller."}
  );
}

function notRecognised(
  list: ListDeclaration,
  from: string | undefined,
  files: readonly SourceFile[]
): ApertureError {
  const [only, ...others] = files;
  if (only?.problem && others.length === 0) return only.problem;
  const page = files.find(({start}) => /^\uFEFF?\s*<(?:!doctype\s+html|html|head|body)/i.test(start));
  if (page && files.length === 1) {
    return new ApertureError("source-damaged", `a web page, not data: ${page.name}`, {
      hint: `Open ${list.publisher.url} in a browser, fetch the file and give it with --from.`
    });
  }
  const forms = list.forms.map(({title}) => title).join("; ");
  return new ApertureError("source-changed", `no file of ${list.id} at ${from ?? list.downloads.join(" ")}`, {
    hint: `Forms that are read: ${forms}.`
  });
}
