import {COUNTRY_DIMENSIONS, defineIndicator, PROJECT_DIMENSIONS} from "../indicator.ts";
import {concentrationOver} from "../patterns.ts";

/** Herfindahl index of a country's participations over its organisations. */
export const organisationConcentration = defineIndicator({
  id: "organisation-concentration",
  title: "Concentration over organisations",
  unit: "index",
  definition: "Herfindahl index: the sum of squared shares of the participations over organisations.",
  reading: "1 when one organisation holds all participations; near 0 when many hold a few each.",
  caveats: ["Needs single participations, which the shipped snapshot does not hold."],
  dimensions: [...PROJECT_DIMENSIONS, ...COUNTRY_DIMENSIONS, "role", "activity", "sme"],
  isSum: false,
  sql: (ask) => concentrationOver(ask, "participations", "organisation")
});
