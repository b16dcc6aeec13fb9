import {csvLines} from "../../base/csv.ts";
import type {IsoDate} from "../../base/dates.ts";
import {safeCell} from "../../base/safe-cell.ts";
import {
  AREAS,
  type Area,
  PHASES,
  type Phase,
  type ToolkitMeasure,
  toolkitMeasure,
  toolkitMeasures
} from "../../catalogue/toolkit.ts";
import type {AssessedMeasure, Assessment} from "../../safeguard/self-assessment/assessment.ts";
import {ACTION_STATES, IN_PLACE, MEASURE_STATES} from "../../safeguard/self-assessment/event.ts";
import {maturityOf} from "../../safeguard/self-assessment/maturity.ts";
import {isToDo} from "../../safeguard/self-assessment/plan.ts";

const COLUMNS = [
  "kind",
  "edition",
  "on",
  "measure",
  "code",
  "title",
  "area",
  "phase",
  "section",
  "recommendation",
  "measure_confidence",
  "state",
  "state_in_words",
  "carried_over",
  "evidence",
  "next_step",
  "owner",
  "due",
  "late",
  "by",
  "at"
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Readonly<Record<Column, string | number | boolean | null>>;

/** Every measure as a row; what is unanswered is blank, and no zero. */
function rowsOf(one: Assessment, today: IsoDate, nameOf: (account: string) => string): Row[] {
  const rows = toolkitMeasures().map((measure) =>
    rowOf(one, measure, one.answers.get(measure.id), today, nameOf)
  );
  const gone = [...one.answers.values()].filter(({measure}) => !toolkitMeasure(measure));
  return [...rows, ...gone.map((answer) => rowOf(one, undefined, answer, today, nameOf))];
}

/** Actions of the plan that belong to no measure, in the same columns. */
function actionRowsOf(
  {edition, on, actions}: Assessment,
  today: IsoDate,
  nameOf: (account: string) => string
): Row[] {
  return [...actions.values()].map(({action, what, owner, due, state, note, isCarried, by, at}) => ({
    ...measureCells(undefined, action),
    ...UNANSWERED,
    kind: "action",
    edition,
    on,
    title: what,
    state_in_words: ACTION_STATES[state],
    carried_over: isCarried,
    next_step: note,
    owner,
    due: due ?? "",
    late: due === undefined || !isToDo({state}) ? null : due < today,
    by: nameOf(by),
    at
  }));
}

function rowOf(
  {edition, on}: Assessment,
  measure: ToolkitMeasure | undefined,
  answer: AssessedMeasure | undefined,
  today: IsoDate,
  nameOf: (account: string) => string
): Row {
  return {
    kind: "measure",
    edition,
    on,
    ...measureCells(measure, answer?.measure ?? ""),
    ...(answer ? answerCells(answer, today, nameOf) : UNANSWERED)
  };
}

function measureCells(measure: ToolkitMeasure | undefined, id: string) {
  return {
    measure: measure?.id ?? id,
    code: measure?.code ?? "",
    title: measure?.title ?? "no longer in the catalogue",
    area: measure?.area ?? "",
    phase: measure?.phase ?? "",
    section: measure?.section ?? "",
    recommendation: measure?.recommendation ?? "",
    measure_confidence: measure?.confidence ?? ""
  };
}

function answerCells(
  {state, isCarried, evidence, next, owner, due, by, at}: AssessedMeasure,
  today: IsoDate,
  nameOf: (account: string) => string
) {
  return {
    state,
    state_in_words: MEASURE_STATES[state],
    carried_over: isCarried,
    evidence,
    next_step: next,
    owner,
    due: due ?? "",
    late: due === undefined ? null : due < today,
    by: nameOf(by),
    at
  };
}

const UNANSWERED = {
  state: null,
  state_in_words: "unanswered",
  carried_over: null,
  evidence: "",
  next_step: "",
  owner: "",
  due: "",
  late: null,
  by: "",
  at: ""
} as const;

/** A self-assessment as CSV. */
export function assessmentCsv(one: Assessment, today: IsoDate, nameOf: (account: string) => string): string {
  const cell = (value: Row[Column]) => (typeof value === "string" ? safeCell(value) : value?.toString());
  return csvLines([
    COLUMNS,
    ...[...rowsOf(one, today, nameOf), ...actionRowsOf(one, today, nameOf)].map((row) =>
      COLUMNS.map((column) => cell(row[column]))
    )
  ]);
}

/** A self-assessment as JSON: its measures, and the maturity by area and phase with what is unanswered. */
export function assessmentJson(one: Assessment, today: IsoDate, nameOf: (account: string) => string): string {
  const measures = toolkitMeasures();
  const of = <Key extends string>(titles: Readonly<Record<Key, string>>, key: (m: ToolkitMeasure) => Key) =>
    (Object.keys(titles) as Key[]).map((id) => ({
      id,
      title: titles[id],
      ...maturityOf(
        measures.filter((measure) => key(measure) === id),
        one
      )
    }));
  const content = {
    type: "aperture-self-assessment",
    version: 1,
    edition: one.edition,
    on: one.on,
    catalogue: one.catalogue,
    closed: one.closed && {...one.closed, by: nameOf(one.closed.by)},
    scale: MEASURE_STATES,
    method: `The mean of the states that were answered, 0 to 4; what is unanswered is left out and counted. From ${IN_PLACE} on a measure is no gap.`,
    maturity: {
      all: maturityOf(measures, one),
      areas: of<Area>(AREAS, ({area}) => area),
      phases: of<Phase>(PHASES, ({phase}) => phase)
    },
    measures: rowsOf(one, today, nameOf),
    actions: [...one.actions.values()].map((action) => ({...action, by: nameOf(action.by)}))
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
