import type {ChartFrame} from "./svg.ts";

/** The two widths a picture is drawn for: beside text, and on a telephone. */
export const WIDTHS = {wide: 720, narrow: 340} as const;

/**
 * A picture drawn twice, for a wide and a narrow place; the stylesheet shows one. Type keeps its size on
 * every screen, which one picture made smaller would not.
 */
export function responsive<Options extends ChartFrame>(
  draw: (options: Options) => string,
  options: Options,
  wide: number = WIDTHS.wide
): string {
  const narrow = {...options, id: `${options.id}-narrow`, width: WIDTHS.narrow};
  return `<div class="chart-wide">${draw({...options, width: wide})}</div><div class="chart-narrow">${draw(narrow)}</div>`;
}
