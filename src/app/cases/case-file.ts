import {z} from "zod";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import {isSigned, type Signed} from "../../base/signature.ts";
import {type Account, accountsOf} from "../../safeguard/accounts/account.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {evidenceSchema} from "../../safeguard/cases/evidence.ts";
import {planSchema} from "../../safeguard/cases/plan.ts";
import type {CaseDesk} from "./desk.ts";

/** Parts of a case that can be left out of the file another institution gets. */
export const REDACTABLE = {
  persons: "Persons",
  answers: "Answers and their notes",
  notes: "Notes",
  measures: "Measures",
  reasons: "Reasons, conditions, cost of not cooperating",
  signatures: "Who signed",
  history: "What happened"
} as const;
export type Redactable = keyof typeof REDACTABLE;

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
  measures: z.array(z.looseObject({text, owner: text, due: text, state: text})).optional(),
  outcome: text.optional(),
  reasons: z.strictObject({reasons: text, conditions: text, costOfNotCooperating: text}).optional(),
  signatures: z.array(z.strictObject({by: text, role: text, at: text, reasons: text})).optional(),
  history: z.array(z.strictObject({at: text, by: text, says: text})).optional()
});
export type CaseFileContent = z.infer<typeof contentSchema>;
export type SignedCaseFile = Signed<CaseFileContent>;

export function isRedactable(name: string): name is Redactable {
  return Object.hasOwn(REDACTABLE, name);
}

/** A case as a signed file that says what was left out. Colleagues stand in it by name, accounts in no way. */
export async function writeCaseFile(
  desk: CaseDesk,
  account: Account,
  one: Case,
  without: readonly string[],
  effects: Pick<Effects, "now">
): Promise<string> {
  const unknown = without.find((name) => !isRedactable(name));
  if (unknown !== undefined) {
    throw new ApertureError("usage", `unknown part: ${unknown}`, {
      hint: `Known: ${Object.keys(REDACTABLE).join(", ")}.`
    });
  }
  const signed = desk.anchors.signer.sign(await contentOf(desk, account, one, new Set(without), effects));
  return `${JSON.stringify(signed, null, 2)}\n`;
}

async function contentOf(
  {ledgers}: CaseDesk,
  account: Account,
  one: Case,
  without: ReadonlySet<string>,
  {now}: Pick<Effects, "now">
): Promise<CaseFileContent> {
  const {database} = ledgers;
  if (!one.plan) throw new ApertureError("not-found", "the case was erased");
  const [institution] = await database.rows("SELECT name FROM institution WHERE institution = ?", [
    one.institution
  ]);
  const [head] = await database.rows("SELECT hash FROM ledger WHERE ledger = ?", [one.institution]);
  const colleagues = await accountsOf(database, account.institution);
  const name = (id: string) => colleagues.find((colleague) => colleague.id === id)?.name ?? "Aperture";
  const named = <T extends {by: string}>(lines: readonly T[]) =>
    lines.map((line) => ({...line, by: name(line.by)}));
  const part = <T>(key: Redactable, value: T) => (without.has(key) ? {} : {[key]: value});
  const {proposal} = one;
  return contentSchema.parse({
    type: "aperture-case-file",
    version: 1,
    exported: now().toISOString(),
    institution: String(institution?.["name"] ?? ""),
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
      one.signatures.map(({by, role, at, reasons}) => ({by: name(by), role, at, reasons}))
    ),
    ...part(
      "history",
      one.history.map(({at, by, says}) => ({at, by: name(by), says}))
    )
  });
}

/** Reads a case file and checks its signature. A file that was changed is refused, and so is one that is none. */
export function readCaseFileText(source: string): SignedCaseFile {
  const file = parse(source);
  if (isSigned(file)) return file;
  throw new ApertureError("source-damaged", "the signature of the case file is broken", {
    hint: "The file was changed after it was signed. Ask the institution for it again."
  });
}

function parse(source: string): SignedCaseFile {
  try {
    return contentSchema.extend({publicKey: text, signature: text}).parse(JSON.parse(source));
  } catch (cause) {
    throw new ApertureError("source-damaged", "not a case file", {
      hint: "Give the JSON file another institution took out of a case, unchanged.",
      cause
    });
  }
}
