import type {FigureRequest} from "../../domain/figure.ts";
import {OUTSIDE, UNION} from "../../warehouse/works/aggregate.ts";
import type {Ask} from "../ask.ts";
import {defineIndicator} from "../indicator.ts";
import {listed, uses, WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS, refuseTogether, withCoverage, worksSums} from "../works/works-query.ts";

/** Works that two countries, or a country and a group, share. */
export const coPublications = defineIndicator({
  ...WORKS_COMMON,
  id: "co-publications",
  version: 2,
  title: "Co-publications",
  unit: "works",
  definition:
    "Works in OpenAlex with affiliations in both countries; with a group, of the country (of any Member State where none is named) and of another country in the group; otherwise of the country and any other. Counted fractionally, a work is divided by its number of country pairs, so that the pairs of a work sum to one; with a group, the pairs with its countries are added up; of a country with any other, by its share of authors.",
  reading: "Large collaborations link many countries; fractional counting gives them less weight.",
  caveats: WORKS_CAVEATS,
  dimensions: ["country", "partner", "group", ...CELL_DIMENSIONS],
  prepare: (request) => withGroups(listed(withCountry(request))),
  sql: (ask) => {
    refuseTogether(ask, "partner", "group");
    return withCoverage(ask, sumsFor(ask), "coalesce(own.works, 0)");
  }
});

function withCountry(request: FigureRequest): FigureRequest {
  const isOneSided = uses(request, "partner") && !uses(request, "country");
  return isOneSided ? {...request, by: [...request.by, "country"]} : request;
}

/** Works of several groups do not add up, save that everybody outside the Union is counted as one. */
function withGroups(request: FigureRequest): FigureRequest {
  const {by, filters} = request;
  const asked = filters.group ?? [];
  return asked.length < 2 || by.includes("group") || isOutside(request)
    ? request
    : {...request, by: [...by, "group"]};
}

function isOutside({by, filters}: FigureRequest): boolean {
  return !by.includes("group") && filters.group?.join() === "associated,non-associated,transitional";
}

function sumsFor(ask: Ask): string {
  const {request} = ask;
  const isFractional = request.counting === "fractional";
  if (uses(request, "partner"))
    return worksSums(ask, "pair", {works: isFractional ? "sum(weight)" : "sum(works)"});
  if (uses(request, "group")) return groupSums(ask);
  if (uses(request, "country"))
    return worksSums(ask, "country", {
      works: isFractional ? "sum(international_credit)" : "sum(international)"
    });
  return worksSums(ask, "total", {works: "sum(international)"});
}

function groupSums(ask: Ask): string {
  const {request} = ask;
  const sums = {works: request.counting === "fractional" ? "sum(weight)" : "sum(works)"};
  const side = uses(request, "country") ? `t.country <> '${UNION}'` : `t.country = '${UNION}'`;
  if (!isOutside(request))
    return worksSums(ask, "group_pair", sums, {where: `${side} AND t."group" <> '${OUTSIDE}'`});
  return worksSums(ask, "group_pair", sums, {
    without: ["group"],
    where: `${side} AND t."group" = '${OUTSIDE}'`
  });
}
