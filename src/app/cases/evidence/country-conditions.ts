import {listOf} from "../../../base/text.ts";
import type {Figure} from "../../../domain/figure.ts";
import {withheldIn} from "../../../exports/refuse-withheld.ts";
import type {CaseEvidence} from "../../../safeguard/cases/evidence.ts";
import {seriesById} from "../../../sources/series/index.ts";
import {nameOfCountry} from "../../names.ts";
import {countriesOf, type Gathering} from "./gathering.ts";
import {newestValue, quotedValue} from "./newest-value.ts";
import {vintagesOf} from "./vintages.ts";

/** Series on how a country is governed that bear on a cooperation. They are quoted and never weighed by the program. */
const SERIES = ["rule-of-law", "control-of-corruption", "corruption-perceptions"] as const;

/** Rule of law and corruption in each country, as far as the series are held. */
export function countryConditions({plan, site, today}: Gathering): Promise<CaseEvidence[]> {
  return Promise.all(
    countriesOf(plan).map(async (country) => {
      const read = await Promise.all(SERIES.map((series) => newestValue({site}, series, country)));
      return evidenceOf(country, read, today);
    })
  );
}

function evidenceOf(country: string, read: readonly (Figure | undefined)[], on: string): CaseEvidence {
  const name = nameOfCountry(country) ?? country;
  const lines = SERIES.map((id, at) => lineOf(seriesById(id)?.series.title ?? id, read[at]));
  const titled = (state: Line["state"]) =>
    lines.filter((line) => line.state === state).map(({title}) => title);
  const quoted = lines.flatMap((line) => line.quoted ?? []);
  const said = lines.flatMap((line) => (line.state === "held" && line.quoted ? [line.quoted] : []));
  const [withheld, missing] = [titled("withheld"), titled("missing")];
  return {
    kind: "country-conditions",
    about: country,
    says: [
      said.length > 0 && `${name}: ${listOf(said.map(({label, value}) => `${label}: ${value}`))}.`,
      withheld.length > 0 &&
        `${listOf(withheld)} of ${name}: held here to be looked at and not to be handed on, so not quoted.`,
      missing.length > 0 && `No value of ${listOf(missing)} for ${name} is held here. Look the country up.`
    ]
      .filter(Boolean)
      .join(" "),
    signal: "none",
    quoted,
    facts: Object.fromEntries(quoted.map(({label, value}) => [label, value])),
    sources: sourcesOf(read),
    on
  };
}

interface Line {
  readonly title: string;
  readonly state: "held" | "withheld" | "missing";
  readonly quoted?: CaseEvidence["quoted"][number];
}

/** What is said of one series. A case leaves the house, so a value its licence keeps here is linked and not written down. */
function lineOf(title: string, figure: Figure | undefined): Line {
  if (!figure || figure.value === null) return {title, state: "missing"};
  const quoted = quotedValue(title, figure);
  return withheldIn(figure.trace) === undefined
    ? {title, state: "held", quoted}
    : {title, state: "withheld", quoted: {...quoted, value: "held here, not to be handed on"}};
}

function sourcesOf(read: readonly (Figure | undefined)[]): CaseEvidence["sources"] {
  const held = read.flatMap((figure) => (figure && figure.value !== null ? vintagesOf(figure) : []));
  return [...new Map(held.map((one) => [`${one.title} ${one.sha256}`, one])).values()];
}
