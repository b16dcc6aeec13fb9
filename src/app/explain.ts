import type {Figure} from "../domain/figure.ts";
import {computeFigure} from "../monitor/compute.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {type ExpectedValue, parseAddress} from "./parse-request.ts";

/** A figure computed again, and whether it still is what its address says it was. */
export interface Explanation {
  readonly figure: Figure;
  readonly expected: ExpectedValue | undefined;
  /** "unchecked" where the address carries no value. */
  readonly verdict: "agrees" | "differs" | "unchecked";
  /** Why it may differ: another warehouse, or the same one; unstated where the address names none. */
  readonly citedFrom: "same" | "another" | "unstated";
}

/** Follows a figure's address: computes it again and compares. */
export async function explainFigure(warehouse: Warehouse, address: string): Promise<Explanation> {
  const {request, expected} = parseAddress(address);
  const figure = await computeFigure(warehouse, request);
  const verdict =
    expected === undefined ? "unchecked" : figure.value === expected.value ? "agrees" : "differs";
  return {figure, expected, verdict, citedFrom: citedFrom(expected, figure.trace.warehouse.id)};
}

function citedFrom(expected: ExpectedValue | undefined, here: string): Explanation["citedFrom"] {
  if (!expected?.warehouse) return "unstated";
  return expected.warehouse === here ? "same" : "another";
}
