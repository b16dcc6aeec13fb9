import {ApertureError} from "../../base/errors.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import type {Sql} from "../ledger/store/sql.ts";
import {type Account, accountOf} from "./account.ts";
import {recordOn} from "./sign-in.ts";
import {keptToken, newId, newToken} from "./token.ts";

const VALID_DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;
const MOST = 20;

/** A word by which a program acts as somebody, with that person's role as it is then. Only its hash is kept. */
export interface AccessToken {
  readonly id: string;
  /** What it is for, in the words of its owner. */
  readonly title: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Makes a word for a program and answers with it; it can be read this once. */
export async function makeAccessToken(
  ledgers: Ledgers,
  account: Account,
  title: string,
  now: Date
): Promise<string> {
  if (title.length < 3 || title.length > 80) {
    throw new ApertureError("usage", "missing name of the token", {
      hint: "Say in a few words what it is for, such as the program that will use it."
    });
  }
  if ((await accessTokensOf(ledgers.database, account, now)).length >= MOST) {
    throw new ApertureError("refused", `there are ${MOST} tokens already`, {hint: "Take one back first."});
  }
  const {token, kept} = newToken();
  const id = newId("token");
  const expires = new Date(now.getTime() + VALID_DAYS * DAY_MS).toISOString();
  await ledgers.database.run(
    "INSERT INTO access_token (id, token, account, title, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
    [id, kept, account.id, title, now.toISOString(), expires]
  );
  await recordOn(ledgers, account, "access-token-made", {id, title, expires}, now);
  return token;
}

/** The words of an account that still open something, the newest first. */
export async function accessTokensOf(sql: Sql, account: Account, now: Date): Promise<readonly AccessToken[]> {
  const rows = await sql.rows(
    "SELECT id, title, created_at, expires_at FROM access_token WHERE account = ? AND expires_at > ? ORDER BY created_at DESC, id",
    [account.id, now.toISOString()]
  );
  return rows.map((row) => ({
    id: String(row["id"]),
    title: String(row["title"]),
    createdAt: String(row["created_at"]),
    expiresAt: String(row["expires_at"])
  }));
}

/** Takes a word back; what uses it is signed out at once. */
export async function takeBackAccessToken(
  ledgers: Ledgers,
  account: Account,
  id: string,
  now: Date
): Promise<void> {
  const gone = await ledgers.database.run("DELETE FROM access_token WHERE id = ? AND account = ?", [
    id,
    account.id
  ]);
  if (gone === 0) throw new ApertureError("not-found", "no such token", {hint: "Choose one of the list."});
  await recordOn(ledgers, account, "access-token-taken-back", {id}, now);
}

/** The account a word stands for; undefined where it is over, was taken back, or the account was closed. */
export async function findByAccessToken(sql: Sql, token: string, now: Date): Promise<Account | undefined> {
  const [row] = await sql.rows(
    `SELECT a.account, a.institution, a.login, a.name, a.role, a.state, a.second_factor
     FROM access_token t JOIN account a ON a.account = t.account WHERE t.token = ? AND t.expires_at > ?`,
    [keptToken(token), now.toISOString()]
  );
  return row?.["state"] === "active" ? accountOf(row) : undefined;
}
