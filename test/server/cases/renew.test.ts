import {beforeAll, expect, test} from "vitest";
import {makeAccessToken} from "../../../src/safeguard/accounts/access-tokens.ts";
import {describeOverStores} from "../../support/case-stores.ts";
import {type Institution, makeInstitution, PASSWORD, withInstitution} from "../../support/institution.ts";

const NEXT = "five other plain words 8";

describeOverStores("a link for a new password", (places) => {
  const institution = withInstitution(places, "University of Example");
  let other: Institution;
  beforeAll(async () => {
    other = await makeInstitution(institution().desk, institution().site, "Another University");
  });

  const linkFor = async (id: string) => {
    const page = await (await institution().post(`/accounts/${id}/renew`, {}, "administrator")).text();
    return /\/welcome\/[\w-]+/.exec(page)?.[0] ?? "";
  };
  const signIn = (login: string, password: string) => institution().post("/sign-in", {login, password});

  test("lets a person into the same account again, once, without second factor, session or token", async () => {
    const {desk, get, post, addAccount, effects} = institution();
    const {database} = desk.ledgers;
    const lost = await addAccount("adviser", "lost@university.example");
    await database.run(
      "UPDATE account SET second_factor = 'x', failures = 8, locked_until = '2999-01-01' WHERE account = ?",
      [lost.id]
    );
    const token = await makeAccessToken(desk.ledgers, lost, "Notebook", effects.now());
    expect((await get("/cases", lost)).status).toBe(200);
    const link = await linkFor(lost.id);
    expect(await (await get(link)).text()).toContain("Choose a new password");
    expect((await post(link, {password: NEXT, again: "another"})).status).toBe(400);
    expect((await post(link, {password: "short", again: "short"})).status).toBe(400);
    expect((await post(link, {password: NEXT, again: NEXT})).status).toBe(303);
    expect((await post(link, {password: NEXT, again: NEXT})).status).toBe(404);
    expect((await get("/cases", lost)).headers.get("location")).toContain("/sign-in");
    const asked = {headers: {authorization: `Bearer ${token}`}};
    expect((await institution().request("/api/v1/cases", asked)).status).toBe(401);
    expect((await signIn(lost.login, PASSWORD)).status).toBe(401);
    expect((await signIn(lost.login, NEXT)).status).toBe(303);
    const rows = await database.rows("SELECT account FROM account WHERE login = ?", [lost.login]);
    expect(rows).toEqual([{account: lost.id}]);
    const types = (await desk.ledgers.read(lost.institution)).map(({type}) => type);
    expect(types).toContain("account-renewed");
  });

  test("is not made for oneself, for a closed account's use, or by another institution", async () => {
    const {post, accounts, addAccount} = institution();
    const own = await post(`/accounts/${accounts.administrator.id}/renew`, {}, "administrator");
    expect(own.status).toBe(422);
    const tried = await other.post(`/accounts/${accounts.auditor.id}/renew`, {}, "administrator");
    expect(tried.status).toBe(404);
    const gone = await addAccount("auditor", "gone@university.example");
    const link = await linkFor(gone.id);
    await post(`/accounts/${gone.id}/close`, {}, "administrator");
    expect((await post(link, {password: NEXT, again: NEXT})).status).toBe(422);
    expect((await signIn(gone.login, NEXT)).status).toBe(401);
  });
});
