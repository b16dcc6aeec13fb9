import type {EntityKind, ListedEntity} from "../../src/domain/listed-entity.ts";

/** A listed entity with only what a test is about. */
export function listed(
  reference: string,
  kind: EntityKind,
  names: readonly string[],
  facts: Partial<ListedEntity> = {}
): ListedEntity {
  return {
    list: "own",
    reference,
    kind,
    names: names.map((text) => ({text, quality: "primary"})),
    countries: [],
    cities: [],
    birthDates: [],
    identifiers: [],
    programmes: [],
    parents: [],
    ...facts
  };
}
