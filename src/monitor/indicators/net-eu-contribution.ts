import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Money committed to each participation, net of what it passes on to third parties that have rows of their own. */
export const netEuContribution = defineIndicator({
  id: "net-eu-contribution",
  title: "Net EU contribution",
  unit: "EUR",
  definition:
    "EU contribution committed in the grant agreement to each participation, net of what goes to its third parties, which have rows of their own. Sums to the projects' maximum EU contribution.",
  reading: "Commitments at signature, not payments.",
  caveats: [
    "The gross column of the source would count money passed to third parties twice; it is not used."
  ],
  dimensions: ALL_DIMENSIONS,
  sql: (ask) => sumOf(ask, "net_eur")
});
