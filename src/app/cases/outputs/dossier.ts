import {formatDate} from "../../../base/dates.ts";
import {ApertureError} from "../../../base/errors.ts";
import {type PrintDocument, quoted} from "../../../report/block.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {REDACTABLE, type Redactable} from "../../../safeguard/cases/redact.ts";
import {standingOf} from "../../../safeguard/cases/standing.ts";
import {openBlocks} from "./blocks.ts";
import type {NameOf} from "./colleagues.ts";
import {
  answersPart,
  filesPart,
  measuresPart,
  notesPart,
  personsPart,
  planPart,
  raisedPart
} from "./dossier-appraisal.ts";
import {historyPart, ledgerPart, proposalPart, signaturesPart} from "./dossier-decision.ts";
import {evidencePart} from "./dossier-evidence.ts";
import type {Proof} from "./proof.ts";

/** What a dossier is made from, besides the case. */
export interface DossierOptions {
  readonly institution: string;
  readonly nameOf: NameOf;
  readonly proof: Proof;
  readonly without: ReadonlySet<Redactable>;
}

/** Everything of a case on paper. The same state of a case always makes the same document, whenever it is asked for. */
export function composeDossier(one: Case, options: DossierOptions): PrintDocument {
  const {plan, id} = one;
  if (!plan) throw new ApertureError("not-found", "the case was erased");
  const {institution, nameOf, proof, without} = options;
  const blocks = openBlocks(id);
  const has = (part: Redactable) => !without.has(part);
  planPart(blocks, plan);
  if (has("persons")) personsPart(blocks, one);
  raisedPart(blocks, one);
  if (has("answers")) answersPart(blocks, one, nameOf);
  evidencePart(blocks, one);
  if (has("measures")) measuresPart(blocks, one);
  proposalPart(blocks, one, nameOf, has("reasons"));
  signaturesPart(blocks, one, nameOf);
  if (has("notes")) notesPart(blocks, one, nameOf);
  if (has("files")) filesPart(blocks, one);
  if (has("history")) historyPart(blocks, one, nameOf);
  ledgerPart(blocks, one, proof);
  const front = [
    standingOf(one),
    `${plan.unit}. Opened ${formatDate(one.openedAt.slice(0, 10))} by ${nameOf(one.author)}.`,
    one.imported ? `Taken over from ${one.imported.from}.` : "",
    leftOut(without)
  ].filter(Boolean);
  return {
    title: quoted(plan.title, id).text,
    subtitle: `Appraisal of a planned cooperation, ${quoted(institution, id).text}`,
    front: front.map((line) => [quoted(line, id)]),
    blocks: blocks.made,
    tables: [],
    opening: "head",
    asOf: proof.at.slice(0, 10),
    keywords: ["appraisal", id]
  };
}

/** What this copy does not hold, said where it begins. */
export function leftOut(without: ReadonlySet<Redactable>): string {
  const titles = Object.entries(REDACTABLE).flatMap(([part, title]) =>
    without.has(part as Redactable) ? [title.toLowerCase()] : []
  );
  return titles.length === 0 ? "" : `Left out of this copy: ${titles.join("; ")}.`;
}
