import type {Context} from "hono";
import type {CaseDesk} from "../app/cases/desk.ts";
import {ApertureError} from "../base/errors.ts";
import {type Account, hasAccounts} from "../safeguard/accounts/account.ts";
import {mayDo, PERMISSIONS} from "../safeguard/accounts/roles.ts";
import {findSession} from "../safeguard/accounts/sessions.ts";
import {sessionOf} from "./cases/session-cookie.ts";

/** Who asks, where editions of the report are prepared. */
export type Editor =
  /** No institution is set up: one person, or a few who trust each other, use the workbench on their own. */
  | {readonly state: "open"}
  | {readonly state: "editor"; readonly account: Account}
  | {readonly state: "nobody"}
  | {readonly state: "other-role"};

/** The person behind a request; accounts count as soon as the institution has one. */
export async function editorOf(desk: CaseDesk | undefined, c: Context, now: Date): Promise<Editor> {
  if (!desk) return {state: "open"};
  if (!(await hasAccounts(desk.ledgers.database))) return {state: "open"};
  const token = sessionOf(c);
  const account = token === undefined ? undefined : await findSession(desk.ledgers.database, token, now);
  if (!account) return {state: "nobody"};
  return mayDo(account.role, "prepare-report") ? {state: "editor", account} : {state: "other-role"};
}

/** Throws for everybody who may not prepare an edition. */
export function requireEditor({state}: Editor): void {
  if (state === "nobody") {
    throw new ApertureError("unauthenticated", "nobody is signed in", {
      hint: "Sign in at /sign-in and send the form again. Nothing was kept."
    });
  }
  if (state === "other-role") {
    throw new ApertureError("forbidden", "your role does not allow this", {
      hint: `It is for: ${PERMISSIONS["prepare-report"].join(", ")}.`
    });
  }
}
