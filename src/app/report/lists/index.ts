import {ApertureError} from "../../../base/errors.ts";
import {closest} from "../../../base/text.ts";
import type {Block} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import type {Warehouse} from "../../../warehouse/open.ts";
import {assessmentBlocks, schemeBlocks} from "./assessment.ts";
import {commitmentBlocks, staleBlocks} from "./commitments.ts";
import {agreementBlocks, associationBlocks, roadmapBlocks, talkBlocks} from "./cooperation.ts";
import {dialogueBlocks, documentBlocks, initiativeBlocks, principleBlocks} from "./initiatives.ts";
import {confidenceBlocks, countryNoteBlocks, issueBlocks, themeBlocks, vintageBlocks} from "./method.ts";
import {relationBlocks} from "./relations.ts";
import {teamEuropeBlocks} from "./team-europe.ts";

type ListMaker = (scope: ListScope, warehouse: Warehouse) => readonly Block[] | Promise<readonly Block[]>;

/** The lists an outline can call for, by name. */
const LISTS: Readonly<Record<string, ListMaker>> = {
  commitments: commitmentBlocks,
  stale: staleBlocks,
  association: associationBlocks,
  talks: talkBlocks,
  agreements: agreementBlocks,
  roadmaps: roadmapBlocks,
  relations: relationBlocks,
  initiatives: initiativeBlocks,
  principles: principleBlocks,
  dialogue: dialogueBlocks,
  documents: documentBlocks,
  "team-europe": teamEuropeBlocks,
  vintages: (scope, warehouse) => vintageBlocks(warehouse, scope),
  issues: (scope, warehouse) => issueBlocks(warehouse, scope),
  "assessment-scheme": schemeBlocks,
  assessment: (scope, warehouse) => assessmentBlocks(warehouse, scope),
  confidence: confidenceBlocks,
  themes: themeBlocks,
  "country-notes": countryNoteBlocks
};

/** The blocks of a list. Throws with the nearest name where there is none. */
export async function makeList(
  name: string,
  scope: ListScope,
  warehouse: Warehouse
): Promise<readonly Block[]> {
  const make = LISTS[name];
  if (make) return make(scope, warehouse);
  const near = closest(name, Object.keys(LISTS));
  throw new ApertureError("source-damaged", `unknown list in the outline: ${name}`, {
    hint: near ? `Did you mean ${near}?` : `Known: ${Object.keys(LISTS).join(", ")}.`
  });
}
