import {describe, expect, test} from "vitest";
import {mayDo, ROLE_IDS} from "../../../src/safeguard/accounts/roles.ts";
import {CASE_ROUTES} from "../../../src/server/cases/routes/index.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {type Institution, withInstitution} from "../../support/institution.ts";
import {PLAN_FORM} from "../../support/plan-form.ts";

/** A path of the list with something in the place of each parameter. */
function filled(path: string): string {
  return path.replace(":id", "case-0").replace(":file", "file-0").replace(":token", "token-0");
}

function ask(institution: Institution, route: (typeof CASE_ROUTES)[number], who?: (typeof ROLE_IDS)[number]) {
  const path = filled(route.path);
  return route.method === "GET" ? institution.get(path, who) : institution.post(path, {seen: "1"}, who);
}

const GUARDED = CASE_ROUTES.filter(({needs}) => needs !== "nobody");

describe("the list of routes", () => {
  test("names what each needs, and only signing in is open to nobody in particular", () => {
    const open = CASE_ROUTES.filter(({needs}) => needs === "nobody").map(
      ({method, path}) => `${method} ${path}`
    );
    expect(open.sort()).toEqual([
      "GET /sign-in",
      "GET /sign-in/openid/callback",
      "GET /welcome/:token",
      "POST /sign-in",
      "POST /sign-in/openid",
      "POST /welcome/:token",
      "POST /welcome/:token/openid"
    ]);
  });

  test("names no route twice", () => {
    const all = CASE_ROUTES.map(({method, path}) => `${method} ${path}`);
    expect(new Set(all).size).toBe(all.length);
  });
});

describeOverSqlite("who may do what", (places) => {
  const institution = withInstitution(places);

  test.each(GUARDED.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s is refused to nobody and to every role without the permission",
    async (_, route) => {
      const nobody = await ask(institution(), route);
      if (route.method === "GET") expect(nobody.headers.get("location")).toMatch(/^\/sign-in/);
      else expect(nobody.status).toBe(401);
      for (const role of ROLE_IDS) {
        if (route.path === "/sign-out") continue;
        const {status} = await ask(institution(), route, role);
        const isAllowed = route.needs !== "nobody" && mayDo(role, route.needs);
        expect([role, status === 403]).toEqual([role, !isAllowed]);
      }
    }
  );

  test("an administrator sees no case, an auditor changes none", async () => {
    const made = await institution().post("/cases", PLAN_FORM, "researcher");
    const path = made.headers.get("location") ?? "";
    expect(path).toMatch(/^\/cases\/case-/);
    expect((await institution().get(path, "administrator")).status).toBe(403);
    expect((await institution().get(path, "auditor")).status).toBe(200);
    expect((await institution().post(`${path}/note`, {seen: "99", text: "A note"}, "auditor")).status).toBe(
      403
    );
    expect((await institution().get(path, "decision-maker")).status).toBe(200);
  });

  test("a researcher sees the own cases and no other", async () => {
    const other = await institution().addAccount("researcher", "other@elsewhere.example");
    const made = await institution().post(
      "/cases",
      {...PLAN_FORM, title: "Hidden from others"},
      "researcher"
    );
    const path = made.headers.get("location") ?? "";
    expect((await institution().get(path, "researcher")).status).toBe(200);
    expect((await institution().get(path, other)).status).toBe(404);
    expect(await (await institution().get("/cases", other)).text()).not.toContain("Hidden from others");
    expect((await institution().post(`${path}/note`, {seen: "99", text: "A note"}, other)).status).toBe(404);
  });
});
