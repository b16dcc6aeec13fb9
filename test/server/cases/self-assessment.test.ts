import {beforeAll, describe, expect, test} from "vitest";
import {toolkitMeasures} from "../../../src/catalogue/toolkit.ts";
import {describeOverSqlite, describeOverStores} from "../../support/case-stores.ts";
import {type Institution, makeInstitution, withInstitution} from "../../support/institution.ts";

const SCRIPT = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

async function begin(institution: Institution, edition: string, on: string): Promise<string> {
  const made = await institution.post("/self-assessment", {edition, on}, "adviser");
  const path = made.headers.get("location");
  if (!path) throw new Error(`nothing was begun: ${await made.text()}`);
  return path;
}

async function seenOf(institution: Institution, path: string): Promise<string> {
  const page = await (await institution.get(path, "adviser")).text();
  return /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
}

async function answer(institution: Institution, path: string, form: Readonly<Record<string, string>>) {
  const seen = await seenOf(institution, path);
  return institution.post(`${path}/answers`, {seen, area: "values", ...form}, "adviser");
}

describeOverStores("a self-assessment", (places) => {
  const institution = withInstitution(places, "University of Example");
  let other: Institution;
  let last: string;
  let path: string;

  beforeAll(async () => {
    other = await makeInstitution(institution().desk, institution().site, "Another University");
    last = await begin(institution(), "2024", "2024-11-01");
    await answer(institution(), last, {
      "state-v1-1": "1",
      "next-v1-1": "Write it down",
      "owner-v1-1": "Legal office",
      "due-v1-1": "2025-02-01",
      "state-v1-2": "3"
    });
    path = await begin(institution(), "2025", "2025-11-01");
    await answer(institution(), path, {
      "state-v1-1": "2",
      "evidence-v1-1": SCRIPT,
      "due-v1-1": "2025-02-01"
    });
  });

  test("shows maturity in words and numbers, what is unanswered, what rose, and what is late", async () => {
    const page = await (await institution().get(path, "researcher")).text();
    expect(page).toContain("Partly in place (2 of 4)");
    expect(page).toContain(
      `${toolkitMeasures().length - 2} of ${toolkitMeasures().length} measures unanswered`
    );
    expect(page).toContain("1 rose, 0 fell, 0 newly answered");
    expect(page).toMatch(/badge unverified">late/);
    expect(page).toMatch(/badge unverified">carried over/);
  });

  test("shows what was written as text and runs none of it", async () => {
    for (const place of [path, `${path}/answers?area=values`]) {
      const page = await (await institution().get(place, "adviser")).text();
      expect(page).not.toContain("<script>alert");
      expect(page).not.toContain("<img src=x");
      expect(page).toContain("&lt;script&gt;alert(1)");
    }
  });

  test("is closed to every role of another institution", async () => {
    for (const role of ["researcher", "adviser", "decision-maker", "auditor"] as const) {
      expect((await other.get(path, role)).status).toBe(404);
      expect((await other.get(`${path}/export/csv`, role)).status).toBe(404);
    }
    expect((await other.get(`${path}/answers`, "adviser")).status).toBe(404);
    const tried = await other.post(`${path}/answers`, {seen: "999", "state-v1-1": "4"}, "adviser");
    expect(tried.status).toBe(404);
    expect(await (await other.get("/self-assessment", "adviser")).text()).not.toContain(path);
  });

  test("has a plan with actions of their own, which the next one carries on", async () => {
    const act = async (place: string, form: Readonly<Record<string, string>>) => {
      const seen = await seenOf(institution(), place);
      return institution().post(`${place}/action`, {seen, ...form}, "adviser");
    };
    const given = {what: `Train all staff ${SCRIPT}`, owner: "Security office", due: "2026-01-31"};
    const late = await act(last, given);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("The plan is carried on in the assessment 2025");
    expect((await act(path, {...given, state: "perhaps"})).status).toBe(400);
    expect((await act(path, {...given, action: "action-none"})).status).toBe(404);
    expect((await act(path, given)).status).toBe(303);
    const page = await (await institution().get(path, "auditor")).text();
    expect(page).toContain("Train all staff &lt;script&gt;");
    expect(page).not.toContain("<script>alert");
    const next = await begin(institution(), "2026", "2026-11-01");
    const carried = await (await institution().get(next, "adviser")).text();
    expect(carried).toContain("Actions of the plan carried over: 1 not begun.");
    const action = /name="action" value="(action-[a-z0-9]+)"/.exec(carried)?.[1] ?? "";
    expect((await act(next, {...given, action, state: "done", note: "By video."})).status).toBe(303);
    const json = await (await institution().get(`${next}/export/json`, "auditor")).json();
    expect(json.actions).toMatchObject([{action, state: "done", note: "By video.", by: "A adviser"}]);
    const csv = await (await institution().get(`${next}/export/csv`, "auditor")).text();
    expect(csv).toMatch(/\r\naction,2026,2026-11-01,action-/);
  });

  test("leaves as CSV and JSON, with the unanswered blank, and the trail says so", async () => {
    const csv = await (await institution().get(`${path}/export/csv`, "auditor")).text();
    const lines = csv.trim().split("\r\n");
    expect(lines.filter((line) => line.startsWith("measure,"))).toHaveLength(toolkitMeasures().length);
    expect(lines.find((line) => line.includes(",v2-1,"))).toContain(",,unanswered,");
    const json = await (await institution().get(`${path}/export/json`, "auditor")).json();
    expect(json.maturity.all).toMatchObject({answered: 2, mean: 2.5});
    expect(json.measures[0]).toMatchObject({measure: "v1-1", state: 2, late: true});
    expect(await (await institution().get("/trail", "auditor")).text()).toContain("exported");
  });
});

describeOverSqlite("what somebody says of a measure", (places) => {
  const institution = withInstitution(places);
  let path: string;
  beforeAll(async () => {
    path = await begin(institution(), "2025", "2025-11-01");
  });

  describe("is refused with a clear message, and kept in the form", () => {
    test.each([
      [{"state-v1-1": "9"}, "Invalid state of V1.1: 9"],
      [{"evidence-v1-1": "Rules without a state"}, "Missing state of V1.1"],
      [{"state-v1-1": "2", "due-v1-1": "next week"}, "Invalid day for V1.1: next week"],
      [{"state-v1-1": "2", "due-v1-1": "2026-02-31"}, "Invalid day for V1.1: 2026-02-31"]
    ])("%j", async (form, message) => {
      const tried = await answer(institution(), path, {
        ...form,
        "state-v1-2": "1",
        "next-v1-2": "kept in the form"
      });
      expect(tried.status).toBe(400);
      const page = await tried.text();
      expect(page).toContain(message);
      expect(page).toContain("kept in the form");
    });
  });

  test("is not taken from an older page than the last change", async () => {
    const seen = await seenOf(institution(), path);
    expect((await answer(institution(), path, {"state-v1-1": "1"})).status).toBe(303);
    const late = await institution().post(`${path}/answers`, {seen, "state-v1-1": "4"}, "decision-maker");
    expect(late.status).toBe(409);
  });

  test("is not taken from a researcher or an auditor", async () => {
    for (const role of ["researcher", "auditor", "administrator"] as const)
      expect((await institution().post(`${path}/answers`, {seen: "1"}, role)).status).toBe(403);
  });

  test("a second assessment of the same day is refused", async () => {
    const again = await institution().post(
      "/self-assessment",
      {edition: "2025", on: "2025-11-01"},
      "adviser"
    );
    expect(again.status).toBe(400);
    const bad = await institution().post("/self-assessment", {edition: "2026", on: "2025-13-01"}, "adviser");
    expect(await bad.text()).toContain("expected a day as 2026-11-28");
  });
});
