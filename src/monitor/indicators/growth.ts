import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {growthOf} from "../patterns.ts";

/** Change of participations from year to year. */
export const growth = defineIndicator({
  id: "growth",
  title: "Growth of participations",
  unit: "percent",
  definition: "Participations in projects of a year compared with the year before, in percent.",
  reading: "The first year of a programme has no year before; the last is often incomplete.",
  caveats: ["Calls bunch: a programme's first and last years differ for reasons of calendar alone."],
  dimensions: ALL_DIMENSIONS,
  defaultBy: ["year"],
  isSum: false,
  prepare: (request) => (request.by.includes("year") ? request : {...request, by: [...request.by, "year"]}),
  sql: (ask) => growthOf(ask, "participations")
});
