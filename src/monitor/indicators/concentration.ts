import {COUNTRY_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {concentrationOver} from "../patterns.ts";

/** Herfindahl index of a country's participations over programme parts. */
export const concentration = defineIndicator({
  id: "concentration",
  title: "Concentration over programme parts",
  unit: "index",
  definition: "Herfindahl index: the sum of squared shares of the participations over main programme parts.",
  reading: "1 when all participations lie in one part; near 0.1 when spread over all.",
  dimensions: ["programme", "theme", "year", ...COUNTRY_DIMENSIONS, "role", "activity", "sme"],
  isSum: false,
  sql: (ask) => concentrationOver(ask, "participations", "part")
});
