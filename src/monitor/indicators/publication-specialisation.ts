import {defineIndicator} from "../indicator.ts";
import {WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS, worksSums} from "../works/works-query.ts";

/** Whether a country publishes more in a subject than the world does. */
export const publicationSpecialisation = defineIndicator({
  ...WORKS_COMMON,
  id: "publication-specialisation",
  title: "Specialisation of publications",
  unit: "ratio",
  definition:
    "Share of the country's works that lie in the subject or theme, divided by the share of all works naming a country that lie in it. Works without a subject are in neither.",
  reading: "1 is as everybody; 2 is twice as much.",
  caveats: WORKS_CAVEATS,
  dimensions: ["country", ...CELL_DIMENSIONS],
  needs: ["country"],
  defaultBy: ["subject"],
  isSum: false,
  sql: (ask) => {
    const measure = ask.request.counting === "fractional" ? "credit" : "works";
    const where = "t.field IS NOT NULL";
    const own = {part: `sum(${measure})`, counted: "sum(works)"};
    const all = {part: "sum(placed)", held: "sum(placed)", whole: "sum(works)"};
    const content = ["subject", "theme"] as const;
    return `
      WITH own AS ${worksSums(ask, "country", own, {where})},
        own_all AS ${worksSums(ask, "country", own, {where, without: content})},
        everybody AS ${worksSums(ask, "total", all, {where})},
        everybody_all AS ${worksSums(ask, "total", all, {where, without: content})}
      SELECT ${ask.keys("own.")}
        (own.part / nullif(own_all.part, 0)) / nullif(everybody.part / nullif(everybody_all.part, 0), 0) AS value,
        own_all.counted AS counted, everybody.held AS held, everybody.whole AS "of"
      FROM own
      LEFT JOIN own_all ON ${ask.sameKeys("own", "own_all", content)}
      LEFT JOIN everybody ON ${ask.sameKeys("own", "everybody", ["country"])}
      LEFT JOIN everybody_all ON ${ask.sameKeys("own", "everybody_all", ["country", ...content])}`;
  }
});
