import {groupBy} from "../../../base/collections.ts";
import type {Answer} from "../../../domain/eligibility.ts";
import {ACTION_TYPES} from "../../../domain/eligibility.ts";
import {type Block, type Span, type Text, words} from "../../../report/block.ts";
import {column, dateSpan, factTable, joinSpans} from "../../report/lists/spans.ts";
import type {Edition} from "../../site.ts";
import {eligibilityGrid, type GridCell, type GridRow} from "../eligibility-grid.ts";
import {type DossierScope, note, said, section, subsection} from "./scope.ts";

const PARTICIPATION: Readonly<Record<Answer, string>> = {
  yes: "may take part",
  conditional: "may take part under conditions",
  unknown: "participation not known",
  no: "may not take part"
};

const FUNDING: Readonly<Record<Answer, string>> = {
  yes: "funded",
  conditional: "funded under conditions",
  unknown: "funding not known",
  no: "at its own cost"
};

/** Whether its entities may take part and be funded, by part and type of action; parts that answer alike share a row. */
export function eligibilityBlocks({country, on, edition}: DossierScope): Block[] {
  const {actions, rows, checks} = eligibilityGrid(country.code, on);
  const alike = [...groupBy(rows, ({cells}) => cells.map(sayCell).join("|")).values()];
  return [
    section("eligibility", "May its entities take part, and be funded?"),
    {
      ...factTable(
        "eligibility-grid",
        "Participation and funding by programme part and type of action",
        [column("Programme part", 6), ...actions.map((action) => column(ACTION_TYPES[action], 4))],
        alike.map((members) => [
          alike.length === 1 ? [words("Every part of the three pillars")] : partsOf(members, edition),
          ...cellsOf(members)
        ])
      ),
      source: []
    },
    note(
      words("By the rules known on "),
      dateSpan(on),
      words(". Topics may limit participation further. "),
      ...(rows.some(isAtOwnCost) ? [OWN_COST] : []),
      ...(rows.some(isUnverified) ? [UNVERIFIED] : []),
      words("The command aperture eligibility names the rules with their citation.")
    ),
    ...stillToCheck(checks)
  ];
}

/** What the rules leave open, so that an answer not known says where it can be found. */
function stillToCheck(checks: readonly string[]): Block[] {
  if (checks.length === 0) return [];
  return [
    subsection("eligibility-checks", "Still to check"),
    {kind: "list", items: checks.map((text): Text => [said(text, "participation-rules")])}
  ];
}

const OWN_COST = words(
  "What is at its own cost may still be funded where the topic makes it eligible or its participation is held to be essential. "
);

function isAtOwnCost({cells}: GridRow): boolean {
  return cells.some(({participation, funding}) => participation !== "no" && funding === "no");
}

const UNVERIFIED = words(
  "What is unverified rests on a rule or a list that was not read in its source; what to look up stands below. "
);

function isUnverified({cells}: GridRow): boolean {
  return cells.some(({confidence}) => confidence === "unverified");
}

function partsOf(members: readonly GridRow[], {names}: Edition): Text {
  return joinSpans(
    members.map(({part}): Span => ({kind: "name", text: names.of("part", part), of: `part:${part}`})),
    "; "
  );
}

function cellsOf([first]: readonly GridRow[]): Text[] {
  return (first?.cells ?? []).map((cell) => [{kind: "rule", text: sayCell(cell), rule: cell.action}]);
}

function sayCell({participation, funding, confidence}: GridCell): string {
  const answer =
    participation === "no" ? PARTICIPATION.no : `${PARTICIPATION[participation]}, ${FUNDING[funding]}`;
  return confidence === "unverified" ? `${answer} (unverified)` : answer;
}
