import {costOfAcronym} from "../compare/acronym.ts";
import type {Meeting} from "../compare/align.ts";
import {type Costing, costOf} from "../compare/cost.ts";
import type {NameForm, NameKind} from "../names/name.ts";
import {findCandidates} from "./candidates.ts";
import {type Chance, chanceOf} from "./chance.ts";
import {formAt, listOf, type Partition} from "./partition.ts";
import {findLinks, type QueryLinks} from "./query-links.ts";

/** A form of a listed name and what it costs beside the query. */
export interface ScoredForm {
  readonly form: number;
  readonly costing: Costing;
}

/** Every form of a partition that costs at most the limit, which scoring all of them would give too. */
export function scoreForms(partition: Partition, query: NameForm, limit: number): readonly ScoredForm[] {
  const links = findLinks(partition, query);
  const chance = chanceOf(partition, query, links);
  const scored: ScoredForm[] = [];
  for (const form of findCandidates(partition, query, links, limit)) {
    const costing = withChance(
      costForm(partition.kind, query, formAt(partition, form), meetingsOf(partition, form, links)),
      chance,
      limit
    );
    if (costing.cost <= limit) scored.push({form, costing});
  }
  return scored;
}

/** A near miss costs more where many listed names would be as near. */
export function withChance(costing: Costing, chance: Chance, limit: number): Costing {
  const surcharge = costing.cost <= limit ? chance.surchargeOf(costing.features, costing.cost) : undefined;
  if (!surcharge) return costing;
  return {cost: costing.cost + surcharge.cost, features: [...costing.features, surcharge]};
}

/** Costs one form, by its words or as an acronym. */
export function costForm(
  kind: NameKind,
  query: NameForm,
  listed: NameForm,
  meetings: readonly Meeting[]
): Costing {
  const costing = costOf(kind, query, listed, meetings);
  const acronym = kind === "organisation" ? costOfAcronym(query, listed) : undefined;
  return acronym && acronym.cost < costing.cost ? acronym : costing;
}

function meetingsOf(partition: Partition, form: number, links: QueryLinks): Meeting[] {
  const meetings: Meeting[] = [];
  listOf(partition.formWords, form).forEach((word, start) => {
    for (const {place, link} of links.words.get(word) ?? [])
      meetings.push({left: {start: place, length: 1}, right: {start, length: 1}, link});
    for (const {place, link} of links.pairs.get(word) ?? [])
      meetings.push({left: {start: place, length: 2}, right: {start, length: 1}, link});
  });
  if (links.joins.size > 0)
    listOf(partition.formJoins, form).forEach((join, start) => {
      for (const {place, link} of links.joins.get(join) ?? [])
        meetings.push({left: {start: place, length: 1}, right: {start, length: 2}, link});
    });
  return meetings;
}
