import type {IsoDate} from "../../../base/dates.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {NAMED_ACTORS} from "../../../safeguard/accounts/operator.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import type {Form} from "../../form.ts";

/** What every part of a case's page is made from. */
export interface CaseViewProps {
  readonly one: Case;
  readonly account: Account;
  readonly colleagues: readonly Account[];
  readonly today: IsoDate;
  /** What was written into a form that was not taken. */
  readonly tried: Form;
}

export function nameOf(colleagues: readonly Account[], id: string): string {
  return NAMED_ACTORS.get(id) ?? colleagues.find((one) => one.id === id)?.name ?? id;
}
