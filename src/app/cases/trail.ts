import {oncePer} from "../../base/collections.ts";
import type {Effects} from "../../base/effects.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {type CaseDesk, draftOf} from "./desk.ts";

/** Looking again within this time is the same look. */
const SAME_LOOK_MS = 15 * 60_000;
const MOST_REMEMBERED = 20_000;

const looksOf = oncePer((_: CaseDesk) => new Map<string, number>());

/** Writes down that somebody looked at a case; once for a while, so that the trail can be read. */
export async function recordViewed(
  desk: CaseDesk,
  account: Account,
  id: string,
  effects: Pick<Effects, "now">
): Promise<void> {
  const now = effects.now();
  const seen = looksOf(desk);
  const key = `${account.id} ${id}`;
  if (now.getTime() - (seen.get(key) ?? 0) < SAME_LOOK_MS) return;
  if (seen.size > MOST_REMEMBERED) seen.clear();
  seen.set(key, now.getTime());
  await write(desk, account, id, {type: "viewed", content: {}}, now);
}

/** Writes down that somebody took a case out, and in which form. */
export async function recordExported(
  desk: CaseDesk,
  account: Account,
  id: string,
  form: string,
  effects: Pick<Effects, "now">
): Promise<void> {
  await write(desk, account, id, {type: "exported", content: {form}}, effects.now());
}

async function write(
  desk: CaseDesk,
  account: Account,
  id: string,
  event: Parameters<typeof draftOf>[1],
  now: Date
): Promise<void> {
  await desk.ledgers.append({ledger: account.institution, actor: account.id, at: now.toISOString()}, [
    draftOf(id, event)
  ]);
}
