import {firstDayOf, type IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {
  CRITERIA,
  type Finding,
  findingSchema,
  isWithdrawn,
  LEANINGS,
  readFinding
} from "../../modulate/evidence/finding.ts";
import {appendFindings, readLedger} from "../../modulate/evidence/ledger.ts";
import {readCountry} from "../codes.ts";
import {DEFAULT_DATA_DIR} from "../store.ts";

/** A finding as an expert gives it. */
export interface FindingForm {
  readonly country?: string | undefined;
  readonly criterion?: string | undefined;
  readonly leaning?: string | undefined;
  readonly text?: string | undefined;
  readonly author?: string | undefined;
  readonly source?: string | undefined;
  /** Day of what was found; today where left out. */
  readonly found?: string | undefined;
  readonly expires?: string | undefined;
  /** Id of the finding it takes the place of. */
  readonly replaces?: string | undefined;
}

/** Enters a finding. One that replaces another withdraws it; what was said stays in the ledger. */
export async function enterFinding(
  form: FindingForm,
  dataDir: string = DEFAULT_DATA_DIR,
  today: IsoDate
): Promise<Finding> {
  const {finding, lines} = await findingLines(form, dataDir, today);
  await appendFindings(dataDir, lines);
  return finding;
}

/** Takes a finding back. It stays in the ledger, with who took it back and why. */
export async function withdrawFinding(
  taken: WithdrawalForm,
  dataDir: string = DEFAULT_DATA_DIR,
  today: IsoDate
): Promise<Finding> {
  const finding = await withdrawnLine(taken, dataDir, today);
  await appendFindings(dataDir, [finding]);
  return finding;
}

/** What is appended when a finding is entered: itself, and the one it takes the place of. */
export async function findingLines(
  form: FindingForm,
  dataDir: string,
  today: IsoDate,
  account?: string
): Promise<{readonly finding: Finding; readonly lines: readonly Finding[]}> {
  const finding = readFindingForm(form, today, account);
  const replaced = form.replaces ? await openFinding(dataDir, form.replaces, account) : undefined;
  if (replaced && (replaced.country !== finding.country || replaced.criterion !== finding.criterion)) {
    throw new ApertureError("usage", `${replaced.id} is about ${replaced.country}, ${replaced.criterion}`, {
      hint: "A finding replaces one on the same country and criterion."
    });
  }
  if (replaced?.id === finding.id) {
    throw new ApertureError("usage", "the finding is the one it would replace", {
      hint: "Change its text, source or leaning; to end it, withdraw it."
    });
  }
  return {finding, lines: [finding, ...(replaced ? [{...replaced, withdrawnFor: finding.id}] : [])]};
}

export interface WithdrawalForm {
  readonly id?: string | undefined;
  readonly by?: string | undefined;
  readonly reasons?: string | undefined;
}

/** What is appended when a finding is taken back. */
export async function withdrawnLine(
  {id, by, reasons}: WithdrawalForm,
  dataDir: string,
  today: IsoDate,
  account?: string
): Promise<Finding> {
  const open = await openFinding(dataDir, required("id", id, WITHDRAWAL), account);
  const withdrawn = {
    on: today,
    by: required("name", by, WITHDRAWAL),
    reasons: required("reasons", reasons, WITHDRAWAL)
  };
  return checked({...open, withdrawn});
}

const FINDING = "A finding has country, criterion, text, author, source and day of expiry.";
const WITHDRAWAL = "A withdrawal names the finding, who takes it back, and the reasons in a sentence.";

function readFindingForm(form: FindingForm, today: IsoDate, account: string | undefined): Finding {
  const content = {
    country: readCountry(required("country", form.country, FINDING)),
    criterion: required("criterion", form.criterion, FINDING),
    leaning: form.leaning ?? "neutral",
    text: required("text", form.text, FINDING),
    author: required("author", form.author, FINDING),
    source: required("source", form.source, FINDING)
  };
  const found = dayFound(form.found ?? today, today);
  const expires = dayOfExpiry(required("day of expiry", form.expires, FINDING), today);
  const id = sha256(JSON.stringify({...content, today})).slice(0, 12);
  return checked({id, ...content, found, entered: today, expires, ...(account && {account})});
}

function checked(value: unknown): Finding {
  const parsed = findingSchema.safeParse(value);
  if (parsed.success) return readFinding(parsed.data);
  const [issue] = parsed.error.issues;
  const [criteria, leanings] = [CRITERIA, LEANINGS].map((names) => Object.keys(names).join(", "));
  throw new ApertureError("usage", `invalid ${String(issue?.path.at(-1) ?? "finding")}: ${issue?.message}`, {
    hint: `Criteria: ${criteria}. Leanings: ${leanings}.`
  });
}

function dayFound(text: string, today: IsoDate): IsoDate {
  if (isDay(text) && text <= today) return text;
  throw new ApertureError("usage", `invalid day of the finding: ${text}`, {
    hint: "Give the day of the document or interview, today or before, as 2026-11-03."
  });
}

function dayOfExpiry(text: string, today: IsoDate): IsoDate {
  if (isDay(text) && text > today) return text;
  throw new ApertureError("usage", `invalid day of expiry: ${text}`, {
    hint: "Give a day to come, as 2027-11-22."
  });
}

function isDay(text: string): boolean {
  return text.length === 10 && firstDayOf(text) !== undefined;
}

function required(name: string, text: string | undefined, hint: string): string {
  if (text?.trim()) return text.trim();
  throw new ApertureError("usage", `missing ${name}`, {hint});
}

/** A finding that still stands. With an account, only one's own: whoever disagrees enters another beside it. */
async function openFinding(dataDir: string, id: string, account: string | undefined): Promise<Finding> {
  const found = (await readLedger(dataDir)).find((finding) => finding.id === id);
  if (!found) throw new ApertureError("not-found", `no finding ${id}`, {hint: "See aperture evidence list."});
  if (isWithdrawn(found)) {
    throw new ApertureError("refused", `finding ${id} was withdrawn before`, {
      hint: "Enter a new one; what was withdrawn stays so."
    });
  }
  if (account !== undefined && found.account !== account) {
    throw new ApertureError("refused", "this finding is another expert's", {
      hint: "Enter your own beside it: where experts disagree, every finding is kept."
    });
  }
  return found;
}
