import {formatDate} from "../../../base/dates.ts";
import {listOf} from "../../../base/text.ts";
import {thingById} from "../../../catalogue/catalogue.ts";
import {firstOf, stated, valueOn} from "../../../catalogue/register.ts";
import {AGREEMENT_STATES, agreements} from "../../../catalogue/registers/agreements.ts";
import {relations, TALKS} from "../../../catalogue/registers/relations.ts";
import {ROADMAP_STATES, roadmaps} from "../../../catalogue/registers/roadmaps.ts";
import type {AssociationInterval} from "../../../domain/association.ts";
import type {Statement, Thing} from "../../../domain/statement.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {readCountryStatus} from "../../country-status.ts";
import {column, dateSpan, factSpan, factTable, joinSpans, thingSpan} from "../../report/lists/spans.ts";
import {blank, type DossierScope, said, section} from "./scope.ts";

const STATUSES: Readonly<Record<AssociationInterval["status"], string>> = {
  associated: "Associated",
  transitional: "Transitional",
  "non-associated": "Non-associated",
  suspended: "Suspended"
};

/** Status by programme and part over time, talks, agreements and roadmaps. */
export function statusBlocks(scope: DossierScope): Block[] {
  return [
    section("status", "Status, talks and agreements"),
    ...timeline(scope),
    ...talks(scope),
    ...lines(scope),
    ...agreementBlocks(scope),
    ...roadmapBlocks(scope)
  ];
}

function timeline({country, on}: DossierScope): Block[] {
  const {programmes} = readCountryStatus(country, on);
  const rows = programmes.flatMap(({title, legal, applicant}) =>
    [...legal, ...applicant]
      .sort((a, b) => (a.from ?? "").localeCompare(b.from ?? ""))
      .map((interval) => timelineRow(title, interval))
  );
  if (rows.length === 0)
    return [blank(words("No association is stated: non-associated to every programme."))];
  return [
    factTable(
      "timeline",
      "Where it stood, by programme and part",
      [column("Programme", 3), column("Status", 3), column("Period", 4), column("Scope and ground", 8)],
      rows
    )
  ];
}

function timelineRow(title: string, interval: AssociationInterval): readonly Text[] {
  const place = `association/${interval.country}#${interval.programme}`;
  const {status, view, from, to, scope, legalReference} = interval;
  const period = `${from ? formatDate(from) : "start not known"} to ${to ? formatDate(to) : "today"}`;
  return [
    [{kind: "name", text: title, of: `programme:${interval.programme}`}],
    [words(`${STATUSES[status]}${view === "applicant" ? " (applicants)" : ""}`)],
    [said(period, place)],
    [said([scope === "all" ? "All parts" : scope, legalReference].filter(Boolean).join("; "), place)]
  ];
}

function talks({country, on}: DossierScope): Block[] {
  const relation = thingById(relations, country.code.toLowerCase());
  const steps = relation
    ? stated(relations, relation, "association-talks")
        .filter((step) => dayOfStep(step) <= on)
        .sort((a, b) => dayOfStep(a).localeCompare(dayOfStep(b)))
    : [];
  if (steps.length === 0) return [];
  return [
    {
      kind: "list",
      items: steps.map((step): Text => {
        const day = dayOfStep(step);
        return [
          words(`Talks on association: ${TALKS[step.value.step].toLowerCase()}`),
          ...(day === "" ? [] : [words(ENDED.includes(step.value.step) ? ", " : ", since "), dateSpan(day)])
        ];
      })
    }
  ];
}

/** Steps that happen on a day rather than last from it. */
const ENDED: readonly (keyof typeof TALKS)[] = ["concluded", "negotiations-agreed"];

function dayOfStep({from, asOf}: Pick<Statement, "from" | "asOf">): string {
  return from ?? asOf ?? "";
}

const LINES = ["restriction", "line", "event"];

/** Restrictions, lines of the strategy and events stated of the country. */
function lines({country, on}: DossierScope): Block[] {
  const facts = readCountryFacts(country.code, on).relations.filter(({statement}) =>
    LINES.includes(statement.property)
  );
  if (facts.length === 0) return [];
  return [
    {
      kind: "list",
      items: facts.map(
        (fact): Text => [
          words(fact.title),
          ...(fact.statement.property === "restriction" ? holdsFrom(fact.statement) : []),
          words(": "),
          factSpan(fact)
        ]
      )
    }
  ];
}

/** Restrictions follow one another; without its day an older one would contradict the one in force. */
function holdsFrom({from, to, asOf}: Statement): Text {
  if (from === undefined) return asOf === undefined ? [] : [words(", as of "), dateSpan(asOf)];
  return [words(", from "), dateSpan(from), ...(to === undefined ? [] : [words(" to "), dateSpan(to)])];
}

function agreementBlocks({country, on}: DossierScope): Block[] {
  const found = readCountryFacts(country.code, on).agreements;
  if (found.length === 0) {
    return [blank(words("The catalogue holds no agreement on science and technology with the country."))];
  }
  return [
    factTable(
      "agreements",
      "Agreements",
      [column("Agreement", 8), column("State", 3), column("In force since", 3), column("Valid until", 3)],
      found.map((thing) => [
        [thingSpan(thing)],
        [words(stateOf(thing, on))],
        dayOf(thing, "in-force-since"),
        dayOf(thing, "valid-until")
      ])
    )
  ];
}

function stateOf(thing: Thing, on: string): string {
  const state = valueOn(agreements, thing, "state", on);
  return state === undefined ? "not stated" : AGREEMENT_STATES[state];
}

function dayOf(thing: Thing, property: "in-force-since" | "valid-until"): Text {
  const day = firstOf(agreements, thing, property);
  return [day === undefined ? words("not stated") : dateSpan(day)];
}

/** Conditions on both sides, and what was said of their progress. */
function roadmapBlocks({country, on}: DossierScope): Block[] {
  const found = readCountryFacts(country.code, on).roadmaps;
  if (found.length === 0) return [];
  return [
    factTable(
      "roadmaps",
      "Roadmaps, their conditions and progress",
      [column("Roadmap", 4), column("State", 2), column("Conditions", 6), column("Progress", 5)],
      found.map((thing) => {
        const state = valueOn(roadmaps, thing, "state", on);
        return [
          [thingSpan(thing)],
          [words(state ? ROADMAP_STATES[state] : "not known")],
          factsOr(stated(roadmaps, thing, "condition").map(factSpan), "none was read"),
          factsOr(
            stated(roadmaps, thing, "progress")
              .filter(({value}) => value.date <= on)
              .map(factSpan),
            "none found"
          )
        ];
      })
    )
  ];
}

function factsOr(spans: ReturnType<typeof factSpan>[], otherwise: string): Text {
  return spans.length > 0 ? joinSpans(spans, " · ") : [words(otherwise)];
}

/** Where the country stands towards Horizon Europe on the day, in a sentence without figures. */
export function standingSentence({country, on}: Pick<DossierScope, "country" | "on">): string {
  const {standing, partial, isMember} = readCountryStatus(country, on);
  if (isMember) return "a Member State of the Union";
  const associated = partial.filter(({status}) => status === "associated").map(({scope}) => scope);
  if (standing.interval?.status === "suspended") return "cooperation under Horizon Europe suspended";
  if (standing.group !== "associated" && associated.length > 0) {
    return `associated to Horizon Europe for ${listOf(associated)} only`;
  }
  if (standing.group === "associated") {
    const exceptions = partial.filter(({status}) => status !== "associated").map(({scope}) => scope);
    return `associated to Horizon Europe${exceptions.length > 0 ? `, but for ${listOf(exceptions)}` : ""}`;
  }
  return "not associated to Horizon Europe";
}
