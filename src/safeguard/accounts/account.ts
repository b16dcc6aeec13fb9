import {ApertureError} from "../../base/errors.ts";
import type {Row, Sql} from "../ledger/store/sql.ts";
import {isRole, type Role} from "./roles.ts";

/** A person who signs in. The account's id stands in the ledger, its name only here. */
export interface Account {
  readonly id: string;
  readonly institution: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly state: "active" | "closed";
  readonly hasSecondFactor: boolean;
}

/** What is kept of an account besides, for signing in. */
export interface Credentials {
  readonly password: string | undefined;
  readonly secondFactor: string | undefined;
  readonly lastStep: number;
  readonly failures: number;
  readonly lockedUntil: string | undefined;
}

export const ACCOUNT_COLUMNS =
  "account, institution, login, name, role, password, second_factor, last_code, openid, state, failures, locked_until, created_at";

export function accountOf(row: Row): Account {
  const role = String(row["role"]);
  if (!isRole(role)) throw new ApertureError("source-damaged", `unknown role in the case store: ${role}`);
  return {
    id: String(row["account"]),
    institution: String(row["institution"]),
    login: String(row["login"]),
    name: String(row["name"]),
    role,
    state: row["state"] === "active" ? "active" : "closed",
    hasSecondFactor: row["second_factor"] !== null
  };
}

export function credentialsOf(row: Row): Credentials {
  const text = (name: string) => (typeof row[name] === "string" ? row[name] : undefined);
  return {
    password: text("password"),
    secondFactor: text("second_factor"),
    lastStep: Number(row["last_code"] ?? 0),
    failures: Number(row["failures"]),
    lockedUntil: text("locked_until")
  };
}

/** Finds one account by a column that is unique. */
export async function findAccount(
  sql: Sql,
  column: "account" | "login" | "openid",
  value: string
): Promise<Row | undefined> {
  const [row] = await sql.rows(`SELECT ${ACCOUNT_COLUMNS} FROM account WHERE ${column} = ?`, [value]);
  return row;
}

export async function accountsOf(sql: Sql, institution: string): Promise<Account[]> {
  const rows = await sql.rows(
    `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE institution = ? ORDER BY name, account`,
    [institution]
  );
  return rows.map(accountOf);
}

/** The name of an institution, as its cases say it; empty until somebody gave one. */
export async function institutionName(sql: Sql, institution: string): Promise<string> {
  const [row] = await sql.rows("SELECT name FROM institution WHERE institution = ?", [institution]);
  return String(row?.["name"] ?? "");
}

/** Whether any institution here has an account; without one, the workbench is used by whoever reaches it. */
export async function hasAccounts(sql: Sql): Promise<boolean> {
  const [row] = await sql.rows("SELECT count(*) AS accounts FROM account");
  return Number(row?.["accounts"]) > 0;
}
