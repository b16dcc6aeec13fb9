import type {IsoDate} from "../../base/dates.ts";
import {thingById, thingsOf} from "../../catalogue/catalogue.ts";
import {countryByCode} from "../../catalogue/countries.ts";
import type {Register} from "../../catalogue/register.ts";
import {association} from "../../catalogue/registers/association.ts";
import {relations} from "../../catalogue/registers/relations.ts";
import type {Confidence} from "../../domain/confidence.ts";
import type {CountryCode} from "../../domain/country.ts";
import type {Thing} from "../../domain/statement.ts";
import type {StatementRow} from "../../exports/statement-row.ts";
import {readCountryFacts} from "./country-facts.ts";
import {thingRows} from "./export.ts";
import {type RegisterSummary, readThing, type Standing, standingOf, summariseCatalogue} from "./things.ts";

/** Counts of statements with the share of each confidence, from 0 to 1. */
export interface Counts extends Standing {
  readonly shares: Readonly<Record<Confidence, number>>;
}

export interface RegisterAnswer extends Counts {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly things: number;
}

/** The registers with how much they hold and how well it is known on a day. */
export function catalogueAnswer(on: IsoDate): Counts & {on: IsoDate; registers: RegisterAnswer[]} {
  const {registers, all} = summariseCatalogue(on);
  return {on, ...withShares(all), registers: registers.map(registerAnswer)};
}

function registerAnswer({register, things, ...standing}: RegisterSummary): RegisterAnswer {
  const {id, title, summary} = register;
  return {id, title, summary, things, ...withShares(standing)};
}

function withShares(standing: Standing): Counts {
  const {statements, byConfidence} = standing;
  const share = (count: number) => (statements === 0 ? 0 : Math.round((1000 * count) / statements) / 1000);
  const {seen, reported, unverified} = byConfidence;
  return {
    ...standing,
    shares: {seen: share(seen), reported: share(reported), unverified: share(unverified)}
  };
}

/** An entry in a list. */
export interface EntryAnswer extends Counts {
  readonly id: string;
  readonly name: string;
}

/** A register with its entries. */
export function entriesAnswer(
  register: Register,
  on: IsoDate
): Counts & {id: string; title: string; summary: string; things: EntryAnswer[]} {
  const {id, title, summary} = register;
  const things = thingsOf(register);
  return {
    id,
    title,
    summary,
    ...withShares(
      standingOf(
        things.flatMap(({statements}) => statements),
        on
      )
    ),
    things: things.map((thing) => ({
      id: thing.id,
      name: thing.name,
      ...withShares(standingOf(thing.statements, on))
    }))
  };
}

/** Something another entry says of this one. */
export interface MentionAnswer {
  readonly register: string;
  readonly id: string;
  readonly name: string;
  readonly property: string;
  readonly words: string;
  /** Whether this entry is only the source of the statement. */
  readonly asSource: boolean;
}

export interface ThingAnswer {
  readonly register: string;
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  /** What is not known, in words. */
  readonly open: readonly string[];
  readonly statements: readonly StatementRow[];
}

/** One entry with its statements and with what others say of it. */
export function thingAnswer(register: Register, id: string): ThingAnswer & {mentions: MentionAnswer[]} {
  const {thing, mentions} = readThing(register, id);
  return {
    ...plainAnswer(thing),
    mentions: mentions.map(({thing: other, fact, asSource}) => ({
      register: other.register,
      id: other.id,
      name: other.name,
      property: fact.statement.property,
      words: fact.text,
      asSource
    }))
  };
}

function plainAnswer(thing: Thing): ThingAnswer {
  const {register, id, name, shortName, open} = thing;
  return {register, id, name, shortName: shortName ?? null, open, statements: thingRows(thing)};
}

/** Everything the catalogue says of a country. */
export interface CountryAnswer {
  readonly country: CountryCode;
  readonly name: string;
  readonly on: IsoDate;
  readonly open: readonly string[];
  readonly association: readonly StatementRow[];
  readonly relations: readonly StatementRow[];
  readonly agreements: readonly ThingAnswer[];
  readonly roadmaps: readonly ThingAnswer[];
  readonly dialogue: readonly ThingAnswer[];
  /** Initiatives the country takes or took part in; `current`: on the day asked for. */
  readonly initiatives: readonly {
    readonly id: string;
    readonly name: string;
    readonly current: boolean;
    readonly membership: readonly string[];
  }[];
}

export function countryAnswer(country: CountryCode, on: IsoDate): CountryAnswer {
  const facts = readCountryFacts(country, on);
  const associated = thingById(association, country.toLowerCase());
  const related = thingById(relations, country.toLowerCase());
  return {
    country,
    name: countryByCode(country)?.name ?? country,
    on,
    open: facts.open,
    association: associated ? thingRows(associated) : [],
    relations: related ? thingRows(related) : [],
    agreements: facts.agreements.map(plainAnswer),
    roadmaps: facts.roadmaps.map(plainAnswer),
    dialogue: facts.dialogue.map(plainAnswer),
    initiatives: facts.initiatives.map(({thing, facts: members, isCurrent}) => ({
      id: thing.id,
      name: thing.name,
      current: isCurrent,
      membership: members.map(({text}) => text)
    }))
  };
}
