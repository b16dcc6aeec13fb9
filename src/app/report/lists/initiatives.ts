import {thingsOf} from "../../../catalogue/catalogue.ts";
import {firstOf, stated} from "../../../catalogue/register.ts";
import {DIALOGUE_KINDS, dialogue} from "../../../catalogue/registers/dialogue.ts";
import {documents} from "../../../catalogue/registers/documents.ts";
import {INITIATIVE_KINDS, initiatives} from "../../../catalogue/registers/initiatives.ts";
import {principles} from "../../../catalogue/registers/principles.ts";
import type {Thing} from "../../../domain/statement.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import {listInitiatives} from "../../catalogue/initiatives.ts";
import {
  column,
  countSpan,
  dateSpan,
  factSpan,
  factTable,
  joinSpans,
  NOTHING,
  nameSpan,
  thingSpan
} from "./spans.ts";

function blank(text: string): Block[] {
  return [{kind: "paragraph", tone: "blank", text: [words(text)]}];
}

/** Initiatives of a theme, of a country, or all, with what happened in the period. */
export function initiativeBlocks(scope: ListScope): Block[] {
  const found = listInitiatives(scope.asOf, {theme: scope.theme, kind: scope.only["kind"]}).filter(
    ({members}) => !scope.country || members.includes(scope.country)
  );
  if (found.length === 0) return blank("The catalogue knows no initiative of this kind.");
  const on = `on=${scope.asOf}`;
  return [
    factTable(
      scope.id,
      "Multilateral and regional initiatives",
      [
        column("Initiative", 3),
        column("What it does", 5),
        column("Members known, EU aside", 2),
        column("In the period", 5)
      ],
      found.map(({thing, kind, members}) => [
        [thingSpan(thing), words(" ("), nameSpan(INITIATIVE_KINDS[kind], "kind"), words(")")],
        firstFact(thing, "about"),
        members.length
          ? [countSpan(members.length, `members?initiative=${thing.id}&${on}`)]
          : [words("not stated")],
        eventsIn(thing, scope)
      ])
    )
  ];
}

function firstFact(thing: Thing, property: string): Text {
  const statement = thing.statements.find((one) => one.property === property);
  return statement ? [factSpan(statement)] : NOTHING;
}

function eventsIn(thing: Thing, {from, to}: ListScope): Text {
  const events = stated(initiatives, thing, "event")
    .filter(({value}) => value.date >= from.slice(0, value.date.length) && value.date <= to)
    .map((statement) => factSpan(statement));
  return events.length ? joinSpans(events, " · ") : [words("nothing found")];
}

/** The principles and values, with their working definitions. */
export function principleBlocks(scope: ListScope): Block[] {
  const all = [...thingsOf(principles)].sort(
    (a, b) => (firstOf(principles, a, "number") ?? 0) - (firstOf(principles, b, "number") ?? 0)
  );
  return [
    factTable(
      scope.id,
      "Principles and values for international cooperation",
      [column("Principle", 3), column("Working definition", 7)],
      all.map((thing) => [[thingSpan(thing)], firstFact(thing, "definition")])
    )
  ];
}

/** Events of the multilateral dialogue up to the end of the period. */
export function dialogueBlocks(scope: ListScope): Block[] {
  const found = thingsOf(dialogue)
    .map((thing) => ({thing, date: firstOf(dialogue, thing, "date") ?? ""}))
    .filter(({date}) => date !== "" && date <= scope.to)
    .filter(
      ({thing}) =>
        !scope.country || stated(dialogue, thing, "partner").some(({value}) => value === scope.country)
    )
    .sort((a, b) => a.date.localeCompare(b.date));
  if (found.length === 0) return blank("No event of the multilateral dialogue is known.");
  return [
    factTable(
      scope.id,
      "Events of the multilateral dialogue up to the end of the period",
      [column("Event", 4), column("Date", 2), column("Kind", 2), column("Outcome", 6)],
      found.map(({thing, date}) => {
        const kind = firstOf(dialogue, thing, "kind");
        const outcomes = stated(dialogue, thing, "outcome").map((statement) => factSpan(statement));
        return [
          [thingSpan(thing)],
          [dateSpan(date)],
          [words(kind ? DIALOGUE_KINDS[kind] : "–")],
          outcomes.length ? joinSpans(outcomes, " · ") : [words("none stated")]
        ];
      })
    )
  ];
}

/** Documents of the library with a word in their title or subject, published up to the day. */
export function documentBlocks(scope: ListScope): Block[] {
  const asked = (scope.only["about"] ?? "").toLowerCase().split("|").filter(Boolean);
  const found = thingsOf(documents)
    .map((thing) => ({thing, date: firstOf(documents, thing, "date") ?? ""}))
    .filter(({date}) => date !== "" && date <= scope.asOf)
    .filter(({thing}) => {
      const text = `${thing.name} ${firstOf(documents, thing, "about") ?? ""}`.toLowerCase();
      return asked.length === 0 || asked.some((word) => text.includes(word));
    })
    .sort((a, b) => a.date.localeCompare(b.date));
  if (found.length === 0) return blank("The library holds no document on this.");
  return [
    factTable(
      scope.id,
      scope.only["title"] ?? "Documents",
      [column("Document", 4), column("Date", 2), column("What it is about", 6)],
      found.map(({thing, date}) => [[thingSpan(thing)], [dateSpan(date)], firstFact(thing, "about")])
    )
  ];
}
