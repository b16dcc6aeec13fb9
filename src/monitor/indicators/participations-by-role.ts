import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Participations broken down by role. */
export const participationsByRole = defineIndicator({
  id: "participations-by-role",
  title: "Participations by role",
  unit: "participations",
  definition: "Participations, broken down by role as the source states it.",
  reading: "The rows sum to all participations that fit the filters.",
  dimensions: ALL_DIMENSIONS,
  counting: ["whole", "fractional"],
  defaultBy: ["role"],
  prepare: (request) => (request.by.includes("role") ? request : {...request, by: [...request.by, "role"]}),
  sql: (ask) => sumOf(ask, ask.counted("participations"))
});
