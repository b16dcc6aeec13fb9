import {expect, test} from "vitest";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {withInstitution} from "../../support/institution.ts";
import {PLAN_FORM} from "../../support/plan-form.ts";

const ADD = {add: "partner"};

/** Rows of partners as a form sends them. */
function partners(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name, at) => [
      [`partner-${at + 1}-name`, name],
      [`partner-${at + 1}-country`, name === "" ? "" : "BR"],
      [`partner-${at + 1}-kind`, "university"]
    ])
  );
}

const rowsOf = (page: string) => page.match(/<legend>Partner \d+/g)?.length;

describeOverSqlite("the form of a plan", (places) => {
  const institution = withInstitution(places);
  const opened = async (form: Record<string, string>) =>
    (await institution().post("/cases", form, "adviser")).headers.get("location") ?? "";

  test("has room for another partner as often as asked, without script, and keeps what was typed", async () => {
    const {get, post} = institution();
    expect(rowsOf(await (await get("/cases/new", "adviser")).text())).toBe(1);
    const names = Array.from({length: 9}, (_, at) => `Institute ${at + 1}`);
    const more = await post("/cases", {...PLAN_FORM, ...partners(names), ...ADD}, "adviser");
    expect(more.status).toBe(200);
    const page = await more.text();
    expect(rowsOf(page)).toBe(10);
    for (const name of names) expect(page).toContain(`value="${name}"`);
    expect(page).toMatch(/id="partner-10-name"[^>]*autofocus/);
    expect((await (await get("/cases", "adviser")).text()).match(/Soil sensors/g)).toBeNull();
    const place = await opened({...PLAN_FORM, ...partners([...names, ""])});
    const kept = await (await get(place, "adviser")).text();
    for (const name of names) expect(kept).toContain(name);
  });

  test("asks for another partner before anything else is filled in", async () => {
    const blank = await institution().post("/cases", {...partners(["", ""]), ...ADD}, "adviser");
    expect(blank.status).toBe(200);
    expect(rowsOf(await blank.text())).toBe(3);
  });

  test("drops no partner of whom only the identifier was given", async () => {
    const form = {...PLAN_FORM, "partner-3-identifier": "00example1"};
    const refused = await institution().post("/cases", form, "adviser");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('value="00example1"');
  });

  test("comes back with what was typed where a changed plan is refused or takes another partner", async () => {
    const {get, post} = institution();
    const place = await opened({...PLAN_FORM, title: "Change me"});
    const page = await (await get(`${place}/plan`, "adviser")).text();
    const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
    const typed = {...PLAN_FORM, seen, title: "Typed with care", from: "2027-02-01", to: "2027-01-01"};
    const refused = await post(`${place}/plan`, typed, "adviser");
    expect(refused.status).toBe(400);
    const again = await refused.text();
    expect(again).toContain("It ends before it begins");
    expect(again).toContain('value="Typed with care"');
    const more = await (await post(`${place}/plan`, {...typed, ...ADD}, "adviser")).text();
    expect(rowsOf(more)).toBe(2);
    expect(more).toContain(`name="seen" value="${seen}"`);
    const kept = await post(`${place}/plan`, {...typed, to: "2027-03-01"}, "adviser");
    expect(kept.status).toBe(303);
    const late = await post(`${place}/plan`, {...typed, to: "2027-04-01"}, "adviser");
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('value="Typed with care"');
  });
});
