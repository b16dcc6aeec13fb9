import type {Confidence} from "../domain/confidence.ts";
import type {Thing} from "../domain/statement.ts";
import {thingsOf} from "./catalogue.ts";
import {type Detail, detailsOf} from "./details.ts";
import {firstOf, requiredOf} from "./register.ts";
import {AREAS, type Area, type Phase, type Section, toolkit} from "./registers/toolkit.ts";

export {AREAS, type Area, PHASES, type Phase, SECTIONS, type Section} from "./registers/toolkit.ts";

/** A measure against foreign interference that an institution can take. */
export interface ToolkitMeasure {
  /** v1-1, as it is named in schemes and cases. */
  readonly id: string;
  /** V1.1, as it is shown. */
  readonly code: string;
  readonly title: string;
  readonly area: Area;
  readonly phase: Phase;
  readonly section: Section;
  readonly measure: string;
  /** What belongs to the measure, part by part, each known in its own way. */
  readonly details: readonly Detail[];
  readonly question: string;
  /** How the measure itself is known. */
  readonly confidence: Confidence;
  /** The point of the Council Recommendation it answers: CR 14(b). */
  readonly recommendation?: string;
}

let loaded: ReadonlyMap<string, ToolkitMeasure> | undefined;

function measures(): ReadonlyMap<string, ToolkitMeasure> {
  loaded ??= new Map(
    thingsOf(toolkit)
      .map(measureOf)
      .sort(byArea)
      .map((measure) => [measure.id, measure])
  );
  return loaded;
}

/** Every measure, by area, section and number. */
export function toolkitMeasures(): readonly ToolkitMeasure[] {
  return [...measures().values()];
}

export function toolkitMeasure(id: string): ToolkitMeasure | undefined {
  return measures().get(id);
}

const ORDER = Object.keys(AREAS);

function byArea(a: ToolkitMeasure, b: ToolkitMeasure): number {
  return ORDER.indexOf(a.area) - ORDER.indexOf(b.area) || a.code.localeCompare(b.code);
}

function measureOf(thing: Thing): ToolkitMeasure {
  const {value: measure, confidence} = requiredOf(toolkit, thing, "measure");
  const recommendation = firstOf(toolkit, thing, "recommendation");
  return {
    id: thing.id,
    code: thing.id.toUpperCase().replace("-", "."),
    title: thing.name,
    area: requiredOf(toolkit, thing, "area").value,
    phase: requiredOf(toolkit, thing, "phase").value,
    section: requiredOf(toolkit, thing, "section").value,
    measure,
    details: detailsOf(toolkit, thing),
    question: requiredOf(toolkit, thing, "question").value,
    confidence,
    ...(recommendation && {recommendation: pointOf(recommendation)})
  };
}

/** CR 14(b) of council-recommendation-c-2024-3510#point-14-b. */
function pointOf(passage: string): string {
  return `CR ${passage.replace(/^.*#point-(\d+)-([a-z])$/, "$1($2)")}`;
}
