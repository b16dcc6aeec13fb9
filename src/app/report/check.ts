import {readFile, stat} from "node:fs/promises";
import {basename, dirname, extname, join} from "node:path";
import readWorkbook from "read-excel-file/node";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {allStatements} from "../../catalogue/catalogue.ts";
import {type Cited, citedInHtml, citedInRows} from "../../report/cited.ts";
import {MANIFEST} from "../../report/manifest.ts";
import {factOf} from "../catalogue/facts.ts";
import {formatExact, formatFigure} from "../format-figure.ts";
import {parseAddress} from "../parse-request.ts";
import type {Edition} from "../site.ts";
import {countAgain} from "./counts.ts";
import {citedInAnnex, csvRows, readManifest} from "./read-report.ts";

/** Something a report states that its sources do not. */
export interface Disagreement {
  readonly source: string;
  readonly stated: string;
  readonly now: string;
  readonly why: string;
}

export interface ReportCheck {
  readonly checked: number;
  readonly files: number;
  readonly disagreements: readonly Disagreement[];
}

/** Holds a report, or one file of it, against its sources: every figure is computed again. */
export async function checkReport(path: string, edition: Edition): Promise<ReportCheck> {
  const found = await stat(path).catch((cause: unknown) => {
    if (!isMissingFile(cause)) throw cause;
    throw new ApertureError("not-found", `no report at ${path}`, {cause});
  });
  if (found.isDirectory()) return checkFolder(path, edition);
  const read = READERS[extname(path).toLowerCase()];
  if (read) return checkCited(await read(path), edition, 1);
  const manifest = await readManifest(dirname(path));
  return {
    checked: 0,
    files: 1,
    disagreements: await hashProblems(dirname(path), pick(manifest.files, basename(path)))
  };
}

const READERS: Readonly<Record<string, (path: string) => Promise<Cited[]>>> = {
  ".html": async (path) => citedInHtml(await readFile(path, "utf8")),
  ".csv": async (path) => citedInRows(csvRows(await readFile(path, "utf8"))),
  ".xlsx": citedInWorkbook
};

async function citedInWorkbook(path: string): Promise<Cited[]> {
  const sheets = await readWorkbook(path);
  return sheets.flatMap(({data}) => citedInRows(data));
}

async function checkFolder(folder: string, edition: Edition): Promise<ReportCheck> {
  const manifest = await readManifest(folder);
  const broken = await hashProblems(folder, manifest.files);
  const html = citedInHtml(await readFile(join(folder, "report.html"), "utf8"));
  const check = await checkCited(
    [...html, ...(await annexOf(folder, manifest.files))],
    edition,
    Object.keys(manifest.files).length
  );
  return {...check, disagreements: [...broken, ...check.disagreements]};
}

/** A briefing has no annex of its own. */
async function annexOf(folder: string, files: Readonly<Record<string, string>>): Promise<Cited[]> {
  return Object.keys(files).some((name) => name.startsWith("annex/")) ? citedInAnnex(folder) : [];
}

function pick(files: Readonly<Record<string, string>>, name: string): Record<string, string> {
  const hash = files[name];
  if (hash !== undefined) return {[name]: hash};
  throw new ApertureError("not-found", `${name} is no file of this report`, {
    hint: `Its files are in ${MANIFEST}.`
  });
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

async function checkCited(cited: readonly Cited[], edition: Edition, files: number): Promise<ReportCheck> {
  const disagreements: Disagreement[] = [];
  const facts = new Map(allStatements().map((statement) => [statement.place, factOf(statement).text]));
  for (const one of cited) {
    const problem =
      one.kind === "figure"
        ? await checkFigure(one, edition)
        : one.kind === "count"
          ? await checkCount(one, edition)
          : checkFact(one, facts);
    if (problem) disagreements.push(problem);
  }
  return {checked: cited.length, files, disagreements};
}

async function checkFigure({source, text, form}: Cited, edition: Edition): Promise<Disagreement | undefined> {
  const {request, expected} = parseAddress(source);
  const [figure] = (await edition.figures(request)).figures;
  if (!figure) return {source, stated: text, now: "nothing", why: "the address gives no figure any more"};
  const shown =
    figure.value === null
      ? text
      : {short: formatFigure, exact: formatExact, value: () => String(figure.value)}[form](figure);
  const isSameWarehouse = expected?.warehouse === figure.trace.warehouse.id;
  if (expected && expected.value !== figure.value) {
    const why = isSameWarehouse
      ? "the value does not come from this warehouse"
      : "the data open now are others";
    return {source, stated: String(expected.value ?? "blank"), now: String(figure.value ?? "blank"), why};
  }
  return shown === text
    ? undefined
    : {source, stated: text, now: shown, why: "the text does not say what its own address says"};
}

async function checkCount({source, text}: Cited, edition: Edition): Promise<Disagreement | undefined> {
  const now = await countAgain(source, edition);
  return now === text
    ? undefined
    : {source, stated: text, now: now ?? "unknown", why: "the catalogue counts otherwise now"};
}

/** Only statements with a line in a register are held against it; the others are part of the outline. */
function checkFact({source, text}: Cited, facts: ReadonlyMap<string, string>): Disagreement | undefined {
  const now = facts.get(source);
  return now === undefined || text.startsWith(now)
    ? undefined
    : {source, stated: text, now, why: "the catalogue states otherwise now"};
}
