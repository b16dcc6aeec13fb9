import {COUNTRY_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {specialisationOf} from "../patterns.ts";

/** Whether a country takes part more in a theme than everybody does. */
export const themeSpecialisation = defineIndicator({
  id: "theme-specialisation",
  title: "Specialisation by theme",
  unit: "ratio",
  definition:
    "Share of the country's participations that lie in the theme, divided by the share of all participations that lie in it.",
  reading: "1 is as everybody; 2 is twice as much. Small numbers of participations swing widely.",
  caveats: ["A project can belong to several themes."],
  dimensions: ["programme", "pillar", "part", "theme", "year", ...COUNTRY_DIMENSIONS],
  counting: ["whole", "fractional"],
  defaultBy: ["theme"],
  isSum: false,
  sql: (ask) => specialisationOf(ask, ask.counted("participations"), ["theme", "part", "pillar"])
});
