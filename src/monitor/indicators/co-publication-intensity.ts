import type {Dimension} from "../../domain/dimension.ts";
import {defineIndicator} from "../indicator.ts";
import {listed, uses, WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS, withCoverage, worksSums} from "../works/works-query.ts";

/** Whether two countries publish together more than their sizes let expect. */
export const coPublicationIntensity = defineIndicator({
  ...WORKS_COMMON,
  id: "co-publication-intensity",
  title: "Intensity of co-publication",
  unit: "ratio",
  definition:
    "Pairs of the two countries divided by those expected if every country chose its partners at random: the pairs of the one times the pairs of the other, divided by all pairs (both directions). Each work is a pair for every two of its countries, or fractionally one over all its pairs.",
  reading: "1 is as by chance; 3 is three times as many. Neighbours and shared languages lie far above 1.",
  caveats: [
    ...WORKS_CAVEATS,
    "The expectation knows the size of countries and not their distance: no gravity model is fitted.",
    "A country is no partner of itself, which lifts the expected pairs of very large countries a little."
  ],
  dimensions: ["country", "partner", ...CELL_DIMENSIONS],
  needs: ["country"],
  isSum: false,
  prepare: (request) =>
    listed(uses(request, "partner") ? request : {...request, by: [...request.by, "partner"]}),
  sql: (ask) => {
    const measure = ask.request.counting === "fractional" ? "weight" : "works";
    const sides = (without: readonly Dimension[]) =>
      worksSums(ask, "pair", {pairs: `sum(${measure})`}, {without});
    const both = ["country", "partner"] as const;
    return withCoverage(
      ask,
      `(
        WITH observed AS ${worksSums(ask, "pair", {pairs: `sum(${measure})`, counted: "sum(works)"})},
          own_side AS ${sides(["partner"])}, partner_side AS ${sides(["country"])}, every AS ${sides(both)}
        SELECT ${ask.keys("observed.")}counted,
          observed.pairs * every.pairs / nullif(own_side.pairs * partner_side.pairs, 0) AS intensity
        FROM observed
        JOIN own_side ON ${ask.sameKeys("observed", "own_side", ["partner"])}
        JOIN partner_side ON ${ask.sameKeys("observed", "partner_side", ["country"])}
        JOIN every ON ${ask.sameKeys("observed", "every", both)}
      )`,
      "own.intensity",
      "own.counted"
    );
  }
});
