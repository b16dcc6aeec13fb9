import {existsSync} from "node:fs";
import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {isDeepStrictEqual} from "node:util";
import {stringify} from "yaml";
import type {IsoDate} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {citationOf} from "../../exports/rows.ts";
import {splitCitation} from "../../report/citation.ts";
import {periodVariables} from "../../report/composer.ts";
import type {ReportManifest} from "../../report/manifest.ts";
import {outlineByName} from "../../report/outline.ts";
import {type EditorsNote, readNotes} from "../../report/signed.ts";
import {templateProblem} from "../../report/template.ts";
import {parseAddress} from "../parse-request.ts";
import type {Edition} from "../site.ts";
import {type BuildOptions, editionOf, NOTES} from "./build.ts";
import {freezeEdition, listEditions, type ReportEdition} from "./editions.ts";
import type {Jobs} from "./jobs.ts";

/** Where an editor works: the data open now, the folder the editions are kept in, and what is in work. */
export interface Desk {
  readonly edition: Edition;
  readonly dataDir: string;
  readonly jobs: Jobs;
  readonly effects: Effects;
}

/** An edition that can still change, with the paragraphs signed in it. */
export interface Draft {
  readonly edition: ReportEdition;
  readonly notes: readonly EditorsNote[];
  /** Ids and titles of the sections a paragraph can stand in. */
  readonly sections: readonly (readonly [id: string, title: string])[];
}

/** A paragraph as an editor writes it: figures by name, one a line, as `all = projects?year=$years`. */
export interface Writing {
  readonly section: string;
  readonly author: string;
  readonly date: IsoDate;
  readonly text: string;
  readonly figures: string;
}

/** An edition of the data folder by its name, draft or frozen. */
export async function openDraft(name: string, {dataDir}: Pick<Desk, "dataDir">): Promise<Draft> {
  const edition = (await listEditions(dataDir)).find((one) => one.name === name);
  if (!edition) {
    throw new ApertureError("not-found", `no such edition: ${name}`, {
      hint: "Editions are listed under /report."
    });
  }
  const file = join(edition.folder, NOTES);
  const {sections} = outlineByName(edition.manifest.outline.id).outline;
  return {
    edition,
    notes: existsSync(file) ? readNotes(pathToFileURL(file)) : [],
    sections: sections.map(({id, title}) => [id, title])
  };
}

/** Starts to build a new draft and answers with its name; an edition of that name that is there stays as it is. */
export async function prepareEdition(options: BuildOptions, desk: Desk): Promise<string> {
  const name = editionOf(options);
  const isKnown = (await listEditions(desk.dataDir)).some((one) => one.name === name);
  if (isKnown) {
    throw new ApertureError("usage", `there is an edition of this name already: ${name}`, {
      hint: "Open it in the list, or give the new one another name."
    });
  }
  desk.jobs.start(name, {kind: "build", options: {...options, edition: name, dataDir: desk.dataDir}});
  return name;
}

/** Starts to build a draft again in every form, from the data open now, with the paragraphs signed in it. */
export async function rebuildDraft(draft: Draft, desk: Desk): Promise<void> {
  buildWith(draft, (notes) => notes, desk, []);
}

/** Adds a signed paragraph: each figure is pinned to the value it has now. */
export async function signParagraph(draft: Draft, writing: Writing, desk: Desk): Promise<void> {
  const {figures, ...note} = writing;
  refuseUnfinished(note);
  const pinned = await pinFigures(figures, draft.edition.manifest, desk.edition);
  buildWith(draft, (notes) => [...notes, {...note, figures: pinned}], desk);
}

function refuseUnfinished({author, text}: Pick<Writing, "author" | "text">): void {
  if (author === "" || text === "") {
    throw new ApertureError("usage", `missing ${author === "" ? "name" : "paragraph"}`, {
      hint: "A paragraph is signed with the name of who wrote it."
    });
  }
  const problem = templateProblem(text);
  if (problem) throw new ApertureError("usage", problem);
}

/** Takes a paragraph out of a draft. */
export async function removeParagraph(draft: Draft, at: number, desk: Desk): Promise<void> {
  const out = draft.notes[at];
  buildWith(draft, (notes) => notes.filter((one) => !isDeepStrictEqual(one, out)), desk);
}

/** Starts to hold an edition against its sources, statement by statement. */
export function checkEdition({edition}: Draft, {dataDir, jobs}: Desk): void {
  jobs.start(edition.name, {kind: "check", folder: edition.folder, dataDir});
}

/** Keeps a draft for ever as it is. */
export async function freezeDraft({edition}: Draft, {dataDir, jobs}: Desk): Promise<string> {
  jobs.refuseBusy(edition.name);
  return freezeEdition(edition.folder, dataDir);
}

/**
 * Starts to build a draft with its paragraphs changed, in the forms it has. The paragraphs are read when its turn
 * comes, so that none that was signed meanwhile is lost.
 */
function buildWith(
  {edition}: Draft,
  change: (notes: readonly EditorsNote[]) => readonly EditorsNote[],
  desk: Desk,
  without = formsWithout(edition.manifest)
): void {
  if (edition.frozen) {
    throw new ApertureError("refused", `the edition is frozen: ${edition.name}`, {
      hint: "Prepare another edition under a name of its own."
    });
  }
  const tried = join(edition.folder, `${NOTES}.part.yaml`);
  const options = {...optionsOf(edition.manifest), without, notes: tried, dataDir: desk.dataDir};
  let left = 0;
  desk.jobs.start(
    edition.name,
    {kind: "build", options},
    {
      async prepare() {
        const notes = change((await openDraft(edition.name, desk)).notes);
        left = notes.length;
        await writeFile(tried, stringify({notes}));
      },
      async succeed() {
        if (left === 0) await rm(join(edition.folder, NOTES), {force: true});
      },
      clear: () => rm(tried, {force: true})
    }
  );
}

/** Each form by a file that only it has. */
const FORM_FILES = {docx: "report.docx", pdf: "report.pdf", annex: "annex.xlsx"} as const;

/** Every form but the web page, which a first look needs. */
export const SLOW_FORMS: readonly string[] = Object.keys(FORM_FILES);

function formsWithout({files}: ReportManifest): string[] {
  return Object.entries(FORM_FILES).flatMap(([form, file]) => (file in files ? [] : [form]));
}

/** What an edition was asked for with. */
function optionsOf({outline, edition, period, asOf, due, published, subject}: ReportManifest): BuildOptions {
  return {
    outline: outline.id,
    edition,
    period: `${period.from}..${period.to}`,
    asOf,
    subject,
    ...(due !== null && {due}),
    ...(published !== null && {published})
  };
}

async function pinFigures(
  lines: string,
  {period, subject}: ReportManifest,
  edition: Edition
): Promise<Record<string, string>> {
  const dated = edition.warehouse.manifest.vintages.map(({ref}) => ref.dated).sort();
  const variables: Record<string, string> = {...periodVariables(period, dated.at(-1)), ...subject};
  const pinned: Record<string, string> = {};
  for (const line of lines.split("\n").filter((one) => one.trim() !== "")) {
    const [, name, address] = /^\s*([a-z][a-z-]*)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
    if (name === undefined || address === undefined) {
      throw new ApertureError("usage", `not a figure: ${line.trim()}`, {
        hint: "Write a name, an equals sign and an address, such as all = projects?year=$years."
      });
    }
    const expanded = address.replace(/\$([a-z]+)/g, (mark, variable: string) => variables[variable] ?? mark);
    const {request} = parseAddress(splitCitation(expanded).address);
    const {figures} = await edition.figures(request);
    const [figure] = figures;
    if (!figure || figures.length > 1) {
      throw new ApertureError("usage", `not one figure: ${address}`, {
        hint: "Narrow it until one figure is left; leave out by=."
      });
    }
    pinned[name] = citationOf(figure);
  }
  return pinned;
}
