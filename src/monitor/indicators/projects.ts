import {ALL_DIMENSIONS, defineIndicator} from "../indicator.ts";
import {sumOf} from "../patterns.ts";

/** Grants that have at least one participation in what is asked for; counted whole, each once for every row it touches. */
export const projects = defineIndicator({
  id: "projects",
  title: "Projects",
  unit: "projects",
  definition:
    "Grant agreements with at least one participation that fits the filters. Counted whole, a project of several countries counts once for each of them; counted fractionally, it is divided by its participations, so that the parts sum to one.",
  reading:
    "Whole counts over countries sum to more than the number of projects; fractional counts sum to it.",
  caveats: ["Only signed grants are in open data; proposals are not."],
  dimensions: ALL_DIMENSIONS,
  counting: ["whole", "fractional"],
  sql: (ask) => sumOf(ask, ask.counted("projects"))
});
