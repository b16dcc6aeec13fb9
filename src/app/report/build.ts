import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {stringify} from "yaml";
import {firstDayOf, type IsoDate} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {annexFiles, annexWorkbook, type ReportFile, textFile} from "../../report/annex.ts";
import type {Report} from "../../report/block.ts";
import {composeReport} from "../../report/compose.ts";
import {type Composer, type LastEdition, openComposer, periodVariables} from "../../report/composer.ts";
import {FigureRegister} from "../../report/figure-register.ts";
import {MANIFEST, manifestOf, type ReportManifest} from "../../report/manifest.ts";
import {outlineByName} from "../../report/outline.ts";
import {readPeriod} from "../../report/period.ts";
import {type EditorsNote, readNotes, refuseHomeless} from "../../report/signed.ts";
import {writeHtml} from "../../report/write-html.ts";
import {type Edition, openSite} from "../site.ts";
import {DEFAULT_DATA_DIR} from "../store.ts";
import {lastEditionBefore, reportsFolder} from "./editions.ts";
import {pinsOf} from "./pins.ts";
import {reportSources} from "./sources.ts";
import {programmeMonths} from "./subject.ts";

const BIENNIAL = "biennial";

/** Where editions are compared among their addresses; no edition can be called so. */
export const COMPARE = "compare";

/** The signed paragraphs of an edition, in its folder. */
export const NOTES = "notes.yaml";

/** What a person asks of a report. */
export interface BuildOptions {
  readonly period: string;
  readonly outline?: string;
  readonly subject?: Readonly<Record<string, string>>;
  readonly edition?: string | undefined;
  readonly asOf?: string | undefined;
  readonly due?: string | undefined;
  readonly published?: string | undefined;
  readonly notes?: string | undefined;
  readonly out?: string | undefined;
  /** Forms that are not written. */
  readonly without?: readonly string[];
  readonly dataDir?: string | undefined;
}

export interface Built {
  readonly folder: string;
  readonly manifest: ReportManifest;
  readonly figures: number;
}

/** Builds a report and writes its files. Without a period it is about the years of the programme that the data reach. */
export async function buildReport(
  options: Omit<BuildOptions, "period"> & {readonly period?: string | undefined},
  effects: Effects
): Promise<Built> {
  const dataDir = options.dataDir ?? DEFAULT_DATA_DIR;
  const site = openSite(dataDir, effects);
  try {
    const edition = await site.edition();
    const {from, to} = programmeMonths(edition);
    return await buildOn(edition, {...options, period: options.period ?? `${from}..${to}`}, effects);
  } finally {
    site.close();
  }
}

/** Builds a report from data that are open already, and writes its files. */
export async function buildOn(edition: Edition, options: BuildOptions, effects: Effects): Promise<Built> {
  const last = await lastEditionBefore(
    {
      period: readPeriod(options.period),
      family: outlineByName(options.outline ?? BIENNIAL).family,
      subject: options.subject ?? {}
    },
    options.dataDir
  );
  const made = await makeReport(options, edition, effects, last);
  const folder = options.out ?? join(reportsFolder(options.dataDir), made.manifest.edition);
  for (const {name, data} of made.files) {
    const path = join(folder, name);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, data);
  }
  return {folder, manifest: made.manifest, figures: made.figures};
}

/** The files of a report, made from an open edition of the data; touches no file of its own. */
export async function makeReport(
  options: BuildOptions,
  edition: Edition,
  effects: Effects,
  last?: LastEdition
): Promise<{files: readonly ReportFile[]; manifest: ReportManifest; figures: number}> {
  const name = editionOf(options);
  const composer = composerFor(options, edition, last);
  const dates = {due: dayOf(options.due), published: dayOf(options.published)};
  const notes = options.notes === undefined ? [] : readNotes(pathToFileURL(options.notes));
  refuseHomeless(notes, composer.outline);
  const progress = progressOver(composer.outline.sections.length, effects);
  const report = await composeReport(composer, {
    dates,
    notes,
    onSection: progress.section
  });
  const files = [...(await writeForms(report, options.without ?? [], progress.form)), ...notesFile(notes)];
  const manifest = manifestOf({report, composer, edition: name, dates, files});
  const figures = report.tables.reduce((sum, {table}) => sum + table.figures.length, 0);
  return {files: [...files, textFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)], manifest, figures};
}

/** The signed paragraphs go with the report, so that it can be built again from its own folder. */
function notesFile(notes: readonly EditorsNote[]): ReportFile[] {
  return notes.length ? [textFile(NOTES, stringify({notes}))] : [];
}

const FORMS = ["web page", "Word", "PDF", "data annex"] as const;

/** One bar over sections and forms, so that a person sees how much is left. */
function progressOver(sections: number, {progress}: Effects) {
  const show = (label: string, at: number) => {
    progress.step(label, sections + FORMS.length, "parts");
    progress.at(at);
  };
  return {
    section: (title: string, at: number) => show(title, at),
    form: (form: (typeof FORMS)[number]) => show(`Writing the ${form}`, sections + FORMS.indexOf(form))
  };
}

/** The report in every form but those left out; a library is loaded only by the form that needs it. */
async function writeForms(
  report: Report,
  without: readonly string[],
  starts: (form: (typeof FORMS)[number]) => void
): Promise<ReportFile[]> {
  starts("web page");
  const files: ReportFile[] = [textFile("report.html", writeHtml(report))];
  if (!without.includes("docx")) {
    starts("Word");
    const {writeDocx} = await import("../../report/docx/write-docx.ts");
    files.push({name: "report.docx", data: await writeDocx(report)});
  }
  if (!without.includes("pdf")) {
    starts("PDF");
    const {writePdf} = await import("../../report/pdf/write-pdf.ts");
    files.push({name: "report.pdf", data: writePdf(report)});
  }
  if (without.includes("annex")) return files;
  starts("data annex");
  return [...files, await annexWorkbook(report), ...annexFiles(report)];
}

function composerFor(options: BuildOptions, edition: Edition, last: LastEdition | undefined): Composer {
  const sources = reportSources(edition);
  const period = readPeriod(options.period);
  return openComposer({
    file: outlineByName(options.outline ?? BIENNIAL),
    sources,
    register: new FigureRegister(sources),
    period,
    asOf: dayOf(options.asOf) ?? edition.warehouse.manifest.catalogue.asOf,
    pins: pinsOf(edition),
    variables: {...periodVariables(period, sources.newestData), ...options.subject},
    lastEdition: last
  });
}

/** The name of the edition that would be built. Throws where anything of what is asked cannot be read. */
export function editionOf(options: BuildOptions): string {
  const {edition, subject = {}} = options;
  const period = readPeriod(options.period);
  const {outline} = outlineByName(options.outline ?? BIENNIAL);
  for (const day of [options.asOf, options.due, options.published]) dayOf(day);
  const about = subject["country"] ?? subject["theme"];
  const name =
    edition ?? [outline.id, about?.toLowerCase(), `${period.from}-to-${period.to}`].filter(Boolean).join("-");
  if (/^[A-Za-z0-9][\w.-]{0,80}$/.test(name) && name !== COMPARE) return name;
  throw new ApertureError("usage", `invalid name of an edition: ${name}`, {
    hint:
      name === COMPARE
        ? "The page that compares editions has this name."
        : "Use letters, digits, hyphens and points."
  });
}

function dayOf(text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined;
  const day = text.length === 10 ? firstDayOf(text) : undefined;
  if (day !== undefined) return day;
  throw new ApertureError("usage", `invalid date: ${text}`, {hint: "Write a day such as 2026-02-27."});
}
