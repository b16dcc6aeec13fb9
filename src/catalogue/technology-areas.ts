import type {Confidence} from "../domain/confidence.ts";
import type {Thing} from "../domain/statement.ts";
import {thingsOf} from "./catalogue.ts";
import {firstOf, requiredOf, stated} from "./register.ts";
import {technologyAreaRegister as register} from "./registers/technology-areas.ts";

/** One of the ten critical technology areas. */
export interface TechnologyArea {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly isMostSensitive: boolean;
  readonly technologies: readonly {
    readonly id: string;
    readonly title: string;
    readonly confidence: Confidence;
  }[];
  /** How it is known that the area is in the list. */
  readonly confidence: Confidence;
}

let loaded: readonly TechnologyArea[] | undefined;

/** The ten areas in the order of the Recommendation. */
export function technologyAreas(): readonly TechnologyArea[] {
  loaded ??= thingsOf(register)
    .map(areaOf)
    .sort((a, b) => a.number - b.number);
  return loaded;
}

function areaOf(thing: Thing): TechnologyArea {
  const {value: number, confidence} = requiredOf(register, thing, "number");
  return {
    id: thing.id,
    number,
    title: thing.name,
    isMostSensitive: firstOf(register, thing, "most-sensitive") === true,
    technologies: stated(register, thing, "technology").map(({value, confidence: known}) => ({
      ...value,
      confidence: known
    })),
    confidence
  };
}
