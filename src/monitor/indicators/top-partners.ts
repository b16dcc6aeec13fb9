import {COUNTRY_DIMENSIONS, defineIndicator, PROJECT_DIMENSIONS} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Countries a country shares most projects with; for the EU as a whole, the non-EU countries with most projects. */
export const topPartners = defineIndicator({
  id: "top-partners",
  title: "Top partner countries",
  unit: "projects",
  definition:
    "With a country: projects shared with each other country. Without one: projects of each country outside the EU.",
  reading: "Ranked from the most to the fewest shared projects.",
  dimensions: [...PROJECT_DIMENSIONS, ...COUNTRY_DIMENSIONS, "partner"],
  prepare: (request) => {
    if (request.filters.country)
      return {...request, by: request.by.includes("partner") ? request.by : [...request.by, "partner"]};
    const group = request.filters.group ?? ["associated", "transitional", "non-associated"];
    return {
      ...request,
      by: request.by.length ? request.by : ["country"],
      filters: {...request.filters, group}
    };
  },
  sql: (ask) => sumOf(ask, "projects")
});
