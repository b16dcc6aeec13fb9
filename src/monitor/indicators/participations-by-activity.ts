import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Participations broken down by activity type. */
export const participationsByActivity = defineIndicator({
  id: "participations-by-activity",
  title: "Participations by activity type",
  unit: "participations",
  definition: "Participations, broken down by activity type as the source states it.",
  reading: "The rows sum to all participations that fit the filters.",
  dimensions: ALL_DIMENSIONS,
  counting: ["whole", "fractional"],
  defaultBy: ["activity"],
  prepare: (request) =>
    request.by.includes("activity") ? request : {...request, by: [...request.by, "activity"]},
  sql: (ask) => sumOf(ask, ask.counted("participations"))
});
