import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {firstDayOf, type IsoDate} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {catalogueRevision} from "../../catalogue/revision.ts";
import {annexFiles, annexWorkbook, type ReportFile, textFile} from "../../report/annex.ts";
import type {Report} from "../../report/block.ts";
import {composeReport} from "../../report/compose.ts";
import {type Composer, type LastEdition, openComposer, periodVariables} from "../../report/composer.ts";
import {FigureRegister} from "../../report/figure-register.ts";
import {MANIFEST, manifestOf, type ReportManifest} from "../../report/manifest.ts";
import {outlineByName} from "../../report/outline.ts";
import {readPeriod} from "../../report/period.ts";
import {readNotes} from "../../report/signed.ts";
import {writeHtml} from "../../report/write-html.ts";
import {type Edition, openSite} from "../site.ts";
import {DEFAULT_DATA_DIR} from "../store.ts";
import {lastEditionBefore} from "./editions.ts";
import {reportSources} from "./sources.ts";

const BIENNIAL = "biennial";

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

/** Builds a report and writes its files. */
export async function buildReport(options: BuildOptions, effects: Effects): Promise<Built> {
  const dataDir = options.dataDir ?? DEFAULT_DATA_DIR;
  const site = openSite(dataDir, effects);
  try {
    const last = await lastEditionBefore(
      readPeriod(options.period).from,
      options.outline ?? BIENNIAL,
      options.dataDir
    );
    const made = await makeReport(options, await site.edition(), effects, last);
    const folder = options.out ?? join(dataDir, "reports", made.manifest.edition);
    for (const {name, data} of made.files) {
      const path = join(folder, name);
      await mkdir(dirname(path), {recursive: true});
      await writeFile(path, data);
    }
    return {folder, manifest: made.manifest, figures: made.figures};
  } finally {
    site.close();
  }
}

/** The files of a report, made from an open edition of the data; touches no file of its own. */
export async function makeReport(
  options: BuildOptions,
  edition: Edition,
  effects: Effects,
  last?: LastEdition
): Promise<{files: readonly ReportFile[]; manifest: ReportManifest; figures: number}> {
  const composer = composerFor(options, edition, last);
  const dates = {due: dayOf(options.due), published: dayOf(options.published)};
  const report = await composeReport(composer, {
    dates,
    notes: options.notes === undefined ? [] : readNotes(pathToFileURL(options.notes)),
    onSection: (title) => effects.progress.step(title)
  });
  effects.progress.step("Writing");
  const files = await writeForms(report, options.without ?? []);
  const {manifest: warehouse} = edition.warehouse;
  const manifest = manifestOf({
    report,
    composer,
    edition: editionName(options, composer),
    dates,
    warehouse: {id: warehouse.id, kind: warehouse.kind, method: warehouse.method},
    catalogueRevision: catalogueRevision(),
    vintages: warehouse.vintages.map(({ref: {source, programme, dated, sha256}}) => ({
      source,
      programme,
      dated,
      sha256
    })),
    files
  });
  const figures = report.tables.reduce((sum, {table}) => sum + table.figures.length, 0);
  return {files: [...files, textFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)], manifest, figures};
}

/** The report in every form but those left out; a library is loaded only by the form that needs it. */
async function writeForms(report: Report, without: readonly string[]): Promise<ReportFile[]> {
  const files: ReportFile[] = [textFile("report.html", writeHtml(report))];
  if (!without.includes("docx")) {
    const {writeDocx} = await import("../../report/docx/write-docx.ts");
    files.push({name: "report.docx", data: await writeDocx(report)});
  }
  if (!without.includes("pdf")) {
    const {writePdf} = await import("../../report/pdf/write-pdf.ts");
    files.push({name: "report.pdf", data: writePdf(report)});
  }
  return without.includes("annex") ? files : [...files, await annexWorkbook(report), ...annexFiles(report)];
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
    variables: {...periodVariables(period, sources.newestData), ...options.subject},
    lastEdition: last
  });
}

function editionName({edition}: BuildOptions, {outline, period, variables}: Composer): string {
  const subject = variables["country"] ?? variables["theme"];
  const name =
    edition ??
    [outline.id, subject?.toLowerCase(), `${period.from}-to-${period.to}`].filter(Boolean).join("-");
  if (/^[A-Za-z0-9][\w.-]{0,80}$/.test(name)) return name;
  throw new ApertureError("usage", `invalid name of an edition: ${name}`, {
    hint: "Use letters, digits, hyphens and points."
  });
}

function dayOf(text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined;
  const day = text.length === 10 ? firstDayOf(text) : undefined;
  if (day !== undefined) return day;
  throw new ApertureError("usage", `invalid date: ${text}`, {hint: "Write a day such as 2026-02-27."});
}
