import {ApertureError} from "../../base/errors.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import {type Account, accountOf, findAccount, institutionName} from "./account.ts";
import {invite} from "./invitations.ts";
import type {Role} from "./roles.ts";
import {endSessionsOf} from "./sessions.ts";
import {recordOn} from "./sign-in.ts";

/** An account of the administrator's own institution; any other is not found. */
async function accountWithin(ledgers: Ledgers, administrator: Account, id: string): Promise<Account> {
  const row = await findAccount(ledgers.database, "account", id);
  const account = row && accountOf(row);
  if (account?.institution === administrator.institution) return account;
  throw new ApertureError("not-found", "no such account", {hint: "Choose one of the list."});
}

function refuseOneself(administrator: Account, id: string): void {
  if (administrator.id !== id) return;
  throw new ApertureError("refused", "nobody changes the own account here", {
    hint: "Another administrator can; invite one."
  });
}

/** Gives an account another role. Its sessions end, so that no page is shown under the old one. */
export async function changeRole(
  ledgers: Ledgers,
  administrator: Account,
  id: string,
  role: Role,
  now: Date
): Promise<void> {
  refuseOneself(administrator, id);
  const account = await accountWithin(ledgers, administrator, id);
  await ledgers.database.run("UPDATE account SET role = ? WHERE account = ?", [role, id]);
  await endSessionsOf(ledgers.database, id);
  await recordOn(ledgers, account, "role-changed", {from: account.role, to: role}, now, administrator.id);
}

/** Makes a link by which a colleague who lost password or telephone gets into the own account again. */
export async function inviteAgain(
  ledgers: Ledgers,
  administrator: Account,
  id: string,
  now: Date
): Promise<{readonly token: string; readonly account: Account}> {
  refuseOneself(administrator, id);
  const account = await accountWithin(ledgers, administrator, id);
  return {token: await renewalLink(ledgers, account, administrator.id, now), account};
}

/** The word of a link for a new password of an open account. */
export async function renewalLink(
  ledgers: Ledgers,
  {id, institution, role, state}: Account,
  by: string,
  now: Date
): Promise<string> {
  if (state !== "active") {
    throw new ApertureError("refused", "this account is closed for good", {
      hint: "Make a new one by a link."
    });
  }
  const name = await institutionName(ledgers.database, institution);
  return invite(ledgers, {institution, institutionName: name, role, renews: id}, by, now);
}

/** Closes an account for good. What it did stays in the ledger under its id. */
export async function closeAccount(
  ledgers: Ledgers,
  administrator: Account,
  id: string,
  now: Date
): Promise<void> {
  refuseOneself(administrator, id);
  const account = await accountWithin(ledgers, administrator, id);
  await ledgers.database.run("UPDATE account SET state = 'closed' WHERE account = ?", [id]);
  await endSessionsOf(ledgers.database, id);
  await recordOn(ledgers, account, "account-closed", {}, now, administrator.id);
}
