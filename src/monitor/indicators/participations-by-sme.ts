import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Participations broken down by size of enterprise. */
export const participationsBySme = defineIndicator({
  id: "participations-by-sme",
  title: "Participations by size of enterprise",
  unit: "participations",
  definition: "Participations, broken down by size of enterprise as the source states it.",
  reading: "The rows sum to all participations that fit the filters.",
  dimensions: ALL_DIMENSIONS,
  counting: ["whole", "fractional"],
  defaultBy: ["sme"],
  prepare: (request) => (request.by.includes("sme") ? request : {...request, by: [...request.by, "sme"]}),
  sql: (ask) => sumOf(ask, ask.counted("participations"))
});
