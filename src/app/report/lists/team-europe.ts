import {formatEur} from "../../../base/numbers.ts";
import {CONTRIBUTION_STAGES} from "../../../catalogue/registers/contributions.ts";
import {type Block, type Text, words} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import {readTeamEurope, type TeamEurope} from "../../catalogue/team-europe.ts";
import {column, factSpan, factTable, joinSpans, nameSpan, thingSpan} from "./spans.ts";

/** Amounts of the EU, Member States and others, each euro counted once. */
export function teamEuropeBlocks(scope: ListScope): Block[] {
  const team = readTeamEurope(scope.asOf);
  if (team.contributions.length === 0)
    return [{kind: "paragraph", tone: "blank", text: [words("The catalogue holds no amounts.")]}];
  return [
    {
      kind: "paragraph",
      tone: "plain",
      text: [
        words("Amounts that can surely be added come to "),
        {kind: "count", text: formatEur(team.drawn.amount), address: `team-europe?on=${scope.asOf}`},
        words(
          ". Amounts that may be the same money as another are left out of the sum and stay in the table."
        )
      ]
    },
    factTable(
      scope.id,
      "Amounts by initiative and payer",
      [
        column("Initiative", 3),
        column("Amount", 3),
        column("Payer", 3),
        column("Stage", 2),
        column("Counted", 3)
      ],
      team.contributions.map((one) => [
        [thingSpan(one.initiative)],
        amountOf(one),
        payersOf(one.payers),
        [words(CONTRIBUTION_STAGES[one.stage as keyof typeof CONTRIBUTION_STAGES] ?? one.stage)],
        [words(placeOf(one.thing.id, team))]
      ])
    )
  ];
}

const MOST_PAYERS = 4;

function payersOf(payers: readonly string[]): Text {
  const named = joinSpans(payers.slice(0, MOST_PAYERS).map((payer) => nameSpan(payer, "payer")));
  return payers.length > MOST_PAYERS ? [...named, words(" and others")] : named;
}

function amountOf({thing}: TeamEurope["contributions"][number]): Text {
  const statement = thing.statements.find(({property}) => property === "amount");
  return statement ? [factSpan(statement)] : [words("–")];
}

function placeOf(id: string, {drawn, ledger}: TeamEurope): string {
  if (drawn.ids.includes(id)) return "in the sum";
  return ledger.wholes.get(id)?.size ? "part of another amount" : "may overlap; left out";
}
