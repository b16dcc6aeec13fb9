import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Countries with at least one participation. */
export const countriesCount = defineIndicator({
  id: "countries",
  title: "Countries",
  unit: "countries",
  definition: "Countries and territories with at least one participation that fits the filters.",
  reading: "Territories with a code of their own count separately.",
  dimensions: ALL_DIMENSIONS,
  sql: (ask) => sumOf(ask, "countries")
});
