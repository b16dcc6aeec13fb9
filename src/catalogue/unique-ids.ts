/** Reports what is wrong at a path of a file. */
export type Report = (path: PropertyKey[], message: string) => void;

/** Reports each id of a list that another entry before it has. */
export function checkIds(
  list: readonly {readonly id: string}[],
  path: readonly PropertyKey[],
  report: Report
): void {
  const seen = new Set<string>();
  for (const [at, {id}] of list.entries()) {
    if (seen.has(id)) report([...path, at, "id"], `stands twice: ${id}`);
    seen.add(id);
  }
}
