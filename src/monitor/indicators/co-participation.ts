import {defineIndicator, PROJECT_DIMENSIONS} from "../indicator.ts";

/** Projects that two countries share. */
export const coParticipation = defineIndicator({
  id: "co-participation",
  title: "Co-participation of two countries",
  unit: "projects",
  definition:
    "Projects in which both countries take part. Counted fractionally, each project is divided by its number of country pairs, so that the pairs of a project sum to one.",
  reading: "Large consortia link many countries; fractional counting gives them less weight.",
  dimensions: [...PROJECT_DIMENSIONS, "country", "partner"],
  counting: ["whole", "fractional"],
  needs: ["country", "partner"],
  prepare: (request) => {
    const has = (dimension: "country" | "partner") =>
      request.by.includes(dimension) || request.filters[dimension] !== undefined;
    if (has("country") && !has("partner")) return {...request, by: [...request.by, "partner"]};
    return has("partner") && !has("country") ? {...request, by: [...request.by, "country"]} : request;
  },
  sql: (ask) => {
    const measure = ask.request.counting === "fractional" ? "pair_weight" : "projects";
    return `SELECT ${ask.keys()}${measure} AS value FROM ${ask.sums([measure])}`;
  }
});
