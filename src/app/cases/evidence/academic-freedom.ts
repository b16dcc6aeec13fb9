import type {Figure} from "../../../domain/figure.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {nameOfCountry} from "../../names.ts";
import {countriesOf, type Gathering} from "./gathering.ts";
import {newestValue, quotedValue} from "./newest-value.ts";
import {vintagesOf} from "./vintages.ts";

/**
 * Whole interval under the middle of the scale: a first orientation, as the toolkit has it, that asks for a closer
 * look at country and partner. It is no verdict on either.
 */
const MIDDLE = 0.5;

const SERIES = "academic-freedom";

/** The Academic Freedom Index of each country with its interval, where the series is held. */
export async function academicFreedom({plan, site, today}: Gathering): Promise<CaseEvidence[]> {
  return Promise.all(
    countriesOf(plan).map(async (country) =>
      evidenceOf(country, await newestValue({site}, SERIES, country), today)
    )
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
  const quoted = quotedValue("Academic Freedom Index", figure);
  const {value} = quoted;
  const isLow = (figure.interval?.high ?? figure.value) < MIDDLE;
  return {
    ...base,
    says: `Academic Freedom Index of ${name} in ${figure.dims.year}: ${value}, on a scale from 0 to 1.`,
    signal: isLow ? "attention" : "none",
    ...(isLow && {
      because: `The Academic Freedom Index of ${name} lies below the middle of its scale with its whole interval; look at the country and at the partner itself.`
    }),
    quoted: [quoted],
    facts: {value},
    sources: vintagesOf(figure)
  };
}
