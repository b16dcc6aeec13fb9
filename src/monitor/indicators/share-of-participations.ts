import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {shareOf} from "../patterns.ts";

/** Participations of a country or group in percent of all in the same programme part, theme and year. */
export const shareOfParticipations = defineIndicator({
  id: "share-of-participations",
  title: "Share of participations",
  unit: "percent",
  definition:
    "Participations that fit the filters, in percent of all participations in the same programme, part, theme and year.",
  reading: "Shares of all country groups sum to 100.",
  dimensions: ALL_DIMENSIONS,
  counting: ["whole", "fractional"],
  defaultBy: ["group"],
  isSum: false,
  sql: (ask) => shareOf(ask, ask.counted("participations"))
});
