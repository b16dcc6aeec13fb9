import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {shareOf} from "../patterns.ts";

/** Projects with a country or group in percent of all in the same programme part, theme and year. */
export const shareOfProjects = defineIndicator({
  id: "share-of-projects",
  title: "Share of projects",
  unit: "percent",
  definition:
    "Projects with at least one participation that fits the filters, in percent of all projects in the same programme, part, theme and year.",
  reading:
    "Shares of country groups sum to more than 100, since most projects have several groups; counted fractionally they sum to 100.",
  dimensions: ALL_DIMENSIONS,
  counting: ["whole", "fractional"],
  defaultBy: ["group"],
  isSum: false,
  sql: (ask) => shareOf(ask, ask.counted("projects"))
});
