import {readFileSync} from "node:fs";

/** The rows of a small comma-separated fixture; fields may stand in double quotes. */
export function readCsv(file: URL): string[][] {
  const lines = readFileSync(file, "utf8").split("\n").slice(1);
  return lines.filter((line) => line !== "").map(fieldsOf);
}

function fieldsOf(line: string): string[] {
  const fields = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
}
