import {existsSync} from "node:fs";
import {readFile, stat} from "node:fs/promises";
import {basename, dirname, extname, join} from "node:path";
import readWorkbook from "read-excel-file/node";
import {defaultEffects, type Effects} from "../../base/effects.ts";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {type Cited, citedInHtml, citedInRows, citedInWord} from "../../report/cited.ts";
import {MANIFEST, type ReportManifest} from "../../report/manifest.ts";
import type {Edition} from "../site.ts";
import {checkCited, type Disagreement, type ReportCheck} from "./check-cited.ts";
import {listEditions} from "./editions.ts";
import {withPinned} from "./pinned.ts";
import {csvRows, readManifest, wordText} from "./read-report.ts";

/** What a report is held against, and the data folder its edition may be in. */
export interface Against {
  readonly edition: Edition;
  readonly dataDir: string;
}

/** Holds a report, or one file of it, against its sources: every figure is computed again. */
export async function checkReport(
  path: string,
  against: Against,
  effects: Effects = defaultEffects
): Promise<ReportCheck> {
  const found = await stat(path).catch((cause: unknown) => {
    if (!isMissingFile(cause)) throw cause;
    throw new ApertureError("not-found", `no report at ${path}`, {cause});
  });
  if (found.isDirectory()) return checkFolder(path, against, effects);
  return basename(path) === MANIFEST
    ? checkFolder(dirname(path), against, effects)
    : checkFile(path, against, effects);
}

const READERS: Readonly<Record<string, (path: string) => Promise<Cited[]>>> = {
  ".html": async (path) => citedInHtml(await readFile(path, "utf8")),
  ".csv": async (path) => citedInRows(csvRows(await readFile(path, "utf8"))),
  ".xlsx": citedInWorkbook,
  ".docx": async (path) => citedInWord(await wordText(path))
};

async function citedInWorkbook(path: string): Promise<Cited[]> {
  const sheets = await readWorkbook(path);
  return sheets.flatMap(({data}) => citedInRows(data));
}

/** Against the edition it is of, as far as that is known: beside it, or by its hash in the data folder. */
async function checkFile(path: string, against: Against, effects: Effects): Promise<ReportCheck> {
  const home = await homeOf(path, against.dataDir);
  const read = READERS[extname(path).toLowerCase()];
  if (!read && !home) {
    throw new ApertureError("not-found", `of no edition that is known here: ${basename(path)}`, {
      hint: "Leave it beside its manifest.json, or check the web page, the Word document or a data file instead."
    });
  }
  const cited = read ? await read(path) : citedInHtml(await readFile(join(home?.folder ?? "", PAGE), "utf8"));
  if (cited.length === 0) {
    throw new ApertureError("source-damaged", `states no figure of a report: ${basename(path)}`, {
      hint: "Give a file that report build wrote, or its folder."
    });
  }
  const check = (edition: Edition) => checkCited(cited, edition, 1, effects.progress);
  if (!home) return check(against.edition);
  const broken = await hashProblems(dirname(path), {[basename(path)]: home.hash});
  const checked = await withPinned(home.manifest, against, check, effects);
  return {...checked, disagreements: [...broken, ...checked.disagreements]};
}

interface Home {
  readonly folder: string;
  readonly manifest: ReportManifest;
  /** Of the file, as it was built. */
  readonly hash: string;
}

/** The edition a file is of. */
async function homeOf(path: string, dataDir: string): Promise<Home | undefined> {
  for (const [folder, prefix] of [
    [dirname(path), ""],
    [dirname(dirname(path)), `${basename(dirname(path))}/`]
  ] as const) {
    if (!existsSync(join(folder, MANIFEST))) continue;
    const manifest = await readManifest(folder);
    const hash = manifest.files[`${prefix}${basename(path)}`];
    if (hash !== undefined) return {folder, manifest, hash};
  }
  const hash = sha256(await readFile(path));
  const known = (await listEditions(dataDir)).find(({manifest}) =>
    Object.values(manifest.files).includes(hash)
  );
  return known && {folder: known.folder, manifest: known.manifest, hash};
}

const PAGE = "report.html";

async function checkFolder(folder: string, against: Against, effects: Effects): Promise<ReportCheck> {
  const manifest = await readManifest(folder);
  const broken = await hashProblems(folder, manifest.files);
  const isChanged = (name: string) => broken.some(({source}) => source === name);
  const cited = await Promise.all(
    Object.keys(manifest.files)
      .filter((name) => existsSync(join(folder, name)))
      .filter((name) => name === PAGE || name === "report.docx" || /^annex\/[^/]+\.csv$/.test(name))
      .map((name) => readCited(join(folder, name), isChanged(name)))
  );
  const files = Object.keys(manifest.files).length;
  const check = await withPinned(
    manifest,
    against,
    (edition) => checkCited(cited.flat(), edition, files, effects.progress),
    effects
  );
  return {...check, disagreements: [...broken, ...check.disagreements]};
}

/** What a file states; a changed one that can no longer be read states nothing, and is named as changed already. */
async function readCited(path: string, isChanged: boolean): Promise<Cited[]> {
  try {
    return (await READERS[extname(path)]?.(path)) ?? [];
  } catch (error) {
    if (isChanged) return [];
    throw error;
  }
}

async function hashProblems(
  folder: string,
  files: Readonly<Record<string, string>>
): Promise<Disagreement[]> {
  const problems: Disagreement[] = [];
  for (const [name, hash] of Object.entries(files)) {
    const data = await readFile(join(folder, name)).catch(() => undefined);
    const now = data === undefined ? "missing" : sha256(data);
    if (now !== hash)
      problems.push({source: name, stated: hash, now, why: "the file is not the one that was built"});
  }
  return problems;
}
