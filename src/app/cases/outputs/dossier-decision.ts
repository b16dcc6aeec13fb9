import {groupBy} from "../../../base/collections.ts";
import {formatDate} from "../../../base/dates.ts";
import type {Case, HistoryLine} from "../../../safeguard/cases/case.ts";
import {OUTCOMES} from "../../../safeguard/cases/event.ts";
import type {Blocks} from "./blocks.ts";
import type {NameOf} from "./colleagues.ts";
import type {Proof} from "./proof.ts";

export function proposalPart(blocks: Blocks, one: Case, nameOf: NameOf, hasReasons: boolean): void {
  const {proposal, shortCheck, state} = one;
  blocks.section("Outcome");
  if (state === "ended" && shortCheck) {
    blocks.text(`Ended by the short check. ${shortCheck.finding}`, "finding");
    return;
  }
  if (!proposal) {
    blocks.text("No outcome is proposed yet.", "blank");
    return;
  }
  blocks.text(`${sayStage(state)}: ${OUTCOMES[proposal.outcome]}`, "finding");
  blocks.text(
    `Proposed by ${nameOf(proposal.by)}, ${formatDate(proposal.at.slice(0, 10))}; to hold until ${formatDate(proposal.until)}.`,
    "note"
  );
  if (!hasReasons) return;
  const parts = [
    ["Reasons", proposal.reasons],
    ["Conditions", proposal.conditions || "None."],
    ["What not cooperating would cost", proposal.costOfNotCooperating]
  ] as const;
  for (const [title, words] of parts) {
    blocks.part(title);
    blocks.text(words);
  }
}

/** How far a proposal has come. */
export function sayStage(state: Case["state"]): string {
  if (state === "decided") return "Decided";
  return state === "proposed" ? "Proposed, awaiting signatures" : "Proposed earlier, not in force";
}

export function signaturesPart(blocks: Blocks, {signatures}: Case, nameOf: NameOf): void {
  blocks.section("Signatures");
  if (signatures.length === 0) {
    blocks.text("Nobody has signed.", "blank");
    return;
  }
  blocks.table(
    "Who signed, in which role, and why",
    [
      ["Who", 2],
      ["Role", 2],
      ["Outcome", 2],
      ["Reasons", 4],
      ["When", 2]
    ],
    signatures.map(({by, role, outcome, reasons, at}) => [
      nameOf(by),
      role,
      OUTCOMES[outcome],
      reasons,
      timeOf(at)
    ])
  );
}

export function historyPart(blocks: Blocks, {history}: Case, nameOf: NameOf): void {
  blocks.section("What happened");
  blocks.table(
    "Every step on the case, oldest first",
    [
      ["When", 3],
      ["Entry", 1.4],
      ["Who", 2],
      ["What", 5]
    ],
    runsOf(history).map(({first: {at, by, says}, entries, said}) => [
      timeOf(at),
      entries,
      nameOf(by),
      said ?? says
    ])
  );
}

interface Run {
  readonly first: HistoryLine;
  readonly entries: string;
  /** What is said in the place of many lines. */
  readonly said?: string;
}

/** Lines of history; the answers of one form, which were written together, are one line. */
function runsOf(history: readonly HistoryLine[]): readonly Run[] {
  const together = groupBy(history, ({type, at, by, sequence}) =>
    type === "answered" ? `${at} ${by}` : String(sequence)
  );
  return [...together.values()].flatMap((lines): Run[] => {
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return [];
    if (lines.length === 1) return [{first, entries: String(first.sequence)}];
    return [
      {
        first,
        entries: `${first.sequence} to ${last.sequence}`,
        said: `answered ${lines.length} questions`
      }
    ];
  });
}

export function ledgerPart(blocks: Blocks, {id}: Case, {sequence, hash, anchoredOn, key}: Proof): void {
  blocks.section("Place in the ledger");
  blocks.table(
    "By which this copy can be held against the ledger",
    [
      ["What", 2],
      ["Value", 6]
    ],
    [
      ["Case", id],
      ["Last entry of the case", String(sequence)],
      ["Hash of that entry (SHA-256)", hash],
      [
        "Anchor outside the database",
        anchoredOn ? `signed, of ${formatDate(anchoredOn)}` : "none; run: aperture cases verify"
      ],
      ["Fingerprint of the signing key", key]
    ]
  );
  blocks.text(
    "The hash covers every entry of the ledger up to this one. The command aperture cases verify recomputes the whole chain and holds it against the anchors.",
    "note"
  );
}

/** "3 May 2026 14:05 UTC". */
function timeOf(at: string): string {
  return `${formatDate(at.slice(0, 10))} ${at.slice(11, 16)} UTC`;
}
