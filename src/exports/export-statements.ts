import {type RegisterRow, type StatementRow, toStatementsJson} from "./statement-row.ts";
import {toStatementsCsv} from "./statements-csv.ts";
import {toStatementsJsonld} from "./statements-jsonld.ts";

/** Forms in which statements leave the program, with their media types. */
export const STATEMENT_FORMATS = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  jsonld: "application/ld+json; charset=utf-8"
} as const;

export type StatementFormat = keyof typeof STATEMENT_FORMATS;

/** What is exported, and where the program is served. */
export interface StatementExport {
  readonly registers: readonly RegisterRow[];
  readonly rows: readonly StatementRow[];
  readonly base: string;
}

/** Statements in the form asked for. */
export function exportStatements({registers, rows, base}: StatementExport, format: StatementFormat): string {
  if (format === "csv") return toStatementsCsv(rows);
  if (format === "jsonld") return toStatementsJsonld(registers, rows, base);
  return toStatementsJson(rows);
}
