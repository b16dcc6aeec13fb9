import type {IsoDate} from "../base/dates.ts";
import {ASSOCIATION_PROGRAMME_IDS} from "../domain/association.ts";
import {readCodes, readCountry} from "./codes.ts";
import {readChoice} from "./read-choice.ts";
import {readDay} from "./read-day.ts";
import {type CountryStanding, readStanding} from "./standing.ts";

/** A question on a country's standing as a person writes it. */
export interface AskedStanding {
  /** Code or name. */
  readonly country: string;
  readonly on?: string | undefined;
  readonly programme?: string | undefined;
  readonly part?: string | undefined;
}

/** Reads a question and answers it, for today where no day is named. Throws for what it does not know. */
export function askStanding(asked: AskedStanding, today: IsoDate): CountryStanding {
  const {country, on, programme = "HORIZON", part} = asked;
  return readStanding({
    country: readCountry(country),
    on: readDay("on", on, today),
    programme: readChoice("programme", programme, ASSOCIATION_PROGRAMME_IDS),
    part: part === undefined ? undefined : readCodes("part", part)[0]
  });
}
