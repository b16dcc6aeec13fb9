import {afterAll, beforeAll} from "vitest";
import {type CaseDesk, openDesk} from "../../src/app/cases/desk.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects, type Effects} from "../../src/base/effects.ts";
import {type Account, accountOf, findAccount} from "../../src/safeguard/accounts/account.ts";
import {acceptInvitation, invite} from "../../src/safeguard/accounts/invitations.ts";
import {hashPassword} from "../../src/safeguard/accounts/password.ts";
import {ROLE_IDS, type Role} from "../../src/safeguard/accounts/roles.ts";
import {beginSession} from "../../src/safeguard/accounts/sessions.ts";
import {createApp} from "../../src/server/app.tsx";
import type {StorePlaces} from "./case-stores.ts";

export const PASSWORD = "four plain words here 9";

let hashed: Promise<string> | undefined;

/** The password as it is kept. Hashing is slow by intention: all accounts of a worker share one hash. */
function kept(): Promise<string> {
  hashed ??= hashPassword(PASSWORD);
  return hashed;
}

/** An institution with an account of each role, and a server in front of it. */
export interface Institution {
  readonly desk: CaseDesk;
  readonly site: Site;
  readonly name: string;
  readonly app: ReturnType<typeof createApp>;
  readonly accounts: Readonly<Record<Role, Account>>;
  readonly effects: Effects;
  /** Asks a page as somebody would in a browser; without a role, as nobody. */
  get(path: string, role?: Role | Account): Promise<Response>;
  post(
    path: string,
    form: Readonly<Record<string, string>> | FormData,
    role?: Role | Account
  ): Promise<Response>;
  request(path: string, init: RequestInit): Promise<Response>;
  addAccount(role: Role, login: string): Promise<Account>;
  cookieOf(account: Account): Promise<string>;
}

export const ORIGIN = "http://localhost";

/** Makes an institution for each test file; what is written stays until its end. */
export function withInstitution(places: StorePlaces, name = "University of Example"): () => Institution {
  let made: Institution | undefined;
  beforeAll(async () => {
    const {dataDir, options} = places.place();
    made = await makeInstitution(await openDesk(dataDir, options), openSite(dataDir), name);
  });
  afterAll(async () => {
    made?.site.close();
    await made?.desk.close();
  });
  return () => {
    if (!made) throw new Error("the institution is not there yet");
    return made;
  };
}

/** Makes an institution with all roles on a desk; several may share one. */
export async function makeInstitution(
  desk: CaseDesk,
  site: Site,
  name: string,
  effects: Effects = defaultEffects
): Promise<Institution> {
  const app = createApp(site, effects, {desk, address: ORIGIN});
  const domain = `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}.example`;
  const {ledgers} = desk;
  const institution = name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  const invitation = (role: Role) =>
    invite(ledgers, {institution, institutionName: name, role}, "system", effects.now());
  const addAccount = async (role: Role, login: string): Promise<Account> => {
    const token = await invitation(role);
    const id = await acceptInvitation(ledgers, token, {login, name: `A ${role}`}, effects.now());
    await ledgers.database.run("UPDATE account SET password = ? WHERE account = ?", [await kept(), id]);
    const row = await findAccount(ledgers.database, "account", id);
    if (!row) throw new Error("no account was made");
    return accountOf(row);
  };
  const accounts = {} as Record<Role, Account>;
  for (const role of ROLE_IDS) accounts[role] = await addAccount(role, `${role}@${domain}`);
  const cookies = new Map<string, string>();
  const cookieOf = async (account: Account) => {
    const known = cookies.get(account.id);
    if (known) return known;
    const cookie = `aperture-session=${await beginSession(ledgers.database, account, effects.now())}`;
    cookies.set(account.id, cookie);
    return cookie;
  };
  const headersOf = async (who: Role | Account | undefined): Promise<Record<string, string>> =>
    who === undefined ? {} : {cookie: await cookieOf(typeof who === "string" ? accounts[who] : who)};
  const request = async (path: string, init: RequestInit) => app.request(`${ORIGIN}${path}`, init);
  return {
    desk,
    site,
    name,
    app,
    accounts,
    effects,
    request,
    addAccount,
    cookieOf,
    get: async (path, who) => request(path, {headers: await headersOf(who)}),
    post: async (path, form, who) =>
      request(path, {
        method: "POST",
        headers: {...(await headersOf(who)), origin: ORIGIN},
        body: form instanceof FormData ? form : new URLSearchParams(form)
      })
  };
}
