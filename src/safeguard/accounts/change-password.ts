import {ApertureError} from "../../base/errors.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import {type Account, credentialsOf, findAccount} from "./account.ts";
import {checkPassword, hashPassword, isPassword} from "./password.ts";
import {recordOn} from "./sign-in.ts";
import {keptToken} from "./token.ts";

/** Takes a new password for the one until now, and ends every other session of the account. */
export async function changePassword(
  ledgers: Ledgers,
  account: Account,
  {before, after, session}: {readonly before: string; readonly after: string; readonly session: string},
  now: Date
): Promise<void> {
  const row = await findAccount(ledgers.database, "account", account.id);
  if (!row || !(await isPassword(before, credentialsOf(row).password))) {
    throw new ApertureError("usage", "the password until now is not right", {hint: "Nothing was changed."});
  }
  checkPassword(after, account.login);
  await ledgers.database.run("UPDATE account SET password = ? WHERE account = ?", [
    await hashPassword(after),
    account.id
  ]);
  await ledgers.database.run("DELETE FROM session WHERE account = ? AND token <> ?", [
    account.id,
    keptToken(session)
  ]);
  await recordOn(ledgers, account, "password-changed", {}, now);
}
