import {defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** How long after signature the work starts. */
export const timeToStart = defineIndicator({
  id: "time-to-start",
  title: "Median time from signature to start",
  unit: "days",
  definition:
    "Median of the days from the signature of the grant agreement to the start of the project. Negative where work starts before signature.",
  reading: "Half of the projects start sooner, half later.",
  caveats: ["Projects without a date of signature or of start are left out."],
  dimensions: ["programme", "pillar", "part", "theme", "year", "scheme"],
  isSum: false,
  sql: (ask) => sumOf(ask, "median_days")
});
