import type {FigureRequest} from "../../domain/figure.ts";
import {defineIndicator, type Indicator, PROJECT_DIMENSIONS} from "../indicator.ts";
import {WORKS_CAVEATS, WORKS_COMMON} from "../works/works-indicator.ts";
import {CELL_DIMENSIONS} from "../works/works-query.ts";
import {EDGE_SOURCES} from "./edge-sources.ts";
import {DECLARED, type Declaration} from "./network-measures.ts";

const BY_ID = new Map(DECLARED.map((declared) => [declared.id, declared]));

export function measuringOf(
  indicator: Pick<Indicator, "id">
): Pick<Declaration, "measuring" | "method" | "shared"> {
  const declared = BY_ID.get(indicator.id);
  if (declared === undefined) throw new TypeError(`no measure of a network: ${indicator.id}`);
  return declared;
}

/** Organisations asked for by name need no country beside them. */
function aboutOrganisations(request: FigureRequest): FigureRequest {
  const asked = request.filters.organisation;
  if (!asked || request.by.join() !== "country") return request;
  return {...request, by: asked.length === 1 ? [] : ["organisation"]};
}

function define({id, title, unit, definition, reading, measuring, shared}: Declaration): Indicator {
  const isOfNodes = measuring.of === "node";
  const common = {id, title, unit, definition, reading, reads: "network", isSum: false} as const;
  if (shared === "work")
    return defineIndicator({
      ...common,
      counting: WORKS_COMMON.counting,
      sources: WORKS_COMMON.sources,
      caveats: WORKS_CAVEATS,
      dimensions: isOfNodes ? [...CELL_DIMENSIONS, "country"] : CELL_DIMENSIONS,
      defaultBy: isOfNodes ? ["country"] : [],
      sql: (ask) => EDGE_SOURCES.copublication.sql(ask)
    });
  return defineIndicator({
    ...common,
    counting: ["whole", "fractional"],
    dimensions: isOfNodes ? [...PROJECT_DIMENSIONS, "country", "organisation"] : PROJECT_DIMENSIONS,
    defaultBy: isOfNodes ? ["country"] : [],
    prepare: aboutOrganisations,
    sql: (ask) => EDGE_SOURCES[ask.request.by.includes("partner") ? "country" : "organisation"].sql(ask)
  });
}

/** Measures of the network that shared projects make, as indicators: of countries, and with records of organisations. */
export const NETWORK_INDICATORS: readonly Indicator[] = DECLARED.filter(
  ({shared}) => shared === "project"
).map(define);

/** The same measures of the network that shared works make between countries. */
export const COPUBLICATION_NETWORK_INDICATORS: readonly Indicator[] = DECLARED.filter(
  ({shared}) => shared === "work"
).map(define);
