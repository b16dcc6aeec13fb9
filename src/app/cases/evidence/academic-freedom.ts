import type {Figure} from "../../../domain/figure.ts";
import {addressOf, requestFor} from "../../../domain/request.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {formatFigure, formatInterval} from "../../format-figure.ts";
import {nameOfCountry} from "../../names.ts";
import {countriesOf, type Gathering} from "./gathering.ts";
import {vintagesOf} from "./vintages.ts";

/**
 * Whole interval under the middle of the scale: a first orientation, as the toolkit has it, that asks for a closer
 * look at country and partner. It is no verdict on either.
 */
const MIDDLE = 0.5;

const SERIES = "academic-freedom";

/** The Academic Freedom Index of each country with its interval, where the series is held. */
export async function academicFreedom({plan, site, today}: Gathering): Promise<CaseEvidence[]> {
  const edition = await site.edition();
  return Promise.all(
    countriesOf(plan).map(async (country) => {
      const {figures} = await edition.figures(
        requestFor(SERIES, {filters: {country: [country]}, by: ["year"]})
      );
      return evidenceOf(country, figures.at(-1), today);
    })
  );
}

function evidenceOf(country: string, figure: Figure | undefined, on: string): CaseEvidence {
  const name = nameOfCountry(country) ?? country;
  const base = {kind: "academic-freedom", about: country, on} as const;
  if (!figure || figure.value === null) {
    const why =
      figure?.blank?.reason === "not-held" ? "the series is not held here" : "the source gives no value";
    return {
      ...base,
      says: `No value of the Academic Freedom Index for ${name}: ${why}. Look the country up.`,
      signal: "none",
      quoted: [],
      facts: {value: ""},
      sources: []
    };
  }
  const interval = formatInterval(figure);
  const value = `${formatFigure(figure)}${interval && ` (${interval})`}`;
  const isLow = (figure.interval?.high ?? figure.value) < MIDDLE;
  return {
    ...base,
    says: `Academic Freedom Index of ${name} in ${figure.dims.year}: ${value}, on a scale from 0 to 1.`,
    signal: isLow ? "attention" : "none",
    ...(isLow && {
      because: `The Academic Freedom Index of ${name} lies below the middle of its scale with its whole interval; look at the country and at the partner itself.`
    }),
    quoted: [
      {label: `Academic Freedom Index, ${figure.dims.year}`, value, figure: addressOf(figure.trace.request)}
    ],
    facts: {value},
    sources: vintagesOf(figure)
  };
}
