import {ApertureError} from "../base/errors.ts";
import type {Dimension} from "../domain/dimension.ts";
import type {Figure, FigureRequest, FigureTable} from "../domain/figure.ts";
import {requestFor} from "../domain/request.ts";
import type {Edition} from "./site.ts";

/** Groups that together are everybody outside the EU. */
export const NON_EU = ["associated", "transitional", "non-associated"] as const;

/**
 * The figures of a request, or nothing where the data open now cannot answer it exactly: pages then say so in the
 * place of the picture.
 */
export async function askTable(
  edition: Edition,
  indicator: string,
  parts: Partial<FigureRequest>
): Promise<FigureTable | undefined> {
  const request = requestFor(indicator, parts);
  if (isBeyondSnapshot(edition, request)) return undefined;
  try {
    return await edition.figures(request);
  } catch (error) {
    if (error instanceof ApertureError && (error.code === "no-records" || error.code === "refused"))
      return undefined;
    throw error;
  }
}

/** What tells organisations apart in the counts a snapshot holds: at most one place and one detail at a time. */
const PLACES: readonly Dimension[] = ["country", "group"];
const DETAILS: readonly Dimension[] = ["part", "year", "theme", "role", "activity", "sme"];

/**
 * Whether a snapshot lacks the rows of a request although its tables have the columns: a field below the second
 * level, or organisations by two details at once. It knows nothing of them, which is not zero.
 */
export function isBeyondSnapshot({warehouse}: Edition, request: FigureRequest): boolean {
  if (warehouse.holdings.hasRecords) return false;
  const {filters, by, indicator} = request;
  if ((filters.field ?? []).some((code) => code.split("/").length > 3)) return true;
  const used = (dimensions: readonly Dimension[]) =>
    dimensions.filter((dimension) => by.includes(dimension) || filters[dimension]?.length).length;
  return indicator === "organisations" && (used(PLACES) > 1 || used(DETAILS) > 1);
}

/** The one figure of a request without a breakdown; nothing where it cannot be answered exactly. */
export async function askOne(
  edition: Edition,
  indicator: string,
  parts: Partial<FigureRequest>
): Promise<Figure | undefined> {
  const table = await askTable(edition, indicator, parts);
  return table?.figures[0];
}

/** A request narrowed in one more dimension. */
export function narrowed(
  base: Partial<FigureRequest>,
  dimension: Dimension,
  codes: readonly string[]
): Partial<FigureRequest> {
  return {...base, filters: {...base.filters, [dimension]: codes}};
}

/** Figures by their code in one dimension. */
export function byCode(table: FigureTable | undefined, dimension: Dimension): ReadonlyMap<string, Figure> {
  return new Map((table?.figures ?? []).map((figure) => [String(figure.dims[dimension]), figure]));
}
