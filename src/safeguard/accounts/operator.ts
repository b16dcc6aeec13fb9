import {ApertureError} from "../../base/errors.ts";
import type {Ledgers} from "../ledger/ledger.ts";
import type {Sql} from "../ledger/store/sql.ts";
import {type Account, accountOf, accountsOf, findAccount, institutionName} from "./account.ts";
import {invite} from "./invitations.ts";
import {renewalLink} from "./manage.ts";
import {newId} from "./token.ts";

/** Who acts from the command line of the server, where the key of the cases lies; no account stands behind it. */
const OPERATOR = "operator";

/** Actors of the ledger that are nobody's account, as pages and documents name them. */
export const NAMED_ACTORS: ReadonlyMap<string, string> = new Map([
  ["system", "Aperture"],
  [OPERATOR, "whoever runs the server"]
]);

/** An institution of this server with its accounts. */
export interface InstitutionAccounts {
  readonly institution: string;
  readonly name: string;
  readonly accounts: readonly Account[];
}

export async function allAccounts(sql: Sql): Promise<readonly InstitutionAccounts[]> {
  const rows = await sql.rows("SELECT institution, name FROM institution ORDER BY name, institution");
  const all: InstitutionAccounts[] = [];
  for (const row of rows) {
    const institution = String(row["institution"]);
    all.push({institution, name: String(row["name"]), accounts: await accountsOf(sql, institution)});
  }
  return all;
}

/** A one-time link for a new password of any account, also of the only administrator, whom no colleague can help. */
export async function renewAsOperator(ledgers: Ledgers, id: string, now: Date): Promise<string> {
  const row = await findAccount(ledgers.database, "account", id);
  if (!row) throw unknown("account", id);
  return renewalLink(ledgers, accountOf(row), OPERATOR, now);
}

/** A one-time link that makes an administrator: of an institution whose last one left, or of a new institution. */
export async function inviteAsOperator(
  ledgers: Ledgers,
  institution: string | undefined,
  now: Date
): Promise<string> {
  const place = institution === undefined ? newInstitution() : await knownInstitution(ledgers, institution);
  return invite(ledgers, {...place, role: "administrator"}, OPERATOR, now);
}

/** Its name is asked of whoever follows the link. */
function newInstitution() {
  return {institution: newId("institution"), institutionName: ""};
}

async function knownInstitution(ledgers: Ledgers, institution: string) {
  const name = await institutionName(ledgers.database, institution);
  if (name !== "") return {institution, institutionName: name};
  throw unknown("institution", institution);
}

function unknown(what: string, id: string): ApertureError {
  return new ApertureError("not-found", `no such ${what}: ${id}`, {
    hint: "aperture accounts list shows institutions and accounts with their ids."
  });
}
