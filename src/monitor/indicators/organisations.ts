import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Distinct participant identification codes; one institution can hold several. */
export const organisations = defineIndicator({
  id: "organisations",
  title: "Organisations",
  unit: "organisations",
  definition:
    "Distinct participant identification codes (PIC) with at least one participation that fits the filters.",
  reading: "Counts over countries, years or themes do not sum: an organisation counts once in each.",
  caveats: [
    "A university and its institutes may hold several codes.",
    "A few participants are natural persons; they count here and are never named."
  ],
  dimensions: ALL_DIMENSIONS,
  sql: (ask) => sumOf(ask, "organisations")
});
