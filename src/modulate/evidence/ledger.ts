import {appendFile, mkdir, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {ApertureError, isMissingFile} from "../../base/errors.ts";
import type {CountryCode} from "../../domain/country.ts";
import {type Finding, findingSchema} from "./finding.ts";

/** The file findings are appended to, one a line; nothing in it is ever changed. */
export function ledgerPath(dataDir: string): string {
  return join(dataDir, "evidence", "findings.jsonl");
}

/** Every finding, in the order in which they were entered; of one entered again, the last. */
export async function readLedger(dataDir: string, country?: CountryCode): Promise<Finding[]> {
  const path = ledgerPath(dataDir);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissingFile(error)) return "";
    throw error;
  });
  const lines = text.split("\n").map((line, at) => ({line, at: at + 1}));
  const found = lines.filter(({line}) => line !== "").map(({line, at}) => readFinding(line, path, at));
  const latest = [...new Map(found.map((finding) => [finding.id, finding])).values()];
  return country === undefined ? latest : latest.filter((finding) => finding.country === country);
}

function readFinding(line: string, path: string, at: number): Finding {
  try {
    const {withdrawnFor, ...rest} = findingSchema.parse(JSON.parse(line));
    return {...rest, ...(withdrawnFor && {withdrawnFor})};
  } catch (cause) {
    throw new ApertureError("source-damaged", `invalid finding: ${path}:${at}`, {
      hint: "Restore the file from a backup; Aperture only ever appends to it.",
      cause
    });
  }
}

/** Appends findings in one write. */
export async function appendFindings(dataDir: string, findings: readonly Finding[]): Promise<void> {
  const path = ledgerPath(dataDir);
  await mkdir(dirname(path), {recursive: true});
  await appendFile(path, findings.map((finding) => `${JSON.stringify(finding)}\n`).join(""));
}
