import type {NameKind} from "../names/name.ts";

const PERSON = new Set(["person"]);
const UNKNOWN = new Set(["", "legalentity", "thing", "unknown"]);

/** How names of a FollowTheMoney schema are compared: as a person's, an organisation's, or both where it does not say. */
export function kindsOfSchema(schema: string): readonly NameKind[] {
  const word = schema.trim().toLowerCase();
  if (PERSON.has(word)) return ["person"];
  return UNKNOWN.has(word) ? ["person", "organisation"] : ["organisation"];
}
