import type {Dimension} from "../../domain/dimension.ts";
import type {FigureRequest} from "../../domain/figure.ts";
import type {Indicator} from "../indicator.ts";

/** What indicators over works share. */
export const WORKS_COMMON = {
  reads: "works",
  sources: ["openalex"],
  counting: ["whole", "fractional"],
  prepare: listed
} as const satisfies Partial<Indicator>;

export const WORKS_CAVEATS: readonly string[] = [
  "A work whose affiliations name no country is in no figure of a country; the share of such works differs by year, subject and country.",
  "The latest years are incomplete: works are still being added.",
  "Retracted works, covers and tables of contents are left out; every other type counts, preprints beside articles."
];

/** Works do not add up over countries, so a request that names several lists them. */
export function listed(request: FigureRequest): FigureRequest {
  const missing = (["country", "partner"] as const).filter(
    (dimension) => !request.by.includes(dimension) && (request.filters[dimension]?.length ?? 0) > 1
  );
  return missing.length ? {...request, by: [...request.by, ...missing]} : request;
}

/** Whether a request narrows or breaks down by a dimension. */
export function uses({by, filters}: FigureRequest, dimension: Dimension): boolean {
  return by.includes(dimension) || filters[dimension] !== undefined;
}
