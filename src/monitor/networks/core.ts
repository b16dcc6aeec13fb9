import type {Graph} from "./graph.ts";
import {groupByLabel} from "./level.ts";
import {degrees} from "./strength.ts";

/**
 * The core each node belongs to: the largest k such that it is among nodes with at least k neighbours each in that
 * circle (Batagelj and Zaveršnik 2003). High in the centre of a network, low at its rim.
 */
export function coreNumbers(graph: Graph): Uint32Array {
  const {offsets, targets} = graph;
  const cores = degrees(graph);
  const most = cores.reduce((max, degree) => Math.max(max, degree), 0);
  const {starts, nodes} = groupByLabel(cores, most + 1);
  const places = new Uint32Array(nodes.length);
  for (const [place, node] of nodes.entries()) places[node] = place;
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as number;
    const core = cores[node] as number;
    for (let slot = offsets[node] as number; slot < (offsets[node + 1] as number); slot++) {
      const target = targets[slot] as number;
      const degree = cores[target] as number;
      if (degree <= core) continue;
      // The neighbour goes to the front of its degree, which then begins one place later.
      const front = Math.max(starts[degree] as number, place + 1);
      const first = nodes[front] as number;
      const from = places[target] as number;
      nodes[from] = first;
      places[first] = from;
      nodes[front] = target;
      places[target] = front;
      starts[degree] = front + 1;
      cores[target] = degree - 1;
    }
  }
  return cores;
}
