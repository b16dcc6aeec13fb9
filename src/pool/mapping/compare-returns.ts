import type {Cooperation} from "./return.ts";

/** A field that says something else than before. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What became of the rows of a return since the one before, by the reporting country's own keys. */
export interface ReturnChanges {
  readonly added: readonly Cooperation[];
  readonly removed: readonly Cooperation[];
  readonly changed: readonly {readonly cooperation: Cooperation; readonly fields: readonly FieldChange[]}[];
  readonly unchanged: number;
}

/** Compares two returns of one country; without an earlier one everything is new. */
export function compareReturns(
  before: readonly Cooperation[] | undefined,
  after: readonly Cooperation[]
): ReturnChanges {
  const earlier = new Map((before ?? []).map((one) => [one.id, one]));
  const kept = new Set(after.map(({id}) => id));
  const pairs = after.flatMap((cooperation) => {
    const other = earlier.get(cooperation.id);
    return other ? [{cooperation, fields: changesBetween(other, cooperation)}] : [];
  });
  return {
    added: after.filter(({id}) => !earlier.has(id)),
    removed: [...earlier.values()].filter(({id}) => !kept.has(id)),
    changed: pairs.filter(({fields}) => fields.length > 0),
    unchanged: pairs.filter(({fields}) => fields.length === 0).length
  };
}

function changesBetween(before: Cooperation, after: Cooperation): FieldChange[] {
  const [old, now] = [texts(before), texts(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({field, before: old.get(field) ?? "", after: now.get(field) ?? ""}))
    .filter((change) => change.before !== change.after);
}

function texts(cooperation: Cooperation): Map<string, string> {
  return new Map(
    Object.entries(cooperation).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.join("; ") : String(value)
    ])
  );
}
