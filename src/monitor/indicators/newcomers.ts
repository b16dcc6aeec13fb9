import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Organisations whose first grant, among the programmes held here, fits the filters. */
export const newcomers = defineIndicator({
  id: "newcomers",
  title: "Newcomers",
  unit: "newcomers",
  definition:
    "Organisations whose first grant, by date of signature, fits the filters. First among the programmes that this warehouse holds.",
  reading: "High in the first years of a programme when no earlier programme is held.",
  caveats: ["With one programme held, every organisation is new at its first grant in that programme."],
  dimensions: ALL_DIMENSIONS,
  sql: (ask) => sumOf(ask, "newcomers")
});
