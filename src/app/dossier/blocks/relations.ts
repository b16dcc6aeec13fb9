import {groupBy} from "../../../base/collections.ts";
import type {IsoDate} from "../../../base/dates.ts";
import {thingById} from "../../../catalogue/catalogue.ts";
import {stated} from "../../../catalogue/register.ts";
import {relations, TALKS} from "../../../catalogue/registers/relations.ts";
import type {Statement} from "../../../domain/statement.ts";
import {type Block, type Span, type Text, words} from "../../../report/block.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import type {Fact} from "../../catalogue/facts.ts";
import {dateSpan, factSpan, joinSpans} from "../../report/lists/spans.ts";
import {regionOf} from "../region-of.ts";
import {type DossierScope, said, subsection} from "./scope.ts";

/** Talks and events in order of time, restrictions, and what the strategy says. */
export function relationBlocks(scope: DossierScope): Block[] {
  const facts = readCountryFacts(scope.country.code, scope.on).relations;
  const of = (property: string) => facts.filter(({statement}) => statement.property === property);
  return [
    ...listUnder("talks", "Talks and events", happenings(scope, of("event"))),
    ...listUnder("restrictions", "Restrictions", restrictions(of("restriction"), scope.on)),
    ...listUnder("lines", "In the strategy and its documents", lines(of("line")))
  ];
}

function listUnder(id: string, title: string, items: readonly Text[]): Block[] {
  return items.length === 0 ? [] : [subsection(id, title), {kind: "list", items}];
}

/** Steps of the talks on association among the events, oldest first; a step without a day comes first. */
function happenings({country, on}: DossierScope, events: readonly Fact[]): Text[] {
  const relation = thingById(relations, country.code.toLowerCase());
  const talks = relation ? stated(relations, relation, "association-talks") : [];
  const dated = [
    ...talks.map((step) => {
      const day = step.from ?? step.asOf ?? "";
      const text: Text = [words(`Talks on association: ${TALKS[step.value.step].toLowerCase()}`)];
      return {day, text: day === "" ? text : [dateSpan(day), words(": "), ...text]};
    }),
    ...events.map((fact) => ({day: dayOfEvent(fact.statement), text: [factSpan(fact)]}))
  ];
  return dated
    .filter(({day}) => day <= on)
    .sort((a, b) => a.day.localeCompare(b.day))
    .map(({text}) => text);
}

function dayOfEvent({value}: Statement): string {
  return typeof value === "object" && value !== null && "date" in value ? String(value.date) : "";
}

/** Newest first, each with its day: without it an older one would contradict the one in force. */
function restrictions(facts: readonly Fact[], on: IsoDate): Text[] {
  return facts
    .filter(({statement}) => dayOf(statement) <= on)
    .sort((a, b) => dayOf(b.statement).localeCompare(dayOf(a.statement)))
    .map((fact): Text => [...heldFrom(fact.statement), factSpan(fact)]);
}

function dayOf({from, asOf}: Statement): string {
  return from ?? asOf ?? "";
}

function heldFrom({from, to, asOf}: Statement): Text {
  if (from !== undefined) {
    return [
      words("From "),
      dateSpan(from),
      ...(to === undefined ? [] : [words(" to "), dateSpan(to)]),
      COLON
    ];
  }
  return asOf === undefined ? [] : [words("As of "), dateSpan(asOf), COLON];
}

const COLON = words(": ");

/** Lines on one region of the world share a line: "Africa: priority of the strategy; digital connectivity". */
function lines(facts: readonly Fact[]): Text[] {
  const groups = groupBy(facts, (fact) => regionOf(fact) ?? fact.text);
  return [...groups].map(([region, members]): Text => {
    const [first] = members;
    if (!first) return [];
    if (regionOf(first) === undefined) return [factSpan(first)];
    return [said(region, first.statement.place), COLON, ...joinSpans(members.map(withoutRegion), "; ")];
  });
}

function withoutRegion(fact: Fact): Span {
  return factSpan({...fact, text: fact.text.slice((regionOf(fact) ?? "").length + 2)});
}
