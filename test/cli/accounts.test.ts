import {afterAll, beforeAll, expect, test} from "vitest";
import {openDesk} from "../../src/app/cases/desk.ts";
import {openSite} from "../../src/app/site.ts";
import {verifyLedgers} from "../../src/safeguard/ledger/verify.ts";
import {describeOverStores} from "../support/case-stores.ts";
import {type Institution, makeInstitution, PASSWORD} from "../support/institution.ts";
import {runCli} from "../support/run-cli.ts";

const NEXT = "five other plain words 8";
const pathIn = (text: string) => /https:\/\/a\.example(\/welcome\/[\w-]+)/.exec(text)?.[1] ?? "";

describeOverStores("aperture accounts", ({place}) => {
  let made: Institution & {readonly environment: Readonly<Record<string, string>>; readonly dataDir: string};
  beforeAll(async () => {
    const {dataDir, options} = place();
    const desk = await openDesk(dataDir, options);
    const institution = await makeInstitution(desk, openSite(dataDir), "University of Example");
    const environment: Record<string, string> =
      options.database === undefined ? {} : {APERTURE_CASES: options.database};
    made = {...institution, environment, dataDir};
  });
  afterAll(async () => {
    made.site.close();
    await made.desk.close();
  });
  const cli = (...words: string[]) =>
    runCli(
      ["accounts", ...words, "--address", "https://a.example", "--data", made.dataDir],
      made.environment
    );

  test("says what to do where an account is closed or nowhere", async () => {
    const {accounts, post} = made;
    await post(`/accounts/${accounts.researcher.id}/close`, {}, "administrator");
    expect((await cli("renew", accounts.researcher.id)).stderr).toContain("closed for good");
    expect((await cli("renew", "account-none")).stderr).toContain("aperture accounts list");
    expect((await cli("renew")).stderr).toContain("missing account");
    expect((await cli("invite", "institution-none")).stderr).toContain("no such institution");
    expect((await cli("close")).stderr).toContain("list, renew, invite");
  });

  test("lets the only administrator in again while the server runs, and writes it into the ledger", async () => {
    const {desk, accounts, get, post} = made;
    const {administrator} = accounts;
    await desk.ledgers.database.run("UPDATE account SET second_factor = 'lost' WHERE account = ?", [
      administrator.id
    ]);
    const {stdout} = await cli("list");
    expect(stdout).toMatch(new RegExp(`${administrator.id} +administrator +active +set`));
    const renewed = await cli("renew", administrator.id);
    expect(renewed.code).toBe(0);
    const link = pathIn(renewed.stdout);
    expect((await post(link, {password: NEXT, again: NEXT})).status).toBe(303);
    expect((await post(link, {password: NEXT, again: NEXT})).status).toBe(404);
    const {login} = administrator;
    expect((await post("/sign-in", {login, password: PASSWORD})).status).toBe(401);
    expect((await post("/sign-in", {login, password: NEXT})).status).toBe(303);
    const entries = await desk.ledgers.read(administrator.institution);
    expect(entries).toContainEqual(
      expect.objectContaining({
        actor: "operator",
        type: "invited",
        content: {role: "administrator", renews: administrator.id}
      })
    );
    expect(await (await get("/trail", "auditor")).text()).toContain("whoever runs the server");
    const [check] = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
    expect(check?.faults).toEqual([]);
  });

  test("makes an administrator of an institution that has none left, and of a new one", async () => {
    const {desk, accounts, get, post} = made;
    const {institution} = accounts.administrator;
    const given = {name: "B. New", password: NEXT, again: NEXT};
    const within = pathIn((await cli("invite", institution)).stdout);
    expect(await (await get(within)).text()).toContain("University of Example");
    expect((await post(within, {...given, login: "next@university.example"})).status).toBe(303);
    const apart = pathIn((await cli("invite")).stdout);
    const other = {...given, login: "first@college.example", institution: "College of Example"};
    expect((await post(apart, other)).status).toBe(303);
    const rows = await desk.ledgers.database.rows(
      "SELECT login, role, institution FROM account WHERE name = 'B. New' ORDER BY login"
    );
    expect(rows).toEqual([
      {
        login: "first@college.example",
        role: "administrator",
        institution: expect.not.stringContaining(institution)
      },
      {login: "next@university.example", role: "administrator", institution}
    ]);
  });
});
