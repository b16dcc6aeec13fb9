import {expect, test} from "vitest";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {withInstitution} from "../../support/institution.ts";

const ASKED = {outline: "biennial", from: "2023-13", to: "2025-12", forms: "page"};
/** What the form of somebody who may send it is answered with: its period is wrong, so that nothing is built. */
const TAKEN = "invalid period: 2023-13..2025-12";

describeOverSqlite("the report of an institution", (places) => {
  const institution = withInstitution(places, "University of Example");

  test("is read by everybody; its form is shown to those who may send it", async () => {
    const {get} = institution();
    const form = 'action="/report"';
    const open = await (await get("/report")).text();
    expect(open).toContain("/sign-in?to=%2Freport");
    expect(open).not.toContain(form);
    expect(await (await get("/report", "researcher")).text()).not.toContain(form);
    expect(await (await get("/report", "adviser")).text()).toContain(form);
  });

  test("is prepared by advisers and decision-makers alone", async () => {
    const {post} = institution();
    expect((await post("/report", ASKED)).status).toBe(401);
    for (const role of ["researcher", "auditor", "administrator"] as const)
      expect((await post("/report", ASKED, role)).status).toBe(403);
    for (const role of ["adviser", "decision-maker"] as const)
      expect(await (await post("/report", ASKED, role)).text()).toContain(TAKEN);
  });

  test("has a draft's desk behind the same door", async () => {
    const {get, post} = institution();
    const desk = "/report/ours/prepare";
    const sent = await get(desk);
    expect([sent.status, sent.headers.get("location")]).toEqual([
      303,
      "/sign-in?to=%2Freport%2Fours%2Fprepare"
    ]);
    expect((await get(desk, "researcher")).status).toBe(403);
    expect((await get(desk, "adviser")).status).toBe(404);
    expect((await post(desk, {action: "freeze"})).status).toBe(401);
    expect((await post(desk, {action: "freeze"}, "auditor")).status).toBe(403);
  });
});
