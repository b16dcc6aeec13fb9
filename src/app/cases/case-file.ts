import {z} from "zod";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {isSigned, type Signed} from "../../base/signature.ts";
import {institutionName} from "../../safeguard/accounts/account.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {evidenceSchema} from "../../safeguard/cases/evidence.ts";
import {planSchema} from "../../safeguard/cases/plan.ts";
import {type Redactable, redact} from "../../safeguard/cases/redact.ts";
import type {CaseDesk} from "./desk.ts";
import {readNames} from "./outputs/colleagues.ts";

const text = z.string();

const contentSchema = z.strictObject({
  type: z.literal("aperture-case-file"),
  version: z.literal(1),
  exported: text,
  institution: text,
  /** The case where it came from, and how far its ledger was. */
  case: text,
  sequence: z.int(),
  head: text,
  redacted: z.array(text),
  state: text,
  plan: planSchema,
  evidence: z.array(evidenceSchema),
  raisedBecause: z.array(text),
  persons: z.array(z.looseObject({name: text})).optional(),
  answers: z
    .array(z.strictObject({scheme: text, question: text, answer: text, note: text, by: text, at: text}))
    .optional(),
  notes: z.array(z.strictObject({text, by: text, at: text})).optional(),
  files: z.array(z.strictObject({name: text, bytes: z.int(), sha256: text})).optional(),
  measures: z.array(z.looseObject({text, owner: text, due: text, state: text})).optional(),
  outcome: text.optional(),
  reasons: z.strictObject({reasons: text, conditions: text, costOfNotCooperating: text}).optional(),
  signatures: z.array(z.strictObject({by: text, role: text, at: text, reasons: text})).optional(),
  history: z.array(z.strictObject({at: text, by: text, says: text})).optional()
});
export type CaseFileContent = z.infer<typeof contentSchema>;
export type SignedCaseFile = Signed<CaseFileContent>;

/** A case as a signed file that says what was left out. Colleagues stand in it by name, accounts in no way. */
export async function writeCaseFile(
  desk: CaseDesk,
  one: Case,
  without: ReadonlySet<Redactable>,
  effects: Pick<Effects, "now">
): Promise<string> {
  const signed = desk.anchors.signer.sign(await caseContent(desk, one, without, effects));
  return `${JSON.stringify(signed, null, 2)}\n`;
}

/** Everything a case says, without the parts left out. */
export async function caseContent(
  desk: CaseDesk,
  whole: Case,
  without: ReadonlySet<Redactable>,
  {now}: Pick<Effects, "now">
): Promise<CaseFileContent> {
  const one = redact(whole, without);
  if (!one.plan) throw new ApertureError("not-found", "the case was erased");
  const [head] = await desk.ledgers.database.rows("SELECT hash FROM ledger WHERE ledger = ?", [
    one.institution
  ]);
  const name = await readNames(desk, one.institution);
  const named = <T extends {by: string}>(lines: readonly T[]) =>
    lines.map((line) => ({...line, by: name(line.by)}));
  const part = <T>(key: Redactable, value: T) => (without.has(key) ? {} : {[key]: value});
  const {proposal} = one;
  return contentSchema.parse({
    type: "aperture-case-file",
    version: 1,
    exported: now().toISOString(),
    institution: await institutionName(desk.ledgers.database, one.institution),
    case: one.id,
    sequence: one.sequence,
    head: String(head?.["hash"] ?? ""),
    redacted: [...without].sort(),
    state: one.state,
    plan: one.plan,
    evidence: one.evidence,
    raisedBecause: one.raisedBecause,
    ...part(
      "persons",
      one.persons.map(({name: person, part: as, affiliation}) => ({name: person, part: as, affiliation}))
    ),
    ...part("answers", named([...one.answers.values()])),
    ...part("notes", named(one.notes)),
    ...part(
      "files",
      one.files.map(({name: called, bytes, sha256}) => ({name: called, bytes, sha256}))
    ),
    ...part("measures", one.measures),
    ...(proposal && {outcome: proposal.outcome}),
    ...(proposal &&
      part("reasons", {
        reasons: proposal.reasons,
        conditions: proposal.conditions,
        costOfNotCooperating: proposal.costOfNotCooperating
      })),
    ...part(
      "signatures",
      named(one.signatures).map(({by, role, at, reasons}) => ({by, role, at, reasons}))
    ),
    ...part(
      "history",
      named(one.history).map(({at, by, says}) => ({at, by, says}))
    )
  });
}

/** Reads a case file and checks its signature. A file that was changed is refused, and so is one that is none. */
export function readCaseFileText(source: string): SignedCaseFile {
  const file = parse(source);
  if (isSigned(file)) return file;
  throw new ApertureError("usage", "the signature of the case file is broken", {
    hint: "The file was changed after it was signed. Ask the institution for it again."
  });
}

function parse(source: string): SignedCaseFile {
  try {
    return contentSchema.extend({publicKey: text, signature: text}).parse(JSON.parse(source));
  } catch (cause) {
    throw new ApertureError("usage", "not a case file", {
      hint: "Give the JSON file another institution took out of a case, unchanged.",
      cause
    });
  }
}
