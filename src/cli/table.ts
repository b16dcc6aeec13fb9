/** Rows as a plain table: numbers to the right, the rest to the left. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => (row[i] ?? "").length))
  );
  const isNumeric = header.map(
    (_, i) =>
      rows.length > 0 &&
      rows.every((row) => /^[+−-]?(EUR\s)?[−-]?[\d.\s–]+(\s?(%|bn|million|days))?$/.test(row[i] ?? ""))
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${[line(header), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n")}\n`;
}
