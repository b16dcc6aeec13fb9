import type {Graph} from "./graph.ts";

/** Number of neighbours of each node. */
export function degrees({offsets}: Graph): Uint32Array {
  const found = new Uint32Array(offsets.length - 1);
  for (let node = 0; node < found.length; node++)
    found[node] = (offsets[node + 1] as number) - (offsets[node] as number);
  return found;
}

/** Sum of the weights of the edges of each node, in the unit of the weights. */
export function strengths({offsets, weights}: Pick<Graph, "offsets" | "weights">): Float64Array {
  const found = new Float64Array(offsets.length - 1);
  for (let node = 0; node < found.length; node++) {
    let sum = 0;
    for (let slot = offsets[node] as number; slot < (offsets[node + 1] as number); slot++)
      sum += weights[slot] as number;
    found[node] = sum;
  }
  return found;
}
