import {defineIndicator} from "../indicator.ts";
import {WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS, withCoverage, worksSums} from "../works/works-query.ts";

/** Scholarly works of a country, alone or with others. */
export const publications = defineIndicator({
  ...WORKS_COMMON,
  id: "publications",
  title: "Publications",
  unit: "works",
  definition:
    "Works in OpenAlex with at least one author whose affiliation is in the country. Counted fractionally, a work is divided by its authors who have an affiliation, and each of them over the countries named. Without a country: works that name any.",
  reading: "Whole counting gives a work to each of its countries; only fractional counts add up.",
  caveats: WORKS_CAVEATS,
  dimensions: ["country", ...CELL_DIMENSIONS],
  sql: (ask) => {
    const {by, filters, counting} = ask.request;
    const isOfCountry = by.includes("country") || filters.country !== undefined;
    const measure = counting === "fractional" ? "credit" : "works";
    const sums = isOfCountry
      ? worksSums(ask, "country", {works: `sum(${measure})`})
      : worksSums(ask, "total", {works: "sum(placed)"});
    return withCoverage(ask, sums, "coalesce(own.works, 0)");
  }
});
