import type {ChartFrame} from "./svg.ts";

/** The widths a picture is drawn for: on a telephone, and beside text or across the page. */
export const WIDTHS = {narrow: 340, half: 560, wide: 720, full: 1100} as const;

/**
 * A picture drawn for several widths, of which the stylesheet shows one. Type keeps its size on every screen,
 * which one picture made smaller would not. Three widths are for a chart across the page, two for all others.
 */
export function responsive<Options extends ChartFrame>(
  draw: (options: Options) => string,
  options: Options,
  widths: readonly number[] = [WIDTHS.narrow, WIDTHS.wide]
): string {
  const places = widths.length > 2 ? ["narrow", "middle", "full"] : ["narrow", "wide"];
  const drawn = places.map((place, index) => {
    const width = widths[index] ?? WIDTHS.wide;
    const id = index === 0 ? `${options.id}-narrow` : index === 1 ? options.id : `${options.id}-full`;
    return `<div class="chart-${place}">${draw({...options, id, width})}</div>`;
  });
  return drawn.join("");
}
