import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {parse} from "csv-parse/sync";
import {unzipSync} from "fflate";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import {splitCitation} from "../../report/citation.ts";
import {type Cited, citedInHtml, citedInRows, ungrouped} from "../../report/cited.ts";
import type {ReportData} from "../../report/difference.ts";
import {MANIFEST, parseManifest, type ReportManifest} from "../../report/manifest.ts";

/** The manifest of a report in a folder. Throws where there is none. */
export async function readManifest(folder: string): Promise<ReportManifest> {
  const path = join(folder, MANIFEST);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    if (!isMissingFile(cause)) throw cause;
    throw new ApertureError("not-found", `no report in ${folder}`, {
      hint: "Give the folder that report build wrote.",
      cause
    });
  });
  return parseManifest(text, path);
}

/** Rows of a CSV file of the annex. */
export function csvRows(text: string): string[][] {
  return parse(text, {bom: true, relaxColumnCount: true}) as string[][];
}

const TRACES = "annex/traces.csv";

function withoutAnnex(folder: string): ApertureError {
  return new ApertureError("not-found", `no data annex in ${folder}`, {
    hint: "Reports are compared by their annex. Build it again without leaving out the annex."
  });
}

/** What the annex of a report states, ready to be compared with that of another. */
export async function readReportData(folder: string): Promise<ReportData> {
  const manifest = await readManifest(folder);
  if (!Object.hasOwn(manifest.files, TRACES) || !existsSync(join(folder, TRACES))) throw withoutAnnex(folder);
  const cells = new Map<string, string | null>();
  for (const cited of await citedInAnnex(folder)) {
    cells.set(splitCitation(cited.source).address, cited.text === "" ? null : cited.text);
  }
  const traces = csvRows(await readFile(join(folder, TRACES), "utf8"));
  const versions = new Map(traces.slice(1).map(([, indicator = "", version = ""]) => [indicator, version]));
  const page = await readFile(join(folder, "report.html"), "utf8");
  return {manifest, cells, statements: statementsOf(citedInHtml(page)), versions};
}

/** A fact is told by its file and words: its line moves whenever the file is edited. */
function statementsOf(cited: readonly Cited[]): Map<string, string> {
  return new Map(
    cited.flatMap(({kind, source, text}): [string, string][] => {
      if (kind === "count") return [[source, ungrouped(text)]];
      return kind === "fact" ? [[`${source.replace(/:\d+$/, "")}: ${text}`, "stated"]] : [];
    })
  );
}

/** Every figure that the CSV files of an annex state. */
export async function citedInAnnex(folder: string): Promise<Cited[]> {
  const annex = join(folder, "annex");
  const names = (await readdir(annex)).filter((name) => name.endsWith(".csv")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(annex, name), "utf8")));
  return texts.flatMap((text) => citedInRows(csvRows(text)));
}

/** The text of a Word document, as XML. */
export async function wordText(path: string): Promise<string> {
  const part = "word/document.xml";
  try {
    const entries = unzipSync(await readFile(path), {filter: ({name}) => name === part});
    return new TextDecoder().decode(entries[part]);
  } catch (cause) {
    if (isMissingFile(cause)) throw cause;
    throw new ApertureError("source-damaged", `not a Word document: ${basename(path)}`, {cause});
  }
}
