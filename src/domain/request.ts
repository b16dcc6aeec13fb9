import {DIMENSION_IDS} from "./dimension.ts";
import type {Figure, FigureRequest} from "./figure.ts";

/**
 * The address of a request, `indicator?country=CN&by=year`: the same request always has the same address.
 * Defaults (status was, counting whole, year of start) are left out.
 */
export function addressOf(request: FigureRequest, dims: Figure["dims"] = {}): string {
  const params = new URLSearchParams();
  for (const dimension of DIMENSION_IDS) {
    const codes = dims[dimension] === undefined ? request.filters[dimension] : [String(dims[dimension])];
    if (codes?.length) params.set(dimension, [...codes].sort().join(","));
  }
  const by = request.by.filter((dimension) => dims[dimension] === undefined);
  if (by.length) params.set("by", by.join(","));
  if (request.status !== "was") params.set("status", request.status);
  if (request.counting !== "whole") params.set("counting", request.counting);
  if (request.yearOf !== "start") params.set("year-of", request.yearOf);
  const query = params.toString().replaceAll("%2C", ",");
  return query ? `${request.indicator}?${query}` : request.indicator;
}

/** A request with everything left at its default. */
export function requestFor(indicator: string, parts: Partial<FigureRequest> = {}): FigureRequest {
  return {indicator, filters: {}, by: [], status: "was", counting: "whole", yearOf: "start", ...parts};
}
