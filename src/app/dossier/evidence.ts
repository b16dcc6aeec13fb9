import {firstDayOf, type IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {sha256} from "../../base/hash.ts";
import {CRITERIA, type Finding, findingSchema} from "../../modulate/evidence/finding.ts";
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
  const finding = readFindingForm(form, today);
  const replaced = form.replaces ? await findingById(dataDir, form.replaces) : undefined;
  if (replaced && (replaced.country !== finding.country || replaced.criterion !== finding.criterion)) {
    throw new ApertureError("usage", `${replaced.id} is about ${replaced.country}, ${replaced.criterion}`, {
      hint: "A finding replaces one on the same country and criterion."
    });
  }
  await appendFindings(dataDir, [finding, ...(replaced ? [{...replaced, withdrawnFor: finding.id}] : [])]);
  return finding;
}

function readFindingForm(form: FindingForm, today: IsoDate): Finding {
  const country = readCountry(required("country", form.country));
  const expires = required("expires", form.expires);
  if (expires.length !== 10 || firstDayOf(expires) === undefined || expires <= today) {
    throw new ApertureError("usage", `invalid day of expiry: ${expires}`, {
      hint: "Give a day to come, as 2027-11-22."
    });
  }
  const [text, author, source] = [
    required("text", form.text),
    required("author", form.author),
    required("source", form.source)
  ];
  const content = {
    country,
    criterion: required("criterion", form.criterion),
    leaning: form.leaning ?? "neutral",
    text,
    author,
    source
  };
  const id = sha256(JSON.stringify({...content, today})).slice(0, 12);
  const parsed = findingSchema.safeParse({id, ...content, entered: today, expires});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ApertureError("usage", `invalid ${String(issue?.path[0] ?? "finding")}: ${issue?.message}`, {
      hint: `Criteria: ${Object.keys(CRITERIA).join(", ")}; leaning: favours, cautions or neutral.`
    });
  }
  const {withdrawnFor: _, ...finding} = parsed.data;
  return finding;
}

function required(name: string, text: string | undefined): string {
  if (text?.trim()) return text.trim();
  throw new ApertureError("usage", `missing ${name}`, {
    hint: "A finding has country, criterion, text, author, source and day of expiry."
  });
}

async function findingById(dataDir: string, id: string): Promise<Finding> {
  const found = (await readLedger(dataDir)).find((finding) => finding.id === id);
  if (found) return found;
  throw new ApertureError("not-found", `no finding ${id}`, {hint: "See aperture evidence list."});
}
