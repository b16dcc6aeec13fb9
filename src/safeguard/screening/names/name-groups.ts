/**
 * Reads lines of names that stand for each other. Answers with the others by name: those of all lines it stands in, without
 * itself.
 */
export function readGroups(lines: string): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>();
  for (const line of lines.trim().split("\n")) {
    const names = line.trim().split(/\s+/);
    for (const name of names)
      others.set(name, [...(others.get(name) ?? []), ...names.filter((other) => other !== name)]);
  }
  return others;
}
