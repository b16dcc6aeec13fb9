import {defineIndicator} from "../indicator.ts";
import {uses, WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS, withCoverage, worksSums} from "../works/works-query.ts";

/** How much of what a country publishes it publishes with others. */
export const internationalShare = defineIndicator({
  ...WORKS_COMMON,
  id: "international-share",
  title: "Share of international publications",
  unit: "percent",
  definition:
    "Works with affiliations in the country and in at least one other, in percent of all works with an affiliation in the country. Counted fractionally, both are the country's share of authors. Without a country: of all works that name any.",
  reading: "Small countries publish more with others than large ones; compare like with like.",
  caveats: WORKS_CAVEATS,
  dimensions: ["country", ...CELL_DIMENSIONS],
  isSum: false,
  sql: (ask) => {
    const {request} = ask;
    const [part, whole] =
      request.counting === "fractional" ? ["international_credit", "credit"] : ["international", "works"];
    const sums = uses(request, "country")
      ? worksSums(ask, "country", {part: `sum(${part})`, whole: `sum(${whole})`, counted: "sum(works)"})
      : worksSums(ask, "total", {part: "sum(international)", whole: "sum(placed)", counted: "sum(placed)"});
    return withCoverage(ask, sums, "100 * own.part / nullif(own.whole, 0)", "own.counted");
  }
});
