import {ApertureError} from "../../base/errors.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import {type Account, accountOf, findAccount} from "./account.ts";
import {acceptInvitation} from "./invitations.ts";
import {recordOn} from "./sign-in.ts";

/** A person an identity provider vouches for. */
export interface VouchedPerson {
  readonly identity: string;
  readonly email: string | undefined;
  readonly isEmailVerified: boolean;
  readonly name: string | undefined;
}

/**
 * The account of a person the identity provider vouches for. The first time it is found by an address the provider
 * verified; from then on by the identity alone. Nobody gets an account without an invitation.
 */
export async function accountOfIdentity(
  ledgers: Ledgers,
  person: VouchedPerson,
  now: Date
): Promise<Account> {
  const known = await findAccount(ledgers.database, "openid", person.identity);
  if (known) return active(accountOf(known));
  const row =
    person.email !== undefined && person.isEmailVerified
      ? await findAccount(ledgers.database, "login", person.email)
      : undefined;
  if (!row || row["openid"] !== null) throw noAccount();
  const account = active(accountOf(row));
  await tie(ledgers, account, person.identity, now);
  return account;
}

/** Makes the account of a one-time link for a person the identity provider vouches for; it has no password. */
export async function acceptWithIdentity(
  ledgers: Ledgers,
  token: string,
  person: VouchedPerson,
  institutionName: string,
  now: Date
): Promise<Account> {
  if (person.email === undefined || !person.isEmailVerified) {
    throw new ApertureError("refused", "the identity provider has no verified address of this person", {
      hint: "Make the account with a password instead."
    });
  }
  const given = {login: person.email, name: person.name ?? person.email, institutionName};
  const id = await acceptInvitation(ledgers, token, given, now);
  const row = await findAccount(ledgers.database, "account", id);
  if (!row) throw noAccount();
  await tie(ledgers, accountOf(row), person.identity, now);
  return accountOf(row);
}

async function tie(ledgers: Ledgers, account: Account, identity: string, now: Date): Promise<void> {
  await ledgers.database.run("UPDATE account SET openid = ? WHERE account = ? AND openid IS NULL", [
    identity,
    account.id
  ]);
  await recordOn(ledgers, account, "identity-tied", {identity}, now);
}

function active(account: Account): Account {
  if (account.state === "active") return account;
  throw noAccount();
}

function noAccount(): ApertureError {
  return new ApertureError("unauthenticated", "there is no account for this person", {
    hint: "Ask the administrator of your institution for a link."
  });
}
