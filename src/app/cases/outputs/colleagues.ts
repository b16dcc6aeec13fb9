import {accountsOf} from "../../../safeguard/accounts/account.ts";
import {NAMED_ACTORS} from "../../../safeguard/accounts/operator.ts";
import {LEFT_OUT} from "../../../safeguard/cases/redact.ts";
import type {CaseDesk} from "../desk.ts";

/** Who stands behind an account, as it may be told to others. */
export type NameOf = (account: string) => string;

/** Names of the colleagues of an institution; no id of an account ever leaves it. */
export async function readNames({ledgers}: CaseDesk, institution: string): Promise<NameOf> {
  const colleagues = await accountsOf(ledgers.database, institution);
  const names = new Map(colleagues.map(({id, name}) => [id, name]));
  return (account) => {
    if (account === LEFT_OUT) return "left out";
    return names.get(account) ?? NAMED_ACTORS.get(account) ?? "a former colleague";
  };
}
