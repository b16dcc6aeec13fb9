import type {ListedEntity} from "../../domain/listed-entity.ts";

/** What changed from one edition of a list to another, by reference. */
export interface EditionChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly EntityChange[];
}

/** An entry that stayed, and which of its facts did not. */
export interface EntityChange {
  readonly reference: string;
  readonly fields: readonly string[];
}

/** Compares two editions entry by entry. The order of names, countries and other facts does not matter. */
export function compareEditions(
  before: readonly ListedEntity[],
  after: readonly ListedEntity[]
): EditionChange {
  const old = new Map(before.map((entity) => [entity.reference, entity]));
  const now = new Map(after.map((entity) => [entity.reference, entity]));
  const changed = [...now].flatMap(([reference, entity]): EntityChange[] => {
    const previous = old.get(reference);
    const fields = previous ? changedFields(previous, entity) : [];
    return fields.length === 0 ? [] : [{reference, fields}];
  });
  return {
    added: [...now.keys()].filter((reference) => !old.has(reference)),
    removed: [...old.keys()].filter((reference) => !now.has(reference)),
    changed
  };
}

function changedFields(before: ListedEntity, after: ListedEntity): readonly string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const fields = [...new Set([...old.keys(), ...now.keys()])].sort();
  return fields.filter((field) => unordered(old.get(field)) !== unordered(now.get(field)));
}

/** A value as text in which the order of a list makes no difference. */
function unordered(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value) ?? "";
  return value
    .map((item) => JSON.stringify(item))
    .sort()
    .join("\n");
}
