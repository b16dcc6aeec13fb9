import {ApertureError} from "../../base/errors.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import {openText, sealText} from "../ledger/seal.ts";
import {type Account, accountOf, credentialsOf, findAccount} from "./account.ts";
import {isPassword} from "./password.ts";
import {stepOfCode} from "./second-factor.ts";

const MOST_FAILURES = 8;
const LOCKED_MS = 15 * 60_000;

/** One text for every failure: it does not say whether the login exists. */
function refused(): ApertureError {
  return new ApertureError("unauthenticated", "login, password or code is not right", {
    hint: `After ${MOST_FAILURES} attempts an account is locked for ${LOCKED_MS / 60_000} minutes.`
  });
}

/** Checks login, password and, where one is set, the code of the second factor. Failures are counted and lock. */
export async function signIn(
  ledgers: Ledgers,
  given: {readonly login: string; readonly password: string; readonly code?: string},
  now: Date
): Promise<Account> {
  const row = await findAccount(ledgers.database, "login", given.login.trim().toLowerCase());
  const known = row && credentialsOf(row);
  const isRight = await isPassword(given.password, known?.password);
  if (!row || !known) throw refused();
  const account = accountOf(row);
  if (known.lockedUntil && known.lockedUntil > now.toISOString()) throw refused();
  const step = known.secondFactor
    ? codeStep(ledgers, account, known.secondFactor, known.lastStep, given.code, now)
    : 0;
  if (!isRight || step === undefined || account.state !== "active") {
    await countFailure(ledgers, account, known.failures + 1, now);
    throw refused();
  }
  await ledgers.database.run(
    "UPDATE account SET failures = 0, locked_until = NULL, last_code = ? WHERE account = ?",
    [String(Math.max(step, known.lastStep)), account.id]
  );
  return account;
}

function codeStep(
  ledgers: Ledgers,
  account: Account,
  sealed: string,
  lastStep: number,
  code: string | undefined,
  now: Date
): number | undefined {
  return stepOfCode(openText(sealed, ledgers.master, account.id), code ?? "", now, lastStep);
}

async function countFailure(ledgers: Ledgers, account: Account, failures: number, now: Date): Promise<void> {
  const isLocking = failures >= MOST_FAILURES;
  const until = isLocking ? new Date(now.getTime() + LOCKED_MS).toISOString() : null;
  await ledgers.database.run("UPDATE account SET failures = ?, locked_until = ? WHERE account = ?", [
    isLocking ? 0 : failures,
    until,
    account.id
  ]);
  if (isLocking) await recordOn(ledgers, account, "account-locked", {until}, now);
}

/** Sets the second factor once a code of it was entered rightly. */
export async function setSecondFactor(
  ledgers: Ledgers,
  account: Account,
  secret: string,
  code: string,
  now: Date
): Promise<void> {
  const step = stepOfCode(secret, code, now, 0);
  if (step === undefined) {
    throw new ApertureError("usage", "the code is not right", {
      hint: "Enter the six digits the authenticator shows now; check the clock of the telephone."
    });
  }
  await ledgers.database.run("UPDATE account SET second_factor = ?, last_code = ? WHERE account = ?", [
    sealText(secret, ledgers.master, account.id),
    String(step),
    account.id
  ]);
  await recordOn(ledgers, account, "second-factor-set", {}, now);
}

/** Writes into the ledger what happened to an account. */
export async function recordOn(
  ledgers: Ledgers,
  account: Account,
  type: string,
  body: object,
  now: Date,
  actor = account.id
): Promise<void> {
  await ledgers.append({ledger: account.institution, actor, at: now.toISOString()}, [
    {stream: account.id, type, subject: account.id, body}
  ]);
}
