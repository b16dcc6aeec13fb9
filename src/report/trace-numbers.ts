import type {Figure} from "../domain/figure.ts";
import {addressOf} from "../domain/request.ts";
import type {CitedTable} from "./block.ts";

/** The number of the trace a figure belongs to, by the request it was computed with. */
export function traceNumbers(tables: readonly CitedTable[]): (figure: Figure) => number {
  const numbers = new Map(tables.map(({address, number}) => [address, number]));
  return ({trace, address}) => {
    const number = numbers.get(addressOf(trace.request));
    if (number === undefined) throw new TypeError(`a figure without a trace: ${address}`);
    return number;
  };
}
