import {formatDate} from "../../../base/dates.ts";
import {associationIntervals} from "../../../catalogue/association.ts";
import {thingsOf} from "../../../catalogue/catalogue.ts";
import {firstOf, stated, valueOn} from "../../../catalogue/register.ts";
import {AGREEMENT_KINDS, AGREEMENT_STATES, agreements} from "../../../catalogue/registers/agreements.ts";
import {relations} from "../../../catalogue/registers/relations.ts";
import {ROADMAP_STATES, roadmaps} from "../../../catalogue/registers/roadmaps.ts";
import {sayParty} from "../../../catalogue/values.ts";
import {ASSOCIATION_PROGRAMMES} from "../../../domain/association.ts";
import {GROUPS} from "../../../domain/group.ts";
import type {Thing} from "../../../domain/statement.ts";
import {type Block, type Span, type Text, words} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import {column, dateSpan, factSpan, factTable, joinSpans, NOTHING, thingSpan} from "./spans.ts";

/** A list with nothing in it. */
export function blank(text: string): Block[] {
  return [{kind: "paragraph", tone: "blank", text: [words(text)]}];
}

/** A country by its name. */
export function countrySpan(code: string): Span {
  return {kind: "name", text: sayParty(code), of: `country:${code}`};
}

/** Changes of status towards the framework programmes that took effect in the period, by law. */
export function associationBlocks(scope: ListScope): Block[] {
  const {from, to, country} = scope;
  const found = associationIntervals()
    .filter((interval) => interval.view === "legal" && (!country || interval.country === country))
    .filter((interval) => country !== undefined || startsWithin(interval.from, from, to))
    .sort((a, b) => (a.from ?? "").localeCompare(b.from ?? "") || a.country.localeCompare(b.country));
  if (found.length === 0) return blank("No change of status is stated for this period.");
  return [
    factTable(
      scope.id,
      country
        ? "Status towards the framework programmes, by law"
        : "Changes of status that took effect in the period, by law",
      [
        column("Country", 3),
        column("Programme", 2),
        column("Status", 2),
        column("From", 2),
        column("Scope and ground", 6)
      ],
      found.map((interval) => [
        [countrySpan(interval.country)],
        [{kind: "name", text: programmeTitle(interval.programme), of: `programme:${interval.programme}`}],
        [words(interval.status === "suspended" ? "Suspended" : GROUPS[interval.status].title)],
        interval.from === undefined ? [words("not known")] : [dateSpan(interval.from)],
        [
          {
            kind: "fact",
            text: [interval.scope, interval.legalReference, interval.to && `until ${formatDate(interval.to)}`]
              .filter(Boolean)
              .join("; "),
            place: `association/${interval.country}#${interval.programme}`
          }
        ]
      ])
    )
  ];
}

function startsWithin(day: string | undefined, from: string, to: string): boolean {
  return day !== undefined && day >= from.slice(0, day.length) && day <= to;
}

/** A programme by its title; Euratom is one towards which countries associate. */
export function programmeTitle(programme: string): string {
  return Object.entries(ASSOCIATION_PROGRAMMES).find(([id]) => id === programme)?.[1] ?? programme;
}

/** The relations with each country, by the country's name. */
export function relationsByName(): {thing: Thing; code: string}[] {
  return thingsOf(relations)
    .map((thing) => ({thing, code: firstOf(relations, thing, "country") ?? ""}))
    .sort((a, b) => sayParty(a.code).localeCompare(sayParty(b.code), "en"));
}

/** Where talks on association stand. */
export function talkBlocks(scope: ListScope): Block[] {
  const rows = relationsByName().flatMap(({thing, code}) => {
    if (scope.country && code !== scope.country) return [];
    const steps = stated(relations, thing, "association-talks").filter(
      ({from, asOf}) => (from ?? asOf ?? "") <= scope.asOf
    );
    return steps.map((step): readonly Text[] => [
      [countrySpan(code)],
      [factSpan(step)],
      dated(step.from ?? step.asOf)
    ]);
  });
  if (rows.length === 0) return blank("No talks on association are stated.");
  return [
    factTable(
      scope.id,
      "Talks on association",
      [column("Country", 3), column("Step", 6), column("Since", 3)],
      rows
    )
  ];
}

/** A date where one is stated. */
export function dated(day: string | undefined): Text {
  return day === undefined ? NOTHING : [dateSpan(day)];
}

/** Agreements of the Union and Euratom with the country, or all. */
export function agreementBlocks(scope: ListScope): Block[] {
  const found = thingsOf(agreements)
    .filter(
      (thing) =>
        (!scope.country || firstOf(agreements, thing, "partner") === scope.country) &&
        (!scope.only["kind"] || firstOf(agreements, thing, "kind") === scope.only["kind"])
    )
    .sort(byName);
  if (found.length === 0) return blank("The catalogue holds no agreement of this kind.");
  return [
    factTable(
      scope.id,
      "Agreements on science and technology",
      [column("Agreement", 5), column("State", 3), column("In force since", 2), column("Valid until", 2)],
      found.map((thing) => [
        [thingSpan(thing)],
        stateOf(thing, scope),
        dated(firstOf(agreements, thing, "in-force-since")),
        dated(firstOf(agreements, thing, "valid-until"))
      ])
    )
  ];
}

/** By the name a reader reads. */
function byName(a: Thing, b: Thing): number {
  return thingSpan(a).text.localeCompare(thingSpan(b).text, "en");
}

/** The state of an agreement, and its kind where the list holds several. */
function stateOf(thing: Thing, {asOf, only}: ListScope): Text {
  const state = valueOn(agreements, thing, "state", asOf);
  const kind = only["kind"] ? undefined : firstOf(agreements, thing, "kind");
  return [
    words([state && AGREEMENT_STATES[state], kind && AGREEMENT_KINDS[kind]].filter(Boolean).join("; ") || "–")
  ];
}

/** Roadmaps with partner countries and regions, and what was said of their progress. */
export function roadmapBlocks(scope: ListScope): Block[] {
  const found = thingsOf(roadmaps)
    .filter(
      (thing) =>
        !scope.country || stated(roadmaps, thing, "partner").some(({value}) => value === scope.country)
    )
    .sort(byName);
  if (found.length === 0) return blank("The catalogue holds no roadmap with this partner.");
  return [
    factTable(
      scope.id,
      "Roadmaps for cooperation",
      [column("Roadmap", 4), column("Last edition known", 2), column("State", 2), column("Progress", 6)],
      found.map((thing) => {
        const editions = stated(roadmaps, thing, "edition").flatMap(({from}) =>
          from !== undefined && from <= scope.asOf ? [from] : []
        );
        const progress = stated(roadmaps, thing, "progress")
          .filter(({value}) => value.date <= scope.asOf)
          .map((statement) => factSpan(statement));
        return [
          [thingSpan(thing)],
          dated(editions.sort().at(-1)),
          roadmapState(thing, scope.asOf),
          progress.length ? joinSpans(progress, " · ") : [words("none found")]
        ];
      })
    )
  ];
}

/** The state of a roadmap with the day of the look: one not known since is something else than one not concluded. */
function roadmapState(thing: Thing, on: string): Text {
  const state = valueOn(roadmaps, thing, "state", on);
  if (!state) return NOTHING;
  const seen = stated(roadmaps, thing, "state").find(({value}) => value === state)?.asOf;
  if (seen === undefined) return [words(ROADMAP_STATES[state])];
  return [words(`${ROADMAP_STATES[state]}, ${state === "unknown" ? "since" : "as of"} `), dateSpan(seen)];
}
