import {appendFile, mkdir} from "node:fs/promises";
import {dirname, join} from "node:path";
import {readJsonLines} from "../../base/json-lines.ts";
import type {CountryCode} from "../../domain/country.ts";
import {type Finding, readFinding} from "./finding.ts";

/** The file findings are appended to, one a line; nothing in it is ever changed. */
export function ledgerPath(dataDir: string): string {
  return join(dataDir, "evidence", "findings.jsonl");
}

/** Every finding, in the order in which they were entered; of one entered again, the last. */
export async function readLedger(dataDir: string, country?: CountryCode): Promise<Finding[]> {
  const found = await readJsonLines(ledgerPath(dataDir), "finding", readFinding);
  const latest = [...new Map(found.map((finding) => [finding.id, finding])).values()];
  return country === undefined ? latest : latest.filter((finding) => finding.country === country);
}

/** Appends findings in one write. */
export async function appendFindings(dataDir: string, findings: readonly Finding[]): Promise<void> {
  const path = ledgerPath(dataDir);
  await mkdir(dirname(path), {recursive: true});
  await appendFile(path, findings.map((finding) => `${JSON.stringify(finding)}\n`).join(""));
}
