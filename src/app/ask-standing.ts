import type {IsoDate} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";
import {countryByCode} from "../catalogue/countries.ts";
import {ASSOCIATION_PROGRAMME_IDS} from "../domain/association.ts";
import {PROGRAMMES, type Programme} from "../domain/programme.ts";
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
  const on = readDay("on", asked.on, today);
  const code = readCountry(asked.country);
  if (!countryByCode(code)) {
    throw new ApertureError("not-found", `no country has the code ${code}`, {
      hint: "Give its ISO or EU code, or its name."
    });
  }
  const programme = readChoice("programme", asked.programme ?? programmeOn(on), ASSOCIATION_PROGRAMME_IDS);
  return readStanding({
    country: code,
    on,
    programme,
    part: asked.part === undefined ? undefined : readPartOf(programme, asked.part)
  });
}

/** The framework programme that ran on a day; before the first known the first, after the last the last. */
function programmeOn(on: IsoDate): Programme {
  const year = Number(on.slice(0, 4));
  const ids = (Object.keys(PROGRAMMES) as Programme[]).sort(
    (a, b) => PROGRAMMES[a].from - PROGRAMMES[b].from
  );
  return ids.findLast((id) => PROGRAMMES[id].from <= year) ?? ids[0] ?? "HORIZON";
}

function readPartOf(programme: string, text: string): string {
  const part = readCodes("part", text)[0] ?? text;
  if (part.startsWith(programme) || part.toLowerCase().includes("euratom")) return part;
  throw new ApertureError("usage", `${part} is no part of ${programme}`, {
    hint: "Give a code such as HORIZON.2.5, or name the programme with it."
  });
}
