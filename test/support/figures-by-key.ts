import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigure, computeFigures} from "../../src/monitor/compute.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";

/** The figures of a request, by the codes of their breakdown. */
export async function figuresByKey(
  warehouse: Warehouse,
  indicator: string,
  parts: Partial<FigureRequest> = {}
): Promise<Record<string, number | null>> {
  const {figures} = await computeFigures(warehouse, requestFor(indicator, parts));
  return Object.fromEntries(figures.map(({dims, value}) => [Object.values(dims).join("/"), value]));
}

/** The one value of a request without a breakdown. */
export async function figureValue(
  warehouse: Warehouse,
  indicator: string,
  parts: Partial<FigureRequest> = {}
): Promise<number | null> {
  return (await computeFigure(warehouse, requestFor(indicator, parts))).value;
}
