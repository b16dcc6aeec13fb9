import type {Level} from "./level.ts";
import {Nearby} from "./nearby.ts";
import {shuffled} from "./shuffle.ts";

/**
 * Builds each community anew from single nodes, joining only what is well connected within it: so what is aggregated
 * next never hangs together by a node that has left (Traag, Waltman and van Eck 2019, with the best join taken).
 */
export function refine(
  level: Level,
  communities: Uint32Array,
  resolution: number,
  state: number
): Uint32Array {
  const {size, strengths, total} = level;
  const scale = resolution / total;
  const parts = Uint32Array.from({length: size}, (_, node) => node);
  const sums = strengths.slice();
  const wholes = new Float64Array(size);
  for (let node = 0; node < size; node++)
    (wholes[communities[node] as number] as number) += strengths[node] as number;
  const cuts = weightWithin(level, communities);
  const joined = new Uint8Array(size);
  const nearby = new Nearby(size);
  const isWell = (part: number, whole: number) =>
    (cuts[part] as number) >= scale * (sums[part] as number) * (whole - (sums[part] as number));
  for (const node of shuffled(size, state)) {
    const whole = wholes[communities[node] as number] as number;
    if (joined[node] === 1 || !isWell(node, whole)) continue;
    nearby.gather(level, node, parts, communities);
    let to = node;
    let most = 0;
    for (let place = 0; place < nearby.count; place++) {
      const part = nearby.labels[place] as number;
      const gain =
        (nearby.weights[part] as number) - scale * (strengths[node] as number) * (sums[part] as number);
      if (gain <= most || !isWell(part, whole)) continue;
      most = gain;
      to = part;
    }
    if (to === node) continue;
    parts[node] = to;
    joined[to] = 1;
    cuts[to] = (cuts[to] as number) + (cuts[node] as number) - 2 * (nearby.weights[to] as number);
    (sums[to] as number) += strengths[node] as number;
  }
  return parts;
}

/** Weight from each node to the others of its community. */
function weightWithin({size, offsets, targets, weights}: Level, communities: Uint32Array): Float64Array {
  const found = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    const end = offsets[node + 1] as number;
    for (let slot = offsets[node] as number; slot < end; slot++)
      if (communities[targets[slot] as number] === communities[node])
        (found[node] as number) += weights[slot] as number;
  }
  return found;
}
