/** A place in a picture. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** How strongly two nodes, by their places in a list, draw each other near. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

const ROUNDS = 240;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places nodes so that those with strong ties lie near each other: every two push each other away, and ties draw with a
 * force that grows with distance (as VOS mapping weighs them, van Eck and Waltman 2010). Nothing is drawn by chance: the
 * same ties give the same places.
 */
export function layOut(count: number, ties: readonly Tie[]): Place[] {
  const x = Float64Array.from({length: count}, (_, i) => Math.sqrt(i + 0.5) * Math.cos(i * GOLDEN_ANGLE));
  const y = Float64Array.from({length: count}, (_, i) => Math.sqrt(i + 0.5) * Math.sin(i * GOLDEN_ANGLE));
  const scale = meanWeight(count, ties);
  for (let round = 0; round < ROUNDS; round++) {
    const [fx, fy] = [new Float64Array(count), new Float64Array(count)];
    const force = (i: number, j: number, size: number) => {
      const [dx, dy] = [(x[j] as number) - (x[i] as number), (y[j] as number) - (y[i] as number)];
      (fx[i] as number) += size * dx;
      (fy[i] as number) += size * dy;
      (fx[j] as number) -= size * dx;
      (fy[j] as number) -= size * dy;
    };
    for (let i = 0; i < count; i++) {
      // A little gravity keeps parts without a tie in the picture.
      (fx[i] as number) -= 0.02 * (x[i] as number);
      (fy[i] as number) -= 0.02 * (y[i] as number);
      for (let j = i + 1; j < count; j++) force(i, j, -1 / squaredDistance(x, y, i, j));
    }
    for (const {a, b, weight} of ties) force(a, b, weight * scale);
    const most = Math.sqrt(count) * 0.25 * (1 - round / ROUNDS) + 0.01;
    for (let i = 0; i < count; i++) {
      const size = Math.hypot(fx[i] as number, fy[i] as number) || 1;
      const step = Math.min(size, most) / size;
      (x[i] as number) += step * (fx[i] as number);
      (y[i] as number) += step * (fy[i] as number);
    }
  }
  return Array.from(x, (value, i) => ({x: value, y: y[i] as number}));
}

/** Brings the mean pull on a node to one, whatever the unit of the weights. */
function meanWeight(count: number, ties: readonly Tie[]): number {
  const total = ties.reduce((sum, {weight}) => sum + weight, 0);
  return total === 0 ? 0 : count / (2 * total);
}

function squaredDistance(x: Float64Array, y: Float64Array, i: number, j: number): number {
  const [dx, dy] = [(x[j] as number) - (x[i] as number), (y[j] as number) - (y[i] as number)];
  return Math.max(1e-3, dx * dx + dy * dy);
}

interface Box {
  readonly width: number;
  readonly height: number;
}

const GAP = 3;
const PASSES = 120;

/**
 * Fits places into a box, those at the rim drawn in so that the middle has room, and moves circles apart until none
 * lies on another.
 */
export function fitPlaces(places: readonly Place[], radii: readonly number[], box: Box): Place[] {
  const x = spreadOut(places.map((place) => place.x));
  const y = spreadOut(places.map((place) => place.y));
  const most = Math.max(0, ...radii);
  const inside = (value: number, radius: number, length: number) =>
    Math.min(length - radius - 1, Math.max(radius + 1, value));
  const at = places.map((_, i) => ({
    x: most + (x[i] as number) * (box.width - 2 * most),
    y: most + (y[i] as number) * (box.height - 2 * most)
  }));
  for (let pass = 0; pass < PASSES; pass++) {
    const moved = moveApart(at, radii);
    for (const [i, place] of at.entries()) {
      const radius = radii[i] ?? 0;
      place.x = inside(place.x, radius, box.width);
      place.y = inside(place.y, radius, box.height);
    }
    if (!moved) break;
  }
  return at;
}

/** Values as places between 0 and 1: a third by size and the rest by rank, so that far ones do not press the others together. */
function spreadOut(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const found = new Array<number>(values.length).fill(0.5);
  if (high === low) return found;
  for (const [rank, i] of order.entries())
    found[i] = ((values[i] ?? 0) - low) / (3 * (high - low)) + (2 * rank) / (3 * (values.length - 1));
  return found;
}

/** Pushes every two circles that overlap half-way apart; the answer is whether any did. */
function moveApart(at: {x: number; y: number}[], radii: readonly number[]): boolean {
  let moved = false;
  for (const [i, one] of at.entries())
    for (let j = i + 1; j < at.length; j++) {
      const other = at[j] as {x: number; y: number};
      const least = (radii[i] ?? 0) + (radii[j] ?? 0) + GAP;
      const [dx, dy] = [other.x - one.x, other.y - one.y || 0.01];
      const distance = Math.hypot(dx, dy);
      if (distance >= least) continue;
      const push = (least - distance) / (2 * distance);
      one.x -= push * dx;
      one.y -= push * dy;
      other.x += push * dx;
      other.y += push * dy;
      moved = true;
    }
  return moved;
}
