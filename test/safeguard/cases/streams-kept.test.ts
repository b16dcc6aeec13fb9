import {expect, test} from "vitest";
import {seenProject} from "../../../src/app/assets/desk.ts";
import {openDesk} from "../../../src/app/cases/desk.ts";
import {applyRetention} from "../../../src/app/cases/retention.ts";
import {subjectReport} from "../../../src/app/cases/subject-access.ts";
import {seenAssessment} from "../../../src/app/self-assessment/desk.ts";
import {defaultEffects, type Effects} from "../../../src/base/effects.ts";
import {verifyLedgers} from "../../../src/safeguard/ledger/verify.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {makeInstitution, withInstitution} from "../../support/institution.ts";
import {PLAN_FORM} from "../../support/plan-form.ts";

const LATER = "99999";

function after(days: number): Effects {
  return {...defaultEffects, now: () => new Date(Date.now() + days * 24 * 60 * 60_000)};
}

describeOverSqlite("self-assessments and registers of assets", (places) => {
  const institution = withInstitution(places);

  let begun = 0;
  async function begin(owner: string) {
    const {post} = institution();
    const on = `2025-01-${String(++begun).padStart(2, "0")}`;
    const made = await post("/self-assessment", {edition: `Edition of ${on}`, on}, "adviser");
    const path = made.headers.get("location") ?? "";
    const form = {seen: LATER, area: "values", "state-v1-1": "1", "owner-v1-1": owner};
    expect((await post(`${path}/answers`, form, "adviser")).status).toBe(303);
    return path;
  }

  async function register(holder: string, until?: string) {
    const {post, desk, accounts} = institution();
    const made = await post("/assets", {title: "Soil sensors", unit: "Geology", stage: "during"}, "adviser");
    const path = made.headers.get("location") ?? "";
    const asset = {title: "Firmware", role: "result", kind: "software", owners: "University of Example"};
    await post(`${path}/item`, {seen: LATER, ...asset}, "adviser");
    const [kept] = [...(await seenProject(desk, accounts.adviser, idOf(path))).assets.keys()];
    const access = {asset: kept ?? "", holder, scope: "All of it", terms: "For research"};
    const form = {seen: LATER, ...access, "access-from": "2026-01-01", ...(until && {"access-until": until})};
    expect((await post(`${path}/access`, form, "adviser")).status).toBe(303);
    return path;
  }

  const idOf = (path: string) => path.split("/").at(-1) ?? "";

  test("are erased as a whole by a decision-maker only, and the chain holds", async () => {
    const {post, get, desk} = institution();
    for (const path of [await begin("Legal office"), await register("Institute of Examples")]) {
      const ground = {ground: "Kept by mistake"};
      expect((await post(`${path}/erase`, ground, "adviser")).status).toBe(403);
      expect((await post(`${path}/erase`, {}, "decision-maker")).status).toBe(400);
      expect((await get(path, "auditor")).status).toBe(200);
      expect(await (await get("/trail", "auditor")).text()).toContain(`href="${path}"`);
      expect((await post(`${path}/erase`, ground, "decision-maker")).status).toBe(303);
      expect((await get(path, "auditor")).status).toBe(404);
      const entries = await desk.ledgers.read("university-of-example");
      const left = entries.filter(({stream, isErased}) => stream === idOf(path) && !isErased);
      expect(left.map(({type}) => type)).toEqual(["erased"]);
    }
    const [check] = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
    expect(check?.faults).toEqual([]);
  });

  test("end ten and twenty years after the last step, an access that holds keeping its register", async () => {
    const {desk, get} = institution();
    const assessment = await begin("Legal office");
    const ended = await register("Institute of Examples", "2027-01-01");
    const open = await register("Institute of Examples");
    expect(await (await get(assessment, "auditor")).text()).toMatch(/kept until \d+ \w+ \d{4}, 10 years/);
    expect(await applyRetention(desk, after(3649))).not.toContain(idOf(assessment));
    expect(await applyRetention(desk, after(3652))).toContain(idOf(assessment));
    expect((await get(ended, "auditor")).status).toBe(200);
    expect(await applyRetention(desk, after(7302))).toEqual([idOf(ended)]);
    expect((await get(open, "auditor")).status).toBe(200);
  });

  test("erased by another program are gone from this one too", async () => {
    const {dataDir, options} = places.place();
    const one = await openDesk(dataDir, options);
    const other = await openDesk(dataDir, options);
    const here = await makeInstitution(one, institution().site, "College of Examples");
    const made = await here.post("/self-assessment", {edition: "2026", on: "2026-01-01"}, "adviser");
    const id = idOf(made.headers.get("location") ?? "");
    await seenAssessment(one, here.accounts.adviser, id);
    expect(await applyRetention(other, after(4000))).toContain(id);
    await expect(seenAssessment(one, here.accounts.adviser, id)).rejects.toThrow("no such self-assessment");
    await Promise.all([one.close(), other.close()]);
  });

  test("are told to a person who stands in them, with cases and accounts", async () => {
    const {post, desk, accounts} = institution();
    const name = "Ána Beispiel";
    const assessment = await begin("Dr. Ana Beispiel, legal office");
    const register1 = await register("ANA BEISPIEL");
    const made = await post("/cases", PLAN_FORM, "adviser");
    const path = made.headers.get("location") ?? "";
    await post(`${path}/person`, {seen: LATER, name: "Ana Beispiel", part: "visitor"}, "adviser");
    await post(`${path}/note`, {seen: LATER, text: "Spoke with Ana Beispiel."}, "adviser");
    await post(`${path}/note`, {seen: LATER, text: "Spoke with Ana Beispielova."}, "adviser");
    const report = await subjectReport(desk, name);
    expect(report.persons.map((one) => one.case)).toEqual([idOf(path)]);
    expect(report.mentions.map(({stream, type, field}) => [stream, type, field])).toEqual([
      [idOf(assessment), "measure-assessed", "owner"],
      [idOf(register1), "access-granted", "holder"],
      [idOf(register1), "holder-screened", "evidence about"],
      [idOf(register1), "holder-screened", "holder name"],
      [idOf(path), "noted", "text"]
    ]);
    const own = await subjectReport(desk, accounts.adviser.name);
    expect(own.accounts.map(({id}) => id)).toContain(accounts.adviser.id);
    await expect(subjectReport(desk, " . ")).rejects.toThrow("missing name");
  });
});
