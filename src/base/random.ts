/**
 * Random numbers by counter instead of by sequence: a draw depends on seed, run and what is drawn, and on nothing
 * else. So neither the order of countries nor a value that is missing changes any other draw.
 *
 * The mixing is `lowbias32` (C. Wellons, hash-prospector, 2018; public domain), twice.
 */
export function mix(x: number): number {
  let hash = x;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0xd35a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const UNIT = 2 ** -32;
const GOLDEN = 0x9e3779b9;

/** The key of a text, for `draw` (FNV-1a, mixed). */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The state of a run, or of anything numbered, under a seed. */
export function stateOf(seed: number, number: number): number {
  return mix(mix(seed) + Math.imul(number, GOLDEN));
}

/** A number inside (0, 1) for a state and a key; steps of 2⁻³², never 0 or 1. */
export function draw(state: number, key: number): number {
  return (mix(mix(key ^ state) + (state ^ GOLDEN)) + 0.5) * UNIT;
}

/** The state that one number of [0, 1) stands for: a whole set of draws chosen by a single factor. */
export function stateFrom(unit: number): number {
  return mix(Math.floor(unit * 2 ** 32) ^ GOLDEN);
}
