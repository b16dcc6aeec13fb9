/**
 * Direction numbers of Joe and Kuo (SIAM J. Sci. Comput. 30, 2008; file new-joe-kuo-6.21201), dimensions 2 to 40:
 * degree, coefficients of the primitive polynomial, m₁ … m_s.
 */
const JOE_KUO = `1 0 1|2 1 1 3|3 1 1 3 1|3 2 1 1 1|4 1 1 1 3 3|4 4 1 3 5 13|5 2 1 1 5 5 17|5 4 1 1 5 5 5|5 7 1 1 7 11 19
|5 11 1 1 5 1 1|5 13 1 1 1 3 11|5 14 1 3 5 5 31|6 1 1 3 3 9 7 49|6 13 1 1 1 15 21 21|6 16 1 3 1 13 27 49
|6 19 1 1 1 15 7 5|6 22 1 3 1 15 13 25|6 25 1 1 5 5 19 61|7 1 1 3 7 11 23 15 103|7 4 1 3 7 13 13 15 69
|7 7 1 1 3 13 7 35 63|7 8 1 3 5 9 1 25 53|7 14 1 3 1 13 9 35 107|7 19 1 3 1 5 27 61 31|7 21 1 1 5 11 19 41 61
|7 28 1 3 5 3 3 13 69|7 31 1 1 7 13 1 19 1|7 32 1 3 7 5 13 19 59|7 37 1 1 3 9 25 29 41|7 41 1 3 5 13 23 1 55
|7 42 1 3 7 3 13 59 17|7 50 1 3 1 3 5 53 69|7 55 1 1 5 5 23 33 13|7 56 1 1 7 7 1 61 123|7 59 1 1 7 9 13 61 49
|7 62 1 3 3 5 3 55 33|8 14 1 3 1 15 31 13 49 245|8 21 1 3 5 15 31 59 63 97|8 22 1 3 1 11 11 11 77 249`;

const BITS = 32;
const ROWS = JOE_KUO.split("|").map((row) => row.trim().split(" ").map(Number));

/** Most axes the sequence has. */
export const MOST_DIMENSIONS = ROWS.length + 1;

/**
 * Points of the Sobol' quasi-random sequence in the unit cube (Gray-code order, Antonov and Saleev 1979), one row
 * after another. The first point, the origin, is part of it: leaving it out would unbalance a power of two.
 */
export function sobolPoints(count: number, dimensions: number): Float64Array {
  if (dimensions > MOST_DIMENSIONS)
    throw new RangeError(`more than ${MOST_DIMENSIONS} dimensions: ${dimensions}`);
  const points = new Float64Array(count * dimensions);
  for (let axis = 0; axis < dimensions; axis++) {
    const directions = directionsOf(axis);
    let x = 0;
    for (let i = 1; i < count; i++) {
      // The lowest zero bit of i − 1 says which direction comes next.
      x = (x ^ (directions[BITS - 1 - Math.clz32(i & -i)] as number)) >>> 0;
      points[i * dimensions + axis] = x * 2 ** -BITS;
    }
  }
  return points;
}

function directionsOf(axis: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  const row = axis === 0 ? undefined : ROWS[axis - 1];
  const [degree = 0, polynomial = 0, ...initial] = row ?? [];
  for (let k = 0; k < BITS; k++) {
    const m = row ? initial[k] : 1;
    directions[k] = m === undefined ? nextDirection(directions, k, degree, polynomial) : m << (BITS - 1 - k);
  }
  return directions;
}

function nextDirection(known: Uint32Array, k: number, degree: number, polynomial: number): number {
  const first = known[k - degree] as number;
  let direction = first ^ (first >>> degree);
  for (let i = 1; i < degree; i++) {
    if ((polynomial >> (degree - 1 - i)) & 1) direction ^= known[k - i] as number;
  }
  return direction;
}
