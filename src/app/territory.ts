import type {IsoDate} from "../base/dates.ts";
import {countryByCode} from "../catalogue/countries.ts";
import {membershipOn} from "../catalogue/membership.ts";
import type {Standing} from "../catalogue/standing.ts";
import type {CountryCode} from "../domain/country.ts";
import {countryInText} from "./country-in-text.ts";

/** Why a territory stands where it does, where that follows from the state it belongs to. */
export interface TerritoryGround {
  readonly note: string;
  readonly legalReference?: string;
  readonly source?: string;
  /** Where the source can be read. */
  readonly address?: string;
}

const ADDRESS = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:12016E355";
const SOURCE = `Treaty on the Functioning of the European Union, consolidated version of 2016, OJ C 202, 7.6.2016, p. 197 ${ADDRESS}`;

/** The ground on which a territory of another state stands; nothing for a country of its own. */
export function territoryGround(
  code: CountryCode,
  programme: string,
  on: IsoDate,
  {group, article}: Pick<Standing, "group" | "article">
): TerritoryGround | undefined {
  const country = countryByCode(code);
  const owner = country?.partOf;
  if (!country || owner === undefined) return undefined;
  const [name, state] = [countryInText(country.name), nameOf(owner)];
  if (group === "eu") {
    const note = `taking part as a part of ${state}, a Member State; the Treaties apply to ${name}`;
    if (article === undefined) return {note};
    return {
      note,
      legalReference: `Article ${article} of the Treaty on the Functioning of the European Union`,
      source: SOURCE,
      address: ADDRESS
    };
  }
  return {
    note: membershipOn(owner, programme, on)
      ? `linked to ${state}; entities of territories linked to a Member State can be funded under rules of their own, which the catalogue does not hold`
      : `linked to ${state}; whether what holds for entities of ${state} holds for those of ${name} was not read`
  };
}

function nameOf(code: CountryCode): string {
  return countryInText(countryByCode(code)?.name ?? code);
}
