/**
 * Quantile of the standard normal distribution, to about 1 in 10⁷ for p from 10⁻¹⁰ to 1 − 10⁻¹⁰, which is all that
 * `draw` gives: PPND7 of M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), without its far tail.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    const top = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    const bottom = ((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1;
    return (q * top) / bottom;
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p)) - 1.6;
  const top = ((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
  const bottom = (0.12021132975 * r + 0.7370016425) * r + 1;
  return q < 0 ? -top / bottom : top / bottom;
}
