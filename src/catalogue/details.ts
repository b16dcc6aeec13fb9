import type {Confidence} from "../domain/confidence.ts";
import type {Thing} from "../domain/statement.ts";
import {type PropertyRule, type Register, stated} from "./register.ts";
import type {words} from "./values.ts";

/** A part of a measure or practice that is known in another way than the whole. */
export interface Detail {
  readonly text: string;
  readonly confidence: Confidence;
}

type Detailed = Register<{readonly detail: PropertyRule<typeof words>}>;

/** The parts stated of a thing, each with how it is known. */
export function detailsOf(register: Detailed, thing: Thing): Detail[] {
  return stated(register, thing, "detail").map(({value: text, confidence}) => ({text, confidence}));
}
