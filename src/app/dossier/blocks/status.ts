import {formatDate, type IsoDate} from "../../../base/dates.ts";
import {listOf} from "../../../base/text.ts";
import {countryByCode} from "../../../catalogue/countries.ts";
import {firstOf, stated, valueOn} from "../../../catalogue/register.ts";
import {AGREEMENT_STATES, agreements} from "../../../catalogue/registers/agreements.ts";
import {ROADMAP_STATES, roadmaps} from "../../../catalogue/registers/roadmaps.ts";
import type {AssociationInterval} from "../../../domain/association.ts";
import type {Country, CountryCode} from "../../../domain/country.ts";
import type {Thing} from "../../../domain/statement.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import {readCountryFacts} from "../../catalogue/country-facts.ts";
import {countryInText} from "../../country-in-text.ts";
import {readCountryStatus} from "../../country-status.ts";
import {column, dateSpan, factSpan, factTable, joinSpans, thingSpan} from "../../report/lists/spans.ts";
import {relationBlocks} from "./relations.ts";
import {blank, type DossierScope, note, said, section} from "./scope.ts";

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
    ...agreementBlocks(scope),
    ...roadmapBlocks(scope),
    ...relationBlocks(scope)
  ];
}

function timeline({country, on}: DossierScope): Block[] {
  const {programmes} = readCountryStatus(country, on);
  const rows = programmes.flatMap(({title, legal, applicant}) =>
    [...legal, ...applicant]
      .sort((a, b) => (a.from ?? "").localeCompare(b.from ?? ""))
      .map((interval) => timelineRow(title, interval))
  );
  if (rows.length === 0) return [blank(...withoutRows(country, on))];
  return [
    factTable(
      "timeline",
      "Where it stood, by programme and part",
      [column("Programme", 3), column("Status", 3), column("Period", 4), column("Scope and ground", 8)],
      rows
    ),
    ...(programmes.some(({applicant}) => applicant.length > 0) ? [APPLICANTS] : [])
  ];
}

function withoutRows(country: Country, on: IsoDate): Text {
  if (!isWithinUnion(country, on))
    return [words("No association is stated: non-associated to every programme.")];
  const law = readCountryStatus(country, on).territory?.legalReference;
  return [
    words("As part of the Union it needs no association: its entities count as those of the Member State"),
    ...(law === undefined ? [] : [said(`, by ${law}`, `association/${country.code}`)]),
    words(".")
  ];
}

/** Territories of a Member State to which its law of the Union extends. */
function isWithinUnion(country: Country, on: IsoDate): boolean {
  const {standing, isMember} = readCountryStatus(country, on);
  return !isMember && standing.group === "eu";
}

/** Two rows of a programme can hold for one day; the reader is told which is which. */
const APPLICANTS = note(
  words(
    "An association may count from a day before its agreement was signed. A row marked “applicants” says how applicants were treated while waiting for it."
  )
);

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

function agreementBlocks({country, on}: DossierScope): Block[] {
  const found = readCountryFacts(country.code, on).agreements;
  if (found.length === 0) {
    return [
      blank(
        words(
          `The catalogue holds no agreement on science and technology with ${countryInText(country.name)}. The Union's database of treaties and EUR-Lex show whether there is one.`
        )
      )
    ];
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
  const rows = readCountryFacts(country.code, on).roadmaps.map((thing) => ({
    thing,
    state: valueOn(roadmaps, thing, "state", on) ?? "unknown",
    conditions: stated(roadmaps, thing, "condition"),
    progress: stated(roadmaps, thing, "progress").filter(({value}) => value.date <= on)
  }));
  const isKnown = ({state, conditions, progress}: (typeof rows)[number]) =>
    state !== "unknown" || conditions.length + progress.length > 0;
  const known = rows.filter(isKnown);
  const table = factTable(
    "roadmaps",
    "Roadmaps, their conditions and progress",
    [column("Roadmap", 4), column("State", 2), column("Conditions", 6), column("Progress", 5)],
    known.map(({thing, state, conditions, progress}) => [
      [thingSpan(thing)],
      [words(ROADMAP_STATES[state])],
      factsOr(conditions.map(factSpan), "none was read"),
      factsOr(progress.map(factSpan), "none found")
    ])
  );
  return [
    ...(known.length > 0 ? [table] : []),
    ...rows
      .filter((row) => !isKnown(row))
      .map(({thing}) =>
        blank(thingSpan(thing), words(": listed, but its state, conditions and progress are not known."))
      )
  ];
}

function factsOr(spans: ReturnType<typeof factSpan>[], otherwise: string): Text {
  return spans.length > 0 ? joinSpans(spans, " · ") : [words(otherwise)];
}

function nameInText(code: CountryCode | undefined): string {
  return countryInText(countryByCode(code ?? "")?.name ?? "a Member State");
}

/** Where the country stands towards Horizon Europe on the day, in a sentence without figures. */
export function standingSentence({country, on}: Pick<DossierScope, "country" | "on">): string {
  const {standing, partial, isMember} = readCountryStatus(country, on);
  if (isMember) return "a Member State of the Union";
  if (isWithinUnion(country, on)) return `part of the Union, as a part of ${nameInText(country.partOf)}`;
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
