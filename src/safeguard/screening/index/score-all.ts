import {findMeetings} from "../compare/align.ts";
import type {NameForm} from "../names/name.ts";
import {chanceOf} from "./chance.ts";
import {formAt, type Partition} from "./partition.ts";
import {findLinks} from "./query-links.ts";
import {costForm, type ScoredForm, withChance} from "./score-forms.ts";

/** Scores every form of a partition, one by one, word against word: what the pruned search is held to. Slow. */
export function scoreAll(partition: Partition, query: NameForm, limit: number): readonly ScoredForm[] {
  const chance = chanceOf(partition, query, findLinks(partition, query));
  const scored: ScoredForm[] = [];
  for (let form = 0; form < partition.formEntity.length; form++) {
    const listed = formAt(partition, form);
    const costing = withChance(
      costForm(partition.kind, query, listed, findMeetings(query, listed)),
      chance,
      limit
    );
    if (costing.cost <= limit) scored.push({form, costing});
  }
  return scored;
}
