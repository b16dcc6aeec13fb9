import {ApertureError} from "../../base/errors.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import type {Sql} from "../ledger/store/sql.ts";
import {accountOf, findAccount, hasAccounts} from "./account.ts";
import {checkPassword, hashPassword} from "./password.ts";
import {isRole, type Role} from "./roles.ts";
import {keptToken, newId, newToken} from "./token.ts";

const VALID_HOURS = 72;
const HOUR_MS = 3_600_000;

/** A link that makes one account, once; or lets a person who lost password or telephone into the own one again. */
export interface Invitation {
  readonly institution: string;
  readonly institutionName: string;
  readonly role: Role;
  readonly expiresAt: string;
  /** The account that is there already. */
  readonly renews?: string | undefined;
}

/** Makes a link for one person. Its word is shown once and kept only as a hash. */
export async function invite(
  ledgers: Ledgers,
  {institution, institutionName, role, renews}: Omit<Invitation, "expiresAt">,
  by: string,
  now: Date
): Promise<string> {
  const {token, kept} = newToken();
  const at = now.toISOString();
  const expires = new Date(now.getTime() + VALID_HOURS * HOUR_MS).toISOString();
  const body = renews === undefined ? {role} : {role, renews};
  const draft = {stream: "accounts", type: "invited", subject: `institution:${institution}`, body};
  await ledgers.append({ledger: institution, actor: by, at}, [draft], async (sql) => {
    await sql.run(
      `INSERT INTO invitation (token, institution, institution_name, role, account, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [kept, institution, institutionName, role, renews ?? null, at, expires]
    );
  });
  return token;
}

/** The link with which the first administrator of an empty store begins; undefined where there is an account. */
export async function firstInvitation(ledgers: Ledgers, now: Date): Promise<string | undefined> {
  if (await hasAccounts(ledgers.database)) return undefined;
  const [unused] = await ledgers.database.rows("SELECT institution FROM invitation WHERE used_at IS NULL");
  const institution = unused ? String(unused["institution"]) : newId("institution");
  await ledgers.database.run("DELETE FROM invitation WHERE used_at IS NULL");
  return invite(ledgers, {institution, institutionName: "", role: "administrator"}, "system", now);
}

export async function findInvitation(sql: Sql, token: string, now: Date): Promise<Invitation> {
  const [row] = await sql.rows(
    "SELECT institution, institution_name, role, account, expires_at, used_at FROM invitation WHERE token = ?",
    [keptToken(token)]
  );
  const role = String(row?.["role"]);
  if (!row || row["used_at"] !== null || String(row["expires_at"]) < now.toISOString() || !isRole(role)) {
    throw new ApertureError("not-found", "this link is not valid, or no longer", {
      hint: "A link works once and for three days. Ask the administrator for another."
    });
  }
  return {
    institution: String(row["institution"]),
    institutionName: String(row["institution_name"]),
    role,
    expiresAt: String(row["expires_at"]),
    ...(row["account"] !== null && {renews: String(row["account"])})
  };
}

/** What a person enters to take up an invitation. */
export interface NewAccount {
  readonly login: string;
  readonly name: string;
  /** Undefined for an account that signs in with OpenID Connect only. */
  readonly password?: string;
  readonly institutionName?: string;
}

const LOGIN = /^[^\s@<>"']{1,64}@[^\s@<>"']{1,190}$/;

/** Makes the account a link stands for, and uses the link up, as one whole. Answers with the account's id. */
export async function acceptInvitation(
  ledgers: Ledgers,
  token: string,
  given: NewAccount,
  now: Date
): Promise<string> {
  const invitation = await findInvitation(ledgers.database, token, now);
  if (invitation.renews !== undefined)
    return renewAccount(ledgers, token, invitation.renews, given.password, now);
  const login = given.login.trim().toLowerCase();
  const name = given.name.trim();
  const institutionName = (invitation.institutionName || given.institutionName?.trim()) ?? "";
  checkNew(login, name, institutionName);
  if (given.password !== undefined) checkPassword(given.password, login);
  const password = given.password === undefined ? null : await hashPassword(given.password);
  const account = newId("account");
  const {institution, role} = invitation;
  const at = now.toISOString();
  const draft = {stream: account, type: "account-made", subject: account, body: {role, login, name}};
  await ledgers.append({ledger: institution, actor: account, at}, [draft], async (sql) => {
    await useUp(sql, token, account, at);
    if (await findAccount(sql, "login", login)) {
      throw new ApertureError("conflict", "there is an account with this address", {
        hint: "Sign in with it."
      });
    }
    await sql.run(
      "INSERT INTO institution (institution, name, created_at) VALUES (?, ?, ?) ON CONFLICT (institution) DO NOTHING",
      [institution, institutionName, at]
    );
    await sql.run(
      `INSERT INTO account (account, institution, login, name, role, password, state, failures, created_at)
       VALUES (?, ?, ?, ?, ?, ?, 'active', 0, ?)`,
      [account, institution, login, name, role, password, at]
    );
  });
  return account;
}

async function useUp(sql: Sql, token: string, account: string, at: string): Promise<void> {
  const used = await sql.run(
    "UPDATE invitation SET used_at = ?, account = ? WHERE token = ? AND used_at IS NULL",
    [at, account, keptToken(token)]
  );
  if (used !== 1) throw new ApertureError("conflict", "this link was used meanwhile");
}

/** Gives an account a new password, without a second factor, lock, session or token from before. The person stays the same. */
async function renewAccount(
  ledgers: Ledgers,
  token: string,
  id: string,
  password: string | undefined,
  now: Date
): Promise<string> {
  const row = await findAccount(ledgers.database, "account", id);
  const account = row && accountOf(row);
  if (account?.state !== "active" || password === undefined) {
    throw new ApertureError("refused", "this link is for a new password of an open account", {
      hint: "Choose a password, or ask the administrator for another link."
    });
  }
  checkPassword(password, account.login);
  const hashed = await hashPassword(password);
  const at = now.toISOString();
  const draft = {stream: id, type: "account-renewed", subject: id, body: {}};
  await ledgers.append({ledger: account.institution, actor: id, at}, [draft], async (sql) => {
    await useUp(sql, token, id, at);
    await sql.run(
      `UPDATE account SET password = ?, second_factor = NULL, last_code = NULL, failures = 0, locked_until = NULL
       WHERE account = ?`,
      [hashed, id]
    );
    await sql.run("DELETE FROM session WHERE account = ?", [id]);
    await sql.run("DELETE FROM access_token WHERE account = ?", [id]);
  });
  return id;
}

function checkNew(login: string, name: string, institutionName: string): void {
  if (!LOGIN.test(login)) {
    throw new ApertureError("usage", "invalid e-mail address", {
      hint: "Write it as name@institution.example."
    });
  }
  if (name.length < 2 || name.length > 120) {
    throw new ApertureError("usage", "missing name", {hint: "Give the name colleagues know you by."});
  }
  if (institutionName.length < 2 || institutionName.length > 200) {
    throw new ApertureError("usage", "missing name of the institution", {hint: "Give its full name."});
  }
}
