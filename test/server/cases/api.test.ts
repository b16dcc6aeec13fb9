import {beforeAll, describe, expect, test} from "vitest";
import {appraisalScheme} from "../../../src/catalogue/appraisal-schemes.ts";
import {makeAccessToken} from "../../../src/safeguard/accounts/access-tokens.ts";
import {closeAccount} from "../../../src/safeguard/accounts/manage.ts";
import {mayDo, ROLE_IDS, type Role} from "../../../src/safeguard/accounts/roles.ts";
import {CASE_API_ROUTES} from "../../../src/server/api/cases/routes.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {makeInstitution, withInstitution} from "../../support/institution.ts";

const PLAN = {
  title: "Soil sensors",
  unit: "Department of Geology",
  partners: [{name: "Institute of Examples", country: "Brazil", kind: "university"}],
  domain: "Sensors for soil moisture.",
  activities: ["joint-project"]
};
const API = "/api/v1";

describeOverSqlite("the API of cases", (places) => {
  const institution = withInstitution(places);
  const tokens = {} as Record<Role, string>;
  beforeAll(async () => {
    const {desk, accounts, effects} = institution();
    for (const role of ROLE_IDS)
      tokens[role] = await makeAccessToken(desk.ledgers, accounts[role], `Token of a ${role}`, effects.now());
  });

  const bearer = (role: Role) => ({authorization: `Bearer ${tokens[role]}`});
  const get = (path: string, headers: Record<string, string>) =>
    institution().request(`${API}${path}`, {headers});
  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    institution().request(`${API}${path}`, {
      method: "POST",
      headers: {"content-type": "application/json", ...headers},
      body: JSON.stringify(body)
    });
  const ask = (route: (typeof CASE_API_ROUTES)[number], headers: Record<string, string>) => {
    const path = route.path.replace("{id}", "case-0");
    return route.method === "get" ? get(path, headers) : post(path, {}, headers);
  };

  test.each(CASE_API_ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s is refused to nobody and to every role without the permission, by token and by session",
    async (_, route) => {
      for (const headers of [{}, {authorization: "Bearer made-up"}, {cookie: "aperture-session=made-up"}]) {
        const nobody = await ask(route, headers as Record<string, string>);
        expect(nobody.status).toBe(401);
        expect(nobody.headers.get("www-authenticate")).toBe("Bearer");
        expect(nobody.headers.get("content-type")).toBe("application/problem+json");
      }
      for (const role of ROLE_IDS) {
        const cookie = await institution().cookieOf(institution().accounts[role]);
        for (const headers of [bearer(role), {cookie}]) {
          const {status} = await ask(route, headers);
          expect([role, status === 403]).toEqual([role, !mayDo(role, route.needs)]);
          expect(status).not.toBe(500);
        }
      }
    }
  );

  test("opens a case, answers its short check, and hands it out as its pages do", async () => {
    const made = await post("/cases", PLAN, bearer("researcher"));
    expect(made.status).toBe(201);
    const path = made.headers.get("location")?.slice(API.length) ?? "";
    const opened = await made.json();
    const {questions, id: scheme} = appraisalScheme("short");
    expect(opened).toMatchObject({state: "short", scheme});
    expect(opened.open).toHaveLength(questions.length);
    const answers = questions.map(({id, answers: [first]}) => ({
      question: id,
      answer: first?.id,
      note: "A note"
    }));
    const answered = await post(`${path}/answers`, {seen: opened.sequence, answers}, bearer("researcher"));
    expect(await answered.json()).toMatchObject({state: "short", open: []});
    const stale = await post(
      `${path}/answers`,
      {seen: opened.sequence, answers: [{...answers[0], note: "Other"}]},
      bearer("adviser")
    );
    expect(stale.status).toBe(409);
    const one = await (await get(path, bearer("auditor"))).json();
    expect(one).toMatchObject({plan: {partners: [{country: "BR"}]}, open: []});
    expect(one.answers[0]).toMatchObject({note: "A note", by: "A researcher"});
    expect(one.evidence.map(({kind}: {kind: string}) => kind)).toContain("country-status");
    const bare = await (await get(`${path}/export/json?without=answers,history`, bearer("auditor"))).json();
    expect(bare).toMatchObject({redacted: ["answers", "history"], plan: {title: PLAN.title}});
    expect(bare).not.toHaveProperty("answers");
    const pdf = await get(`${path}/export/pdf`, bearer("auditor"));
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(pdf.headers.get("cache-control")).toBe("no-store");
    const trail = await institution().desk.ledgers.read("university-of-example", 0, ["exported", "viewed"]);
    expect(trail.filter(({stream}) => path.endsWith(stream)).map(({type}) => type)).toEqual([
      "viewed",
      "exported",
      "exported"
    ]);
  });

  test("lists what somebody may see, by state and page, and nothing of another institution", async () => {
    const other = await makeInstitution(institution().desk, institution().site, "Another University");
    const foreign = await other.desk.ledgers.database.rows("SELECT count(*) AS n FROM institution");
    expect(Number(foreign[0]?.["n"])).toBe(2);
    const token = await makeAccessToken(other.desk.ledgers, other.accounts.auditor, "Of another", new Date());
    const [first] = (await (await get("/cases", bearer("auditor"))).json()).rows;
    expect(first).toMatchObject({title: "Soil sensors", author: "A researcher", until: null});
    const theirs = {authorization: `Bearer ${token}`};
    expect(await (await get("/cases", theirs)).json()).toMatchObject({rows: [], total: 0});
    expect((await get(`/cases/${first.id}`, theirs)).status).toBe(404);
    expect((await get(`/cases/${first.id}/export/json`, theirs)).status).toBe(404);
    expect(await (await get("/cases?state=decided", bearer("auditor"))).json()).toMatchObject({total: 0});
    for (const query of ["state=lost", "page=0"])
      expect((await get(`/cases?${query}`, bearer("auditor"))).status).toBe(400);
  });

  test("says of a body that does not fit which field, and takes no form of another site", async () => {
    const {cookieOf, accounts, request} = institution();
    const missing = await (await post("/cases", {...PLAN, partners: []}, bearer("adviser"))).json();
    expect(missing).toMatchObject({title: "usage", status: 400});
    expect(missing.detail).toMatch(/partners/);
    const unknown = await post("/cases", {...PLAN, nationality: "BR"}, bearer("adviser"));
    expect((await unknown.json()).detail).toMatch(/nationality/);
    const nowhere = {...PLAN, partners: [{...PLAN.partners[0], country: "Atlantis"}]};
    expect((await post("/cases", nowhere, bearer("adviser"))).status).toBe(400);
    const form = await request(`${API}/cases`, {
      method: "POST",
      headers: {cookie: await cookieOf(accounts.adviser), "content-type": "text/plain"},
      body: JSON.stringify(PLAN)
    });
    expect((await form.json()).detail).toBe("a body that is no JSON");
    const large = await post("/cases", {...PLAN, domain: "x".repeat(600_000)}, bearer("adviser"));
    expect(large.status).toBe(413);
    expect((await large.json()).hint).toBe("Send at most 512 kB.");
  });

  test("is described, each route with its body and who may call it", async () => {
    const {paths, components} = await (await get("/openapi.json", {})).json();
    for (const {method, path} of CASE_API_ROUTES)
      expect(paths[path][method]).toMatchObject({security: [{accessToken: []}, {session: []}]});
    expect(Object.keys(components.securitySchemes)).toEqual(["accessToken", "session"]);
    const plan = paths["/cases"].post.requestBody.content["application/json"].schema;
    expect(Object.keys(plan.properties)).toContain("partners");
    expect(JSON.stringify(plan)).not.toMatch(/nationality/i);
  });
});

describe("a token for programs", () => {
  describeOverSqlite("made on one's own page", (places) => {
    const institution = withInstitution(places);
    const ask = (token: string) =>
      institution().request(`${API}/cases`, {headers: {authorization: `Bearer ${token}`}});

    test("is shown once, opens until it is taken back, and stands in the ledger without its word", async () => {
      const {post, get, desk} = institution();
      const page = await (await post("/account/tokens", {title: "A <b>notebook</b>"}, "adviser")).text();
      const token = /class="secret">([\w-]{40,})</.exec(page)?.[1] ?? "";
      expect((await ask(token)).status).toBe(200);
      const later = await (await get("/account", "adviser")).text();
      expect(later).toContain("A &lt;b&gt;notebook&lt;/b&gt;");
      expect(later).not.toContain(token);
      const id = /name="id" value="(token-\w+)"/.exec(later)?.[1] ?? "";
      expect((await post("/account/tokens/take-back", {id}, "auditor")).status).toBe(404);
      expect((await post("/account/tokens/take-back", {id}, "adviser")).status).toBe(303);
      expect((await ask(token)).status).toBe(401);
      const entries = await desk.ledgers.read("university-of-example");
      expect(entries.map(({type}) => type)).toEqual(
        expect.arrayContaining(["access-token-made", "access-token-taken-back"])
      );
      expect(JSON.stringify(entries)).not.toContain(token);
      expect((await post("/account/tokens", {title: ""}, "adviser")).status).toBe(400);
    });

    test("ends after its days, and with the account", async () => {
      const {desk, addAccount, accounts} = institution();
      const account = await addAccount("adviser", "leaves@university-of-example.example");
      const now = new Date();
      const old = new Date(now.getTime() - 91 * 24 * 60 * 60_000);
      expect((await ask(await makeAccessToken(desk.ledgers, account, "An old one", old))).status).toBe(401);
      const token = await makeAccessToken(desk.ledgers, account, "A fresh one", now);
      expect((await ask(token)).status).toBe(200);
      await closeAccount(desk.ledgers, accounts.administrator, account.id, now);
      expect((await ask(token)).status).toBe(401);
    });
  });
});
