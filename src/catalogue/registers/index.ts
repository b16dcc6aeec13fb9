import type {Statement} from "../../domain/statement.ts";
import type {Register} from "../register.ts";
import {agreementClauseRegister} from "./agreement-clauses.ts";
import {agreements} from "./agreements.ts";
import {association} from "./association.ts";
import {bodies} from "./bodies.ts";
import {commitments} from "./commitments.ts";
import {contributions} from "./contributions.ts";
import {dialogue} from "./dialogue.ts";
import {documents} from "./documents.ts";
import {initiatives} from "./initiatives.ts";
import {intellectualAssets} from "./intellectual-assets.ts";
import {principles} from "./principles.ts";
import {relations} from "./relations.ts";
import {roadmaps} from "./roadmaps.ts";
import {technologyAreaRegister} from "./technology-areas.ts";
import {toolkit} from "./toolkit.ts";

/** Every register of the catalogue, in the order in which it is shown. */
export const REGISTERS: readonly Register[] = [
  documents,
  commitments,
  principles,
  dialogue,
  initiatives,
  contributions,
  association,
  agreements,
  roadmaps,
  relations,
  bodies,
  toolkit,
  technologyAreaRegister,
  intellectualAssets,
  agreementClauseRegister
];

export function registerById(id: string): Register | undefined {
  return REGISTERS.find((register) => register.id === id);
}

/** What a statement says, in words. */
export function sayValue({subject, property, value}: Statement): string {
  return registerById(subject.register)?.properties[property]?.say?.(value) ?? String(value);
}
