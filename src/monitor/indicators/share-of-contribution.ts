import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {shareOf} from "../patterns.ts";

/** Net EU contribution to a country or group in percent of all in the same programme part, theme and year. */
export const shareOfContribution = defineIndicator({
  id: "share-of-contribution",
  title: "Share of EU contribution",
  unit: "percent",
  definition:
    "Net EU contribution that fits the filters, in percent of all net EU contribution in the same programme, part, theme and year.",
  reading: "Shares of all country groups sum to 100.",
  caveats: [
    "Countries that are not eligible for funding have shares near zero whatever their part in the work."
  ],
  dimensions: ALL_DIMENSIONS,
  defaultBy: ["group"],
  isSum: false,
  sql: (ask) => shareOf(ask, "net_eur")
});
