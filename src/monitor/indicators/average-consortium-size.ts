import {COUNTRY_DIMENSIONS, defineIndicator, PROJECT_DIMENSIONS} from "../indicator.ts";
import {ratioOf} from "../patterns.ts";

/** Participations a project, over the projects that fit. */
export const averageConsortiumSize = defineIndicator({
  id: "average-consortium-size",
  title: "Average consortium size",
  unit: "participations-per-project",
  definition:
    "All participations of the projects that fit the filters, divided by the number of these projects.",
  reading: "With a country: how large the consortia are in which it takes part.",
  caveats: ["Most ERC and many MSCA grants have a single participant and lower the average."],
  dimensions: [...PROJECT_DIMENSIONS, ...COUNTRY_DIMENSIONS],
  isSum: false,
  sql: (ask) => ratioOf(ask, "project_size", "projects")
});
