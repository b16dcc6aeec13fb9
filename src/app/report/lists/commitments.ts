import {groupBy} from "../../../base/collections.ts";
import {HEADS} from "../../../catalogue/registers/commitments.ts";
import type {Thing} from "../../../domain/statement.ts";
import {
  COMMITMENT_STATES,
  type CommitmentState,
  type Evidence,
  historyOf,
  STATE_MEANINGS
} from "../../../pool/commitment-state.ts";
import {type Block, type Span, type Text, words} from "../../../report/block.ts";
import type {ListScope} from "../../../report/sources.ts";
import {type CommitmentRow, listCommitments} from "../../catalogue/commitments.ts";
import {column, countSpan, dateSpan, factSpan, factTable, joinSpans, nameSpan, thingSpan} from "./spans.ts";

const OTHERS = "Council, Parliament and advisory bodies";

/** Every commitment with its state on the day, why, and the evidence found in the period. */
export function commitmentBlocks(scope: ListScope): Block[] {
  const rows = listCommitments(scope.asOf, {theme: scope.theme});
  if (rows.length === 0)
    return [
      {kind: "paragraph", tone: "blank", text: [words("No commitment of the catalogue names this subject.")]}
    ];
  const groups = groupBy(rows, ({head}) => (head ? HEADS[head as keyof typeof HEADS] : OTHERS));
  return [
    countSentence(rows, scope),
    ...[...groups].map(([head, members], at) =>
      factTable(
        `${scope.id}-${at + 1}`,
        `Commitments: ${head}`,
        [
          column("Commitment", 5),
          column("Actor", 3),
          column("State", 2),
          column("Evidence in the period", 7)
        ],
        members.map((row) => rowOf(row, scope))
      )
    )
  ];
}

function countSentence(rows: readonly CommitmentRow[], {asOf, theme}: ListScope): Block {
  const on = `on=${asOf}${theme ? `&theme=${theme}` : ""}`;
  const states = Object.keys(COMMITMENT_STATES) as CommitmentState[];
  const counted = states.flatMap((state): Span[][] => {
    const count = rows.filter(({turn}) => turn.state === state).length;
    return count === 0
      ? []
      : [
          [
            words(`${COMMITMENT_STATES[state].toLowerCase()} `),
            countSpan(count, `commitments?state=${state}&${on}`)
          ]
        ];
  });
  const list = counted.flatMap((spans, at) => [...(at > 0 ? [words(", ")] : []), ...spans]);
  return {
    kind: "paragraph",
    tone: "plain",
    text: [
      words("Commitments, actions and requests followed: "),
      countSpan(rows.length, `commitments?${on}`),
      words(". By state: "),
      ...list,
      words(
        ". A state follows from dates and evidence; nobody sets it. Where much evidence was found the newest is given; the register of commitments has all."
      )
    ]
  };
}

function rowOf({thing, turn, text, actors, due}: CommitmentRow, scope: ListScope): readonly Text[] {
  return [
    [thingSpan(thing), words(": "), factSpan(text)],
    joinSpans(actors.map((actor) => nameSpan(actor, "actor"))),
    [
      stateSpan(thing, turn.state, scope.asOf),
      words(", "),
      dateSpan(turn.on),
      ...(due ? [words("; due "), dateSpan(due)] : [])
    ],
    evidenceText(thing, scope)
  ];
}

const MOST_EVIDENCE = 3;

/** The newest pieces of evidence, with the number of all where there are more: the register has the rest. */
function evidenceText(thing: Thing, {asOf, from, to}: ListScope): Text {
  const found = evidenceWithin(thing, {asOf, from, to});
  if (found.length === 0) return [words("none found")];
  const newest = joinSpans(
    found.slice(-MOST_EVIDENCE).map((statement) => factSpan(statement)),
    " · "
  );
  if (found.length <= MOST_EVIDENCE) return newest;
  const all = countSpan(found.length, `evidence?id=${thing.id}&from=${from}&to=${to}&on=${asOf}`);
  return [words("The newest of "), all, words(": "), ...newest];
}

/** Evidence for a commitment that is dated within a period, oldest first. */
export function evidenceWithin(
  commitment: Thing,
  {asOf, from, to}: Pick<ListScope, "asOf" | "from" | "to">
): Evidence[] {
  return historyOf(commitment, asOf).flatMap(({evidence, on}) =>
    evidence && on >= from && on <= to ? [evidence] : []
  );
}

function stateSpan({id}: Thing, state: CommitmentState, on: string): Span {
  return {kind: "count", text: COMMITMENT_STATES[state], address: `commitment-state?id=${id}&on=${on}`};
}

/** What went stale: commitments with nothing new, each with the day and the reason. */
export function staleBlocks(scope: ListScope): Block[] {
  const rows = listCommitments(scope.asOf, {state: "stale", theme: scope.theme});
  if (rows.length === 0)
    return [{kind: "paragraph", tone: "plain", text: [words("On that day no commitment was stale.")]}];
  return [
    {
      kind: "paragraph",
      tone: "plain",
      text: [
        words(`Stale means: ${STATE_MEANINGS.stale}. Number of stale commitments: `),
        countSpan(rows.length, `commitments?state=stale&on=${scope.asOf}`),
        words(".")
      ]
    },
    factTable(
      scope.id,
      "Commitments that went stale",
      [column("Commitment", 5), column("Since", 2), column("Why", 4)],
      rows.map(({thing, turn, text}) => [
        [thingSpan(thing), words(": "), factSpan(text)],
        [dateSpan(turn.on)],
        [{kind: "rule", text: turn.because, rule: "stale"}]
      ])
    )
  ];
}
