import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {caseFolder, openDesk} from "../../../src/app/cases/desk.ts";
import {invite} from "../../../src/safeguard/accounts/invitations.ts";
import {createApp} from "../../../src/server/app.tsx";
import {openOpenId} from "../../../src/server/cases/openid.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {type IdentityProvider, startIdentityProvider} from "../../support/identity-provider.ts";
import {makeInstitution, ORIGIN, withInstitution} from "../../support/institution.ts";
import {fillDisk, smallDisks} from "../../support/small-disk.ts";

const disks = smallDisks();
const probe = disks.make("64k");

/** Whether an address is of the server under test, and not of the provider on another port. */
const isBack = (address: string) => URL.canParse(address) && new URL(address).origin === ORIGIN;

/** Follows the provider's own pages as a browser would: the form for signing in, and the one for consent. */
async function passProvider(url: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  const ask = async (address: string, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, {
      redirect: "manual",
      headers: {cookie},
      ...(form && {method: "POST", body: new URLSearchParams(form)})
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) return answer;
    const next = new URL(location, address).href;
    return isBack(next) ? answer : ask(next);
  };
  let answer = await ask(url);
  for (let step = 0; step < 3; step++) {
    const location = answer.headers.get("location");
    if (location && isBack(location)) return location.slice(ORIGIN.length);
    const page = await answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? "";
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? "";
    answer = await ask(new URL(action, url).href, {prompt, login, password: "any"});
  }
  return answer.headers.get("location")?.slice(ORIGIN.length) ?? "";
}

describeOverSqlite("signing in with an identity provider", (places) => {
  const institution = withInstitution(places);
  let provider: IdentityProvider;
  let app: ReturnType<typeof createApp>;

  beforeAll(async () => {
    provider = await startIdentityProvider(ORIGIN);
    const {desk, site, effects} = institution();
    const openId = openOpenId(provider.options, desk.ledgers.master);
    app = createApp(site, effects, {desk, address: ORIGIN, openId});
  });
  afterAll(() => {
    disks.remove();
    return provider.close();
  });

  const begin = async (path: string, at = app) => {
    const answer = await at.request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: {origin: ORIGIN},
      body: new URLSearchParams({to: "/cases"})
    });
    const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const url = /id="away" href="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
    return {cookie, url: url.replaceAll("&amp;", "&")};
  };

  test("lets somebody in who has an account under an address the provider verified", async () => {
    const {cookie, url} = await begin("/sign-in/openid");
    const back = await passProvider(url, institution().accounts.adviser.login);
    const answer = await app.request(`${ORIGIN}${back}`, {headers: {cookie}});
    expect(answer.headers.get("location")).toBe("/cases");
    const session = answer.headers.getSetCookie().find((line) => line.startsWith("aperture-session"));
    const page = await app.request(`${ORIGIN}/cases`, {headers: {cookie: session?.split(";")[0] ?? ""}});
    expect(page.status).toBe(200);
  });

  test("makes the account of a one-time link, without a password", async () => {
    const {desk, effects, accounts} = institution();
    const made = {
      institution: accounts.adviser.institution,
      institutionName: "University of Example",
      role: "researcher"
    } as const;
    const token = await invite(desk.ledgers, made, "system", effects.now());
    const {cookie, url} = await begin(`/welcome/${token}/openid`);
    const answer = await app.request(`${ORIGIN}${await passProvider(url, "new@uni.example")}`, {
      headers: {cookie}
    });
    expect(answer.headers.get("location")).toBe("/account");
    const rows = await desk.ledgers.database.rows(
      "SELECT password, role FROM account WHERE login = 'new@uni.example'"
    );
    expect(rows).toEqual([{password: null, role: "researcher"}]);
  });

  test("refuses a stranger, an unverified address, and an answer that belongs to another sign-in", async () => {
    for (const login of ["stranger@uni.example", "unverified@uni.example"]) {
      const {cookie, url} = await begin("/sign-in/openid");
      const answer = await app.request(`${ORIGIN}${await passProvider(url, login)}`, {headers: {cookie}});
      expect(answer.status).toBe(401);
    }
    const mine = await begin("/sign-in/openid");
    const other = await begin("/sign-in/openid");
    const back = await passProvider(mine.url, institution().accounts.adviser.login);
    for (const cookie of [other.cookie, "", "aperture-openid=forged"]) {
      const answer = await app.request(`${ORIGIN}${back}`, {headers: {cookie}});
      expect(answer.status).toBe(401);
    }
  });

  test.skipIf(!probe)("says that it was kept where its anchor could not be written", async () => {
    const {dataDir, options} = places.place();
    const disk = disks.make("64k", join(caseFolder(dataDir), "anchors")) ?? "";
    const desk = await openDesk(dataDir, options);
    const {site, effects} = institution();
    const {accounts} = await makeInstitution(desk, site, "College of Examples");
    const openId = openOpenId(provider.options, desk.ledgers.master);
    const its = createApp(site, effects, {desk, address: ORIGIN, openId});
    const {cookie, url} = await begin("/sign-in/openid", its);
    const back = await passProvider(url, accounts.adviser.login);
    fillDisk(disk);
    const answer = await its.request(`${ORIGIN}${back}`, {headers: {cookie}});
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.getSetCookie().join()).toContain("aperture-session=");
    const page = await answer.text();
    expect(page).toContain("Kept, but not anchored");
    expect(page).toContain('href="/cases"');
    await desk.close();
  });

  test("does not start with a secret that stands in manuals", () => {
    for (const clientSecret of ["secret", "changeme-changeme-changeme", "short"]) {
      expect(() => openOpenId({...provider.options, clientSecret}, Buffer.alloc(32))).toThrow(
        "client secret"
      );
    }
  });
});
