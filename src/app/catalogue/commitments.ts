import type {IsoDate} from "../../base/dates.ts";
import {thingsOf} from "../../catalogue/catalogue.ts";
import {firstOf, stated} from "../../catalogue/register.ts";
import {commitments, SUBJECTS} from "../../catalogue/registers/commitments.ts";
import {THEMES} from "../../catalogue/themes.ts";
import type {Thing} from "../../domain/statement.ts";
import {
  COMMITMENT_STATES,
  type CommitmentState,
  dueOn,
  historyOf,
  stateOn,
  type Turn
} from "../../pool/commitment-state.ts";
import {type Fact, factOf} from "./facts.ts";

/** A commitment as a list shows it. */
export interface CommitmentRow {
  readonly thing: Thing;
  readonly turn: Turn;
  readonly text: Fact;
  readonly passage: Fact;
  readonly actors: readonly string[];
  /** Themes of the strategy, and subjects of policy. */
  readonly themes: readonly string[];
  readonly head?: string;
  readonly due?: string;
  readonly announced: string;
  /** Evidence found up to the day asked for. */
  readonly evidence: number;
}

export interface CommitmentFilter {
  readonly state?: string | undefined;
  readonly actor?: string | undefined;
  readonly theme?: string | undefined;
  readonly head?: string | undefined;
}

/** The commitments made up to a day that fit a filter, with the state each had on that day. */
export function listCommitments(on: IsoDate, filter: CommitmentFilter = {}): CommitmentRow[] {
  return thingsOf(commitments)
    .flatMap((thing) => rowOf(thing, on) ?? [])
    .filter(
      ({turn, actors, themes, head}) =>
        (!filter.state || turn.state === filter.state) &&
        (!filter.actor || actors.includes(filter.actor)) &&
        (!filter.theme || themes.includes(filter.theme)) &&
        (!filter.head || head === filter.head)
    )
    .sort((a, b) => a.announced.localeCompare(b.announced) || a.thing.id.localeCompare(b.thing.id));
}

function rowOf(thing: Thing, on: IsoDate): CommitmentRow | undefined {
  const turn = stateOn(thing, on);
  const [text] = stated(commitments, thing, "text");
  const [passage] = stated(commitments, thing, "passage");
  if (!turn || !text || !passage) return undefined;
  const head = firstOf(commitments, thing, "head");
  const due = dueOn(thing, on);
  return {
    thing,
    turn,
    text: factOf(text),
    passage: factOf(passage),
    actors: stated(commitments, thing, "actor").map(({value}) => value),
    themes: [
      ...stated(commitments, thing, "theme").map(({value}) => value),
      ...stated(commitments, thing, "subject").map(({value}) => value)
    ],
    ...(head && {head}),
    ...(due && {due}),
    announced: firstOf(commitments, thing, "announced") ?? "",
    evidence: historyOf(thing, on).filter(({evidence}) => evidence).length
  };
}

/** What commitments can be asked for by theme: the strategy's themes and the subjects of policy. */
export function commitmentThemes(): (readonly [id: string, title: string])[] {
  return [...THEMES.map(({id, title}) => [id, title] as const), ...Object.entries(SUBJECTS)];
}

/** How many commitments stood in each state on a day. */
export function countStates(on: IsoDate): Readonly<Record<CommitmentState, number>> {
  const counts = Object.fromEntries(Object.keys(COMMITMENT_STATES).map((state) => [state, 0]));
  for (const {turn} of listCommitments(on)) counts[turn.state] = (counts[turn.state] ?? 0) + 1;
  return counts as Record<CommitmentState, number>;
}

/** The actors that commitments name, most often named first. */
export function commitmentActors(): string[] {
  const counts = new Map<string, number>();
  for (const thing of thingsOf(commitments)) {
    for (const {value} of stated(commitments, thing, "actor"))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([actor]) => actor);
}
