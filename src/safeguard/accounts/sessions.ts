import type {Sql} from "../ledger/store/sql.ts";
import {type Account, accountOf} from "./account.ts";
import {keptToken, newToken} from "./token.ts";

const IDLE_MS = 60 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
/** How often the last use is written down; each request would be a write. */
const SEEN_EVERY_MS = 5 * 60_000;

/** Begins a session and answers with the word for the cookie. A session never goes on under an old word. */
export async function beginSession(sql: Sql, account: Account, now: Date): Promise<string> {
  const {token, kept} = newToken();
  const at = now.toISOString();
  await sql.run("DELETE FROM session WHERE expires_at < ?", [at]);
  await sql.run(
    "INSERT INTO session (token, account, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)",
    [kept, account.id, at, at, new Date(now.getTime() + LONGEST_MS).toISOString()]
  );
  return token;
}

/** The account a word stands for; undefined where the session ended, was idle too long, or the account was closed. */
export async function findSession(sql: Sql, token: string, now: Date): Promise<Account | undefined> {
  const kept = keptToken(token);
  const [row] = await sql.rows(
    `SELECT a.account, a.institution, a.login, a.name, a.role, a.state, a.second_factor, s.seen_at, s.expires_at
     FROM session s JOIN account a ON a.account = s.account WHERE s.token = ?`,
    [kept]
  );
  if (row?.["state"] !== "active" || String(row["expires_at"]) < now.toISOString()) return undefined;
  const idleMs = now.getTime() - Date.parse(String(row["seen_at"]));
  if (idleMs > IDLE_MS) return undefined;
  if (idleMs > SEEN_EVERY_MS) {
    await sql.run("UPDATE session SET seen_at = ? WHERE token = ?", [now.toISOString(), kept]);
  }
  return accountOf(row);
}

export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql.run("DELETE FROM session WHERE token = ?", [keptToken(token)]);
}

/** Ends every session of an account: its role changed, or it was closed. */
export async function endSessionsOf(sql: Sql, account: string): Promise<void> {
  await sql.run("DELETE FROM session WHERE account = ?", [account]);
}
