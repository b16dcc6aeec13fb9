import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";

/** What somebody who read a find held it to be: the organisation, a part of it, one of its group, or another. */
export type Finding = "true" | "part" | "group" | "false";

const FINDINGS: readonly Finding[] = ["true", "part", "group", "false"];

/** Findings of a table in `bench/reviewed`, by the columns that tell its finds apart, joined by a space. */
export function readFindings(table: string, keys: readonly string[]): ReadonlyMap<string, Finding> {
  const rows = parse(readFileSync(new URL(`reviewed/${table}.csv`, import.meta.url)), {
    columns: true
  }) as Record<string, string>[];
  return new Map(
    rows.map((row) => {
      const finding = FINDINGS.find((one) => one === row["finding"]);
      if (!finding)
        throw new Error(`${table}: unknown finding ${row["finding"]}; known: ${FINDINGS.join(", ")}`);
      return [keys.map((key) => row[key]).join(" "), finding];
    })
  );
}

/** Between what a share lies with 95 % confidence (Wilson 1927), and the share itself. */
export function shareOf(right: number, of: number): {share: number; low: number; high: number} {
  const z = 1.959964;
  const share = right / of;
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return {share, low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole)};
}

/** A share and its interval in words: "57 of 129, 0.442 (0.359 to 0.528)". */
export function sayShare(right: number, of: number): string {
  if (of === 0) return "none";
  const {share, low, high} = shareOf(right, of);
  return `${right} of ${of}, ${share.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
