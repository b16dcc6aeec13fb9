import type {ListedEntity} from "../../../domain/listed-entity.ts";
import type {NameKind} from "../names/name.ts";
import {readName} from "../names/read-name.ts";
import type {ScreeningQuery} from "./search.ts";

/** One thing besides the name that speaks for a hit, or against it. */
export interface Evidence {
  readonly what: "identifier" | "birth date" | "country" | "city";
  readonly agrees: boolean;
}

const WEIGHTS: Readonly<Record<Evidence["what"], number>> = {
  identifier: 8,
  "birth date": 4,
  country: 1,
  city: 2
};

/** What speaks for and against a hit; nothing where either side does not say. */
export function evidenceOf(query: ScreeningQuery, entity: ListedEntity, kind: NameKind): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const add = (what: Evidence["what"], agrees: boolean | undefined) => {
    if (agrees !== undefined) evidence.push({what, agrees});
  };
  add("identifier", sharesIdentifier(query, entity));
  if (kind === "person") add("birth date", agreesOnBirth(query.birthDate, entity.birthDates));
  else add("country", overlaps(query.countries, entity.countries));
  if (query.cities?.length) add("city", overlaps(query.cities.map(plain), entity.cities.map(plain)));
  return evidence;
}

/** Evidence for less evidence against. */
export function weightOfEvidence(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, {what, agrees}) => sum + (agrees ? 1 : -1) * WEIGHTS[what], 0);
}

/** An identifier of the same scheme that differs says little: an organisation can have several. */
function sharesIdentifier(query: ScreeningQuery, entity: ListedEntity): boolean | undefined {
  const code = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
  const shared = query.identifiers?.some((one) =>
    entity.identifiers.some(
      (other) =>
        one.scheme.toLowerCase() === other.scheme.toLowerCase() && code(one.value) === code(other.value)
    )
  );
  return shared || undefined;
}

/** Partial dates agree where one begins the other. */
function agreesOnBirth(date: string | undefined, others: readonly string[]): boolean | undefined {
  if (!date || others.length === 0) return undefined;
  return others.some((other) => other.startsWith(date) || date.startsWith(other));
}

function overlaps(left: readonly string[] | undefined, right: readonly string[]): boolean | undefined {
  if (!left?.length || right.length === 0) return undefined;
  return left.some((one) => right.includes(one));
}

const plain = (text: string): string => readName(text, "person").forms[0]?.squashed ?? "";
