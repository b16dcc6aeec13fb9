import {defineIndicator, PROJECT_DIMENSIONS} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Grants with a partner from a country that was neither in the Union nor associated. */
export const projectsWithNonAssociated = defineIndicator({
  id: "projects-with-non-associated",
  title: "Projects with at least one non-associated partner",
  unit: "projects",
  definition:
    "Projects with at least one participation from a country that is neither an EU Member State nor associated to the programme part, by the status mode asked for.",
  reading: "The second of the recurring indicators of the biennial reports.",
  caveats: ["Countries in a transitional arrangement count as non-associated in the legal view."],
  dimensions: PROJECT_DIMENSIONS,
  prepare: (request) => ({...request, filters: {...request.filters, group: ["non-associated"]}}),
  sql: (ask) => sumOf(ask, "projects")
});
