import type {Figure} from "../../../domain/figure.ts";
import {addressOf, requestFor} from "../../../domain/request.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {formatFigure, formatInterval} from "../../format-figure.ts";
import type {Gathering} from "./gathering.ts";

/** The newest value of a series about a country; a blank figure, or undefined, where there is none. */
export async function newestValue(
  {site}: Pick<Gathering, "site">,
  series: string,
  country: string
): Promise<Figure | undefined> {
  const edition = await site.edition();
  const {figures} = await edition.figures(requestFor(series, {filters: {country: [country]}, by: ["year"]}));
  return figures.at(-1);
}

/** A value as it is quoted, with its interval and the address at which it is computed again. */
export function quotedValue(title: string, figure: Figure): CaseEvidence["quoted"][number] {
  const interval = formatInterval(figure);
  return {
    label: `${title}, ${figure.dims.year}`,
    value: `${formatFigure(figure)}${interval && ` (${interval})`}`,
    figure: addressOf(figure.trace.request)
  };
}
