import {expect, test} from "vitest";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {withInstitution} from "../../support/institution.ts";
import {untilBuilt} from "../../support/until-built.ts";

const ASKED = {outline: "biennial", from: "2023-13", to: "2025-12", forms: "page"};
/** What the form of somebody who may send it is answered with: its period is wrong, so that nothing is built. */
const TAKEN = "Invalid period: 2023-13..2025-12";

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

  test("is prepared by an adviser, signed under the name of the account, and frozen by a decision-maker", async () => {
    const {get, post} = institution();
    const desk = "/report/first/prepare";
    const asked = {...ASKED, from: "2019-01", to: "2019-12", edition: "first"};
    expect((await post("/report", asked, "adviser")).headers.get("location")).toBe(desk);
    const built = () => untilBuilt(async () => (await get(desk, "decision-maker")).text());
    await built();
    const writing = {
      action: "sign",
      section: "introduction",
      author: "Somebody Else",
      text: "Seen.",
      figures: ""
    };
    for (const role of ["researcher", "auditor", "administrator"] as const)
      expect((await post(desk, writing, role)).status).toBe(403);
    const unfinished = await post(desk, {...writing, text: ""}, "adviser");
    expect(await unfinished.text()).toContain("Missing paragraph");
    expect((await post(desk, writing, "decision-maker")).status).toBe(303);
    const signed = await built();
    expect(signed).toMatch(/Seen\.<\/p>\s*<p class="quiet">\s*Signed on [^<]+ by <bdi>A decision-maker</);
    expect(signed).not.toContain("Somebody Else");
    expect((await post(desk, {action: "freeze"}, "researcher")).status).toBe(403);
    expect((await post(desk, {action: "freeze"}, "decision-maker")).status).toBe(303);
    expect(await built()).toContain("This edition is frozen");
    expect((await post(desk, writing, "adviser")).status).toBe(422);
    expect(await (await get("/report/first")).text()).toContain(
      'by <bdi data-name="author">A decision-maker'
    );
  }, 300_000);

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
