/** Association as the rest of Aperture asks for it: the statements, the answer on a day, the rows to join. */
export {associationIntervals} from "./association-intervals.ts";
export {type AssociationRow, associationRows} from "./association-rows.ts";
export {isPartUnder} from "./parts.ts";
export {
  associationProgramme,
  type Standing,
  type StandingQuestion,
  statusOf
} from "./standing.ts";
