import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Organisations whose first grant, among the programmes held here, fits the filters. */
export const newcomers = defineIndicator({
  id: "newcomers",
  title: "Newcomers",
  unit: "newcomers",
  definition:
    "Organisations whose first grant fits the filters: first by date of signature, or by the start of the project where no signature is stated, among the programmes that this warehouse holds. Each organisation counts once, at one participation.",
  reading: "High in the first years of a programme when no earlier programme is held.",
  caveats: [
    "With one programme held, every organisation is new at its first grant in that programme.",
    "Of several first grants of one day the one that comes first by programme code and project number counts; of several participations in it, the one that comes first by the codes of role, country and activity type.",
    "Projects without any date come last. A participation without an organisation code never counts: nobody can tell whether it is a first."
  ],
  dimensions: ALL_DIMENSIONS,
  sql: (ask) => sumOf(ask, "newcomers")
});
