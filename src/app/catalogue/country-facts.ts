import type {IsoDate} from "../../base/dates.ts";
import {thingById, thingsOf} from "../../catalogue/catalogue.ts";
import {includesDay, periodOf} from "../../catalogue/period.ts";
import {firstOf, stated} from "../../catalogue/register.ts";
import {agreements} from "../../catalogue/registers/agreements.ts";
import {dialogue} from "../../catalogue/registers/dialogue.ts";
import {relations} from "../../catalogue/registers/relations.ts";
import {roadmaps} from "../../catalogue/registers/roadmaps.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {Thing} from "../../domain/statement.ts";
import {type Fact, factOf, factsOf} from "./facts.ts";
import {initiativesOf} from "./initiatives.ts";

/** What the catalogue says of one country beside its association. */
export interface CountryFacts {
  readonly agreements: readonly Thing[];
  readonly roadmaps: readonly Thing[];
  readonly initiatives: readonly {
    readonly thing: Thing;
    readonly facts: readonly Fact[];
    readonly isCurrent: boolean;
  }[];
  readonly dialogue: readonly Thing[];
  /** Talks, automatic funding, co-funding, restrictions, lines, events. */
  readonly relations: readonly Fact[];
  /** What is not known of the country's relations, in words. */
  readonly open: readonly string[];
}

/** Reads what the registers hold on a country, as of a day. */
export function readCountryFacts(code: CountryCode, on: IsoDate): CountryFacts {
  const relation = thingById(relations, code.toLowerCase());
  return {
    agreements: thingsOf(agreements).filter((thing) => firstOf(agreements, thing, "partner") === code),
    roadmaps: thingsOf(roadmaps).filter((thing) =>
      stated(roadmaps, thing, "partner").some(({value}) => value === code)
    ),
    initiatives: initiativesOf(code).map(({thing, members}) => ({
      thing,
      facts: members.map(factOf),
      isCurrent: members.some((member) => includesDay(periodOf(member), on))
    })),
    dialogue: thingsOf(dialogue).filter((thing) =>
      stated(dialogue, thing, "partner").some(({value}) => value === code)
    ),
    relations: relation ? factsOf(relation).filter(({statement}) => statement.property !== "country") : [],
    open: relation?.open ?? []
  };
}
