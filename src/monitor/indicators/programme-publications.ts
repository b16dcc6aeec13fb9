import type {Dimension} from "../../domain/dimension.ts";
import type {Ask} from "../ask.ts";
import {defineIndicator} from "../indicator.ts";
import {uses, WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS, condition, keyOf, themesJoined} from "../works/works-query.ts";

const LINKED_DIMENSIONS: readonly Dimension[] = ["programme", ...CELL_DIMENSIONS];
const SIDES: readonly Dimension[] = ["country", "group"];

/** Works that name a grant of the Framework Programmes. */
export const programmePublications = defineIndicator({
  ...WORKS_COMMON,
  id: "programme-publications",
  version: 2,
  title: "Publications of projects",
  unit: "works",
  definition:
    "Works in OpenAlex that name the number of a project held here as a grant of a European funder, each counted once. With a country or a group: those with at least one author there; non-eu is everybody outside the Union.",
  reading: "Authors name grants or forget to: fewer works are linked than were funded.",
  caveats: [
    ...WORKS_CAVEATS,
    "A grant is recognised by the number of a project among what authors wrote (such as H2020-101003480, or 10.3030/101003480) and by a European name of its funder; a national grant of the same number under such a name would be taken for it.",
    "A work of projects of several programmes counts once for each of them."
  ],
  sources: ["openalex", "cordis"],
  counting: ["whole"],
  dimensions: ["programme", "country", "group", ...CELL_DIMENSIONS],
  prepare: (request) => request,
  sql: (ask) => {
    ask.needRecords("publications of projects");
    const {by} = ask.request;
    const sides = SIDES.filter((dimension) => uses(ask.request, dimension));
    const cells = LINKED_DIMENSIONS.filter((dimension) => by.includes(dimension));
    const bySides = SIDES.some((dimension) => by.includes(dimension));
    const joined = `ON ${ask.sameKeys("own", "cover", SIDES)}`;
    return `
      WITH linked AS (${linked(ask)}),
        own AS (SELECT ${columns(by)}count(DISTINCT linked.work) AS works FROM ${sideRows(ask, sides)}${groupBy(by)}),
        cover AS (SELECT ${columns(cells)}count(DISTINCT CASE WHEN placed THEN linked.work END) AS held, count(DISTINCT linked.work) AS whole
          FROM linked${groupBy(cells)})
      SELECT ${ask.keys(bySides ? "own." : "cover.")}coalesce(own.works, 0) AS value, cover.held AS held, cover.whole AS "of"
      FROM ${bySides ? `own LEFT JOIN cover ${joined}` : `cover LEFT JOIN own ${joined}`}`;
  }
});

/** Works that name a grant, once for each project, and for each theme where themes are broken down by. */
function linked(ask: Ask): string {
  ask.relations.add("works.award").add("core.project");
  const {by, filters} = ask.request;
  const conditions = LINKED_DIMENSIONS.filter((dimension) => filters[dimension] !== undefined).map(
    (dimension) => condition(ask, dimension)
  );
  const keys = LINKED_DIMENSIONS.filter((dimension) => by.includes(dimension)).map(
    (dimension) => `, ${keyOf(dimension)} AS "${dimension}"`
  );
  return `SELECT DISTINCT t.work AS work, t.placed AS placed${keys.join("")}
    FROM works.award AS t
    JOIN (SELECT DISTINCT programme, project_id FROM core.project) AS project ON project.project_id = t.number${themesJoined(ask, by)}${
      conditions.length ? ` WHERE ${conditions.join(" AND ")}` : ""
    }`;
}

/** Works once for each country or group of their authors that is asked about; otherwise as they are. */
function sideRows(ask: Ask, sides: readonly Dimension[]): string {
  if (sides.length === 0) return "linked";
  ask.relations.add("works.award_side");
  const conditions = sides.filter((side) => ask.request.filters[side] !== undefined);
  const where = conditions.map((side) => condition(ask, side)).join(" AND ");
  return `linked JOIN works.award_side AS t ON t.work = linked.work${where ? ` WHERE ${where}` : ""}`;
}

function columns(dimensions: readonly Dimension[]): string {
  return dimensions
    .map((dimension) => `${SIDES.includes(dimension) ? "t" : "linked"}."${dimension}" AS "${dimension}", `)
    .join("");
}

function groupBy(dimensions: readonly Dimension[]): string {
  return dimensions.length ? ` GROUP BY ${dimensions.map((_, i) => i + 1).join(", ")}` : "";
}
