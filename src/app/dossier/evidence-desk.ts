import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import type {Finding} from "../../modulate/evidence/finding.ts";
import {appendFindings} from "../../modulate/evidence/ledger.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import type {CaseDesk} from "../cases/desk.ts";
import {type FindingForm, findingLines, type WithdrawalForm, withdrawnLine} from "./evidence.ts";

/** Where findings and the trail of who entered them are kept. */
export interface FindingDesk {
  readonly desk: CaseDesk;
  readonly dataDir: string;
  readonly account: Account;
  readonly effects: Pick<Effects, "now">;
}

/** Enters a finding under the name of whoever is signed in. */
export async function enterAtDesk(place: FindingDesk, form: Omit<FindingForm, "author">): Promise<Finding> {
  const {account, dataDir, effects} = place;
  const signed = {...form, author: account.name};
  const {finding, lines} = await findingLines(signed, dataDir, isoDay(effects.now()), account.id);
  await keep(place, "finding-entered", finding, lines);
  return finding;
}

/** Takes back a finding of one's own. */
export async function withdrawAtDesk(
  place: FindingDesk,
  {id, reasons}: Omit<WithdrawalForm, "by">
): Promise<Finding> {
  const {account, dataDir, effects} = place;
  const given = {id, reasons, by: account.name};
  const finding = await withdrawnLine(given, dataDir, isoDay(effects.now()), account.id);
  await keep(place, "finding-withdrawn", finding, [finding]);
  return finding;
}

/** Trail and finding are kept together: where one cannot be written, neither is. */
async function keep(
  {desk, dataDir, account, effects}: FindingDesk,
  type: string,
  {id, country, criterion}: Finding,
  lines: readonly Finding[]
): Promise<void> {
  const stream = `finding-${id}`;
  await desk.ledgers.append(
    {ledger: account.institution, actor: account.id, at: effects.now().toISOString()},
    [{stream, type, subject: stream, body: {country, criterion}}],
    () => appendFindings(dataDir, lines)
  );
}
