import type {IsoDate} from "../../base/dates.ts";
import {initiatives} from "../../catalogue/registers/initiatives.ts";
import type {CountryCode} from "../../domain/country.ts";
import {type ThingAnswer, thingAnswer} from "./answers.ts";
import {countriesOf, type InitiativeRow, listInitiatives, membersOn} from "./initiatives.ts";
import {readThing} from "./things.ts";

export interface InitiativeAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: InitiativeRow["kind"];
  readonly about: string;
  readonly themes: readonly string[];
  readonly founded: string | null;
  /** Countries known to take part on the day asked for; most lists are incomplete. */
  readonly members: readonly CountryCode[];
}

/** Initiatives with their members on a day. */
export function initiativeAnswers(
  on: IsoDate,
  filter: Parameters<typeof listInitiatives>[1]
): InitiativeAnswer[] {
  return listInitiatives(on, filter).map(({thing, kind, about, themes, founded, members}) => ({
    id: thing.id,
    name: thing.name,
    kind,
    about,
    themes,
    founded: founded ?? null,
    members
  }));
}

/** One initiative: its statements, and who takes part on a day. */
export function initiativeAnswer(
  id: string,
  on: IsoDate
): ThingAnswer & {on: IsoDate; members: readonly CountryCode[]} {
  const {thing} = readThing(initiatives, id);
  return {...thingAnswer(initiatives, id), on, members: countriesOf(membersOn(thing, on))};
}
