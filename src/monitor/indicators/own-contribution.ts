import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";

/** What partners bring themselves: total cost less EU contribution, only where the source states a total cost. */
export const ownContribution = defineIndicator({
  id: "own-contribution",
  title: "Partners' own contribution",
  unit: "EUR",
  definition:
    "Total cost of a participation less its net EU contribution, over the participations whose total cost the source states.",
  reading: "A lower bound: participations without a stated cost are left out, and their number is shown.",
  caveats: [
    "A total cost of zero means that the cost is not stated: lump-sum and unit-cost grants, and many associated partners."
  ],
  dimensions: ALL_DIMENSIONS,
  isSum: false,
  sql: (ask) =>
    `SELECT ${ask.keys()}CASE WHEN own_known > 0 THEN own_eur END AS value, own_known AS held, participations AS "of" FROM ${ask.sums(["own_eur", "own_known", "participations"])}`
});
