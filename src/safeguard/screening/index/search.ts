import type {ListedEntity, ListedIdentifier, ListedName} from "../../../domain/listed-entity.ts";
import {COST_THRESHOLD, probabilityOf} from "../compare/calibration.ts";
import type {Costing, Feature} from "../compare/cost.ts";
import type {NameKind} from "../names/name.ts";
import {readName} from "../names/read-name.ts";
import {type Evidence, evidenceOf, weightOfEvidence} from "./evidence.ts";
import {partsOf} from "./parts.ts";
import {scoreForms} from "./score-forms.ts";
import {rarityIn, type ScreeningIndex} from "./screening-index.ts";

/** Who is looked for. Only the name finds hits; what else is known puts them in order. */
export interface ScreeningQuery {
  readonly name: string;
  /** Searched as both where it is not given. */
  readonly kind?: NameKind;
  /** EU country codes of address or seat. Not looked at for a person: it would be a nationality by another name. */
  readonly countries?: readonly string[];
  readonly cities?: readonly string[];
  readonly identifiers?: readonly ListedIdentifier[];
  /** Partial date of birth of a person: 1970, 1970-05, 1970-05-01. */
  readonly birthDate?: string;
}

/** How sure a hit is: at least nine in ten, or at or above the operating threshold. */
export type Band = "strong" | "possible";

/** A listed person or organisation whose name meets the query's. */
export interface ScreeningHit {
  readonly entity: ListedEntity;
  /** The best of the entity's names; how many it has does not count. */
  readonly name: ListedName;
  /** The whole name of the query, or the part of it that met: the university of a faculty. */
  readonly query: string;
  readonly isPart: boolean;
  readonly kind: NameKind;
  /** Probability that the two names mean one and the same, 0 to 1. */
  readonly score: number;
  readonly band: Band;
  readonly features: readonly Feature[];
  /** What else speaks for or against it. Orders hits within a band; never makes or removes one. */
  readonly evidence: readonly Evidence[];
}

const STRONG = 0.9;
/** Beyond this the bounds of the pruning do not hold, and nothing is alike. */
const GREATEST_LIMIT = 1;

interface Best {
  readonly costing: Costing;
  readonly name: number;
  readonly kind: NameKind;
  readonly query: string;
  readonly isPart: boolean;
}

/**
 * Every listed entity with a name that matches the query's, the surest first: by band, then by secondary evidence, then by
 * score. Complete: nothing at or above the threshold is left out. `limit` is the greatest cost let through,
 * at most 1.
 */
export function search(
  index: ScreeningIndex,
  query: ScreeningQuery,
  limit: number = COST_THRESHOLD
): readonly ScreeningHit[] {
  const best = new Map<number, Best>();
  for (const kind of query.kind ? [query.kind] : (["person", "organisation"] as const)) {
    const parts = kind === "organisation" ? partsOf(query.name) : [];
    for (const text of [query.name, ...parts])
      searchName(index, text, kind, text !== query.name, limit, best);
  }
  const hits = [...best].flatMap(([number, found]) => hitOf(index.entities[number], found, query));
  return hits.sort(bySurety);
}

function searchName(
  index: ScreeningIndex,
  text: string,
  kind: NameKind,
  isPart: boolean,
  limit: number,
  best: Map<number, Best>
): void {
  const name = readName(text, kind, rarityIn(index.shares));
  const hasSyllables = name.forms.length > 1;
  for (const form of name.forms) {
    const partition = index.partitions.find((one) => one.kind === kind && one.writing === form.writing);
    if (!partition) continue;
    for (const scored of scoreForms(partition, form, Math.min(limit, GREATEST_LIMIT))) {
      const entity = partition.formEntity[scored.form] ?? 0;
      const named = partition.formName[scored.form] ?? 0;
      if (hasSyllables && form.writing === "latin" && isInSyllables(index.entities[entity], named)) continue;
      const known = best.get(entity);
      if (!known || isBetter(scored.costing.cost, named, known))
        best.set(entity, {costing: scored.costing, name: named, kind, query: text, isPart});
    }
  }
}

/** Of names that meet as well, the one the list gives first. */
function isBetter(cost: number, name: number, known: Best): boolean {
  return cost < known.costing.cost || (cost === known.costing.cost && name < known.name);
}

/** Names that both have Chinese or Korean characters are compared by these only. */
function isInSyllables(entity: ListedEntity | undefined, name: number): boolean {
  return /[\p{Script=Han}\p{Script=Hangul}]/u.test(entity?.names[name]?.text ?? "");
}

function hitOf(entity: ListedEntity | undefined, found: Best, query: ScreeningQuery): ScreeningHit[] {
  const name = entity?.names[found.name];
  if (!entity || !name) return [];
  const score = probabilityOf(found.costing.cost);
  return [
    {
      entity,
      name,
      query: found.query,
      isPart: found.isPart,
      kind: found.kind,
      score,
      band: score >= STRONG && !found.isPart ? "strong" : "possible",
      features: found.costing.features,
      evidence: evidenceOf(query, entity, found.kind)
    }
  ];
}

function bySurety(a: ScreeningHit, b: ScreeningHit): number {
  return (
    Number(b.band === "strong") - Number(a.band === "strong") ||
    weightOfEvidence(b.evidence) - weightOfEvidence(a.evidence) ||
    b.score - a.score ||
    compareText(a.entity.list, b.entity.list) ||
    compareText(a.entity.reference, b.entity.reference)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
