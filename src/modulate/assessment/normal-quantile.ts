/** Ratio of two polynomials, coefficients from the constant up. */
function ratio(x: number, top: readonly number[], bottom: readonly number[]): number {
  const horner = (coefficients: readonly number[]) => coefficients.reduceRight((sum, c) => sum * x + c, 0);
  return horner(top) / horner(bottom);
}

/**
 * Quantile of the standard normal distribution, for p inside (0, 1), to about 1 in 10⁷: PPND7 of M. J. Wichura,
 * Algorithm AS 241, Applied Statistics 37 (1988).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    const top = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    const bottom = ((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1;
    return (q * top) / bottom;
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const tail =
    r <= 5
      ? ratio(
          r - 1.6,
          [1.4234372777, 2.757153169, 1.3067284816, 0.17023821103],
          [1, 0.7370016425, 0.12021132975]
        )
      : ratio(
          r - 5,
          [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
          [1, 0.24197894225, 0.012258202635]
        );
  return q < 0 ? -tail : tail;
}
