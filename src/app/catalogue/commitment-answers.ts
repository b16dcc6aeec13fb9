import {csvLines} from "../../base/csv.ts";
import type {IsoDate} from "../../base/dates.ts";
import {inertCell} from "../../base/safe-cell.ts";
import {HEADS} from "../../catalogue/registers/commitments.ts";
import {COMMITMENT_STATES, type CommitmentState, historyOf, type Turn} from "../../pool/commitment-state.ts";
import {readChoice} from "../read-choice.ts";
import {
  type CommitmentFilter,
  type CommitmentRow,
  commitmentActors,
  commitmentThemes,
  listCommitments
} from "./commitments.ts";
import {type Fact, factOf} from "./facts.ts";

/** A day on which the state changed. */
export interface TurnAnswer {
  readonly on: IsoDate;
  /** The date as it is known: a day, a month or a year. */
  readonly date: string;
  /** What it shows by itself. */
  readonly kind: CommitmentState;
  /** Where the commitment stood after it. */
  readonly state: CommitmentState;
  readonly because: string;
  /** Titles of what shows it, with addresses; empty where time alone did. */
  readonly sources: readonly SourceAnswer[];
}

export interface SourceAnswer {
  readonly id: string;
  readonly title: string;
  readonly passage: string | null;
  readonly address: string | null;
}

export interface CommitmentAnswer {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly passage: string;
  readonly confidence: string;
  readonly actors: readonly string[];
  readonly themes: readonly string[];
  readonly head: string | null;
  readonly announced: string;
  readonly due: string | null;
  readonly state: CommitmentState;
  /** Day from which it has been in this state, and why. */
  readonly since: IsoDate;
  readonly because: string;
  readonly history: readonly TurnAnswer[];
  /** The pieces of evidence found up to the day asked for. */
  readonly evidence: readonly TurnAnswer[];
}

/** Reads what a person asks of the commitments. Throws with the nearest where a value is not known. */
export function readCommitmentFilter(asked: CommitmentFilter): CommitmentFilter {
  const {state, actor, theme, head} = asked;
  return {
    state: state && readChoice("state", state, Object.keys(COMMITMENT_STATES)),
    actor: actor && readChoice("actor", actor, commitmentActors()),
    theme:
      theme &&
      readChoice(
        "theme",
        theme,
        commitmentThemes().map(([id]) => id)
      ),
    head: head && readChoice("head", head, Object.keys(HEADS))
  };
}

/** Commitments with state, history and evidence as of a day. */
export function commitmentAnswers(on: IsoDate, filter: CommitmentFilter = {}): CommitmentAnswer[] {
  return listCommitments(on, filter).map((row) => answerOf(row, on));
}

function answerOf(row: CommitmentRow, on: IsoDate): CommitmentAnswer {
  const {thing, turn, text, passage, actors, themes, head, due, announced} = row;
  const history = historyOf(thing, on).map(turnAnswer);
  return {
    id: thing.id,
    name: thing.name,
    text: text.text,
    passage: passage.text,
    confidence: text.statement.confidence,
    actors,
    themes,
    head: head ?? null,
    announced,
    due: due ?? null,
    state: turn.state,
    since: turn.date,
    because: turn.because,
    history,
    evidence: history.filter(({sources}) => sources.length > 0)
  };
}

function turnAnswer({on, date, kind, state, because, evidence}: Turn): TurnAnswer {
  return {on, date, kind, state, because, sources: evidence ? sourceAnswers(factOf(evidence)) : []};
}

function sourceAnswers({sources}: Fact): SourceAnswer[] {
  return sources.map(({source, passage}) => ({
    id: source.id,
    title: source.title,
    passage: passage ?? null,
    address: source.address ?? null
  }));
}

const COLUMNS = {
  id: ({id}) => id,
  name: ({name}) => name,
  state: ({state}) => state,
  since: ({since}) => since,
  because: ({because}) => because,
  actors: ({actors}) => actors.join("; "),
  themes: ({themes}) => themes.join("; "),
  head: ({head}) => head ?? "",
  announced: ({announced}) => announced,
  due: ({due}) => due ?? "",
  evidence: ({evidence}) => String(evidence.length),
  text: ({text}) => text,
  passage: ({passage}) => passage,
  confidence: ({confidence}) => confidence
} satisfies Record<string, (answer: CommitmentAnswer) => string>;

/** Commitments as CSV, one row each. */
export function commitmentsCsv(answers: readonly CommitmentAnswer[]): string {
  return csvLines([
    Object.keys(COLUMNS),
    ...answers.map((answer) => Object.values(COLUMNS).map((cell) => inertCell(cell(answer))))
  ]);
}
