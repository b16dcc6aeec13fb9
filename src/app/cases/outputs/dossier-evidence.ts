import {formatDate} from "../../../base/dates.ts";
import {SIGNALS} from "../../../domain/appraisal.ts";
import {quoted} from "../../../report/block.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {
  type CaseEvidence,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceSource
} from "../../../safeguard/cases/evidence.ts";
import {nameOfCountry} from "../../names.ts";
import type {Blocks} from "./blocks.ts";

/** Length to which a hash is shown on paper. */
const SHORT_HASH = 16;

/** Evidence by kind, each finding with what it quotes and the numbers of its sources; the sources stand once, at the end. */
export function evidencePart(blocks: Blocks, {evidence}: Case): void {
  blocks.section("Evidence");
  if (evidence.length === 0) {
    blocks.text("None was gathered.", "blank");
    return;
  }
  blocks.text(
    "Quoted as it stood on the day. A finding is the software’s; what it means is a person’s decision.",
    "note"
  );
  const sources = numberSources(evidence);
  for (const kind of Object.keys(EVIDENCE_KINDS) as readonly EvidenceKind[]) {
    const found = evidence.filter((finding) => finding.kind === kind);
    if (found.length > 0) blocks.part(EVIDENCE_KINDS[kind]);
    for (const finding of found) findingPart(blocks, finding, sources);
  }
  blocks.part("Sources of the evidence");
  blocks.table(
    "Files and pages the evidence rests on",
    [
      ["No.", 1],
      ["Source", 6],
      ["Dated", 2],
      ["SHA-256", 3]
    ],
    [...sources.values()].map(({number, source: {title, address, dated, sha256}}) => [
      `S${number}`,
      [quoted(title, "source"), ...(address ? [{kind: "trace" as const, text: ` ${address}`}] : [])],
      dated ? formatDate(dated) : "",
      sha256 ? `${sha256.slice(0, SHORT_HASH)}…` : ""
    ])
  );
}

function findingPart(blocks: Blocks, finding: CaseEvidence, sources: Sources): void {
  const {kind, says, signal, on, certificate} = finding;
  const subject = sayAbout(finding);
  const sentence = kind === "screening" ? `${subject}: ${says}` : says;
  blocks.text(signal === "none" ? sentence : `${sentence} [${SIGNALS[signal]}]`);
  blocks.table(
    `${EVIDENCE_KINDS[kind]}: ${subject}`,
    [
      ["What", 4],
      ["As it stood", 5]
    ],
    finding.quoted.map(({label, value}) => [label, value])
  );
  const numbers = finding.sources.map((source) => `S${sources.get(keyOf(source))?.number ?? ""}`);
  const from = numbers.length > 0 ? `Sources: ${numbers.join(", ")}.` : "No source is named.";
  const proof = certificate ? " A signed search certificate is kept with the case." : "";
  blocks.text(`As of ${formatDate(on)}. ${from}${proof}`, "note");
}

/** What a finding is about, by its name. */
function sayAbout({kind, about, quoted: [first]}: CaseEvidence): string {
  if (kind === "technology") return first?.label ?? about;
  if (kind === "not-consulted") return "what to look up";
  return nameOfCountry(about) ?? about;
}

type Sources = ReadonlyMap<string, {readonly number: number; readonly source: EvidenceSource}>;

function numberSources(evidence: readonly CaseEvidence[]): Sources {
  const numbered = new Map<string, {number: number; source: EvidenceSource}>();
  for (const source of evidence.flatMap(({sources}) => sources))
    if (!numbered.has(keyOf(source))) numbered.set(keyOf(source), {number: numbered.size + 1, source});
  return numbered;
}

function keyOf({title, dated, sha256, address}: EvidenceSource): string {
  return JSON.stringify([title, dated, sha256, address]);
}
