import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {ledgerPath, readLedger} from "../../../src/modulate/evidence/ledger.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {ORIGIN, withInstitution} from "../../support/institution.ts";

const FORM = {
  country: "South Korea",
  criterion: "reciprocity",
  leaning: "favours",
  text: "National programmes are open to European teams.",
  source: "Interview at the ministry",
  found: "2026-01-15",
  expires: "2099-12-31"
};

describeOverSqlite("findings at the desk", (places) => {
  const institution = withInstitution(places);
  const kept = () => readLedger(institution().site.dataDir, "KR");
  const enter = async (
    changes: Partial<typeof FORM> & {replaces?: string; author?: string},
    role: "adviser" | "decision-maker"
  ) => {
    const response = await institution().post("/findings", {...FORM, ...changes}, role);
    expect(response.status, await response.clone().text()).toBe(303);
    return (response.headers.get("location") ?? "").replace("/findings?country=KR#finding-", "");
  };

  test("a finding bears the name of whoever is signed in, whatever the form says", async () => {
    const id = await enter({author: "Somebody Else"}, "adviser");
    const finding = (await kept()).find((one) => one.id === id);
    expect(finding).toMatchObject({author: "A adviser", country: "KR", found: "2026-01-15"});
    const dossier = await (await institution().get("/countries/KR/dossier")).text();
    expect(dossier).toContain("A adviser, 15 January 2026 (entered ");
    expect(dossier).not.toContain("Somebody Else");
    const briefing = await (await institution().get("/countries/KR/dossier/briefing.html")).text();
    expect(briefing).toContain("National programmes are open to European teams.");
    const api = await (await institution().get("/api/v1/countries/KR/evidence")).json();
    expect(api).toMatchObject([{id, author: "A adviser"}]);
    expect(JSON.stringify(api)).not.toContain(institution().accounts.adviser.id);
  });

  test("experts who disagree are both kept, and nobody takes back what another found", async () => {
    const id = await enter({leaning: "cautions", text: "Access stays slow."}, "decision-maker");
    const page = await (await institution().get("/findings?country=KR", "researcher")).text();
    expect(page).toContain("Experts disagree on reciprocity; every finding is kept.");
    expect(page).not.toContain('action="/findings"');
    const before = readFileSync(ledgerPath(institution().site.dataDir), "utf8");
    const other = await institution().post(
      `/findings/${id}/withdraw`,
      {reasons: "I know better."},
      "adviser"
    );
    expect(other.status).toBe(422);
    expect(await other.text()).toContain("This finding is another expert&#39;s.");
    const replaced = await institution().post("/findings", {...FORM, text: "No.", replaces: id}, "adviser");
    expect(replaced.status).toBe(422);
    expect(readFileSync(ledgerPath(institution().site.dataDir), "utf8")).toBe(before);
  });

  test("one's own is replaced or withdrawn with reasons, and stays marked as such", async () => {
    const id = await enter({text: "To be replaced."}, "adviser");
    const next = await enter({text: "In its place.", replaces: id}, "adviser");
    expect((await kept()).find((one) => one.id === id)?.withdrawnFor).toBe(next);
    const missing = await institution().post(`/findings/${next}/withdraw`, {}, "adviser");
    expect(missing.status).toBe(400);
    const done = await institution().post(
      `/findings/${next}/withdraw`,
      {reasons: "The law was changed."},
      "adviser"
    );
    expect(done.status).toBe(303);
    expect((await kept()).find((one) => one.id === next)?.withdrawn).toMatchObject({by: "A adviser"});
    expect(await (await institution().get("/findings", "auditor")).text()).toContain(
      ": The law was changed."
    );
  });

  test.each([
    ["country", "Atlantis", "Unknown country"],
    ["source", "", "Missing source"],
    ["found", "", "Missing day of the finding"],
    ["found", "2099-01-01", "Invalid day of the finding"],
    ["expires", "", "Missing day of expiry"],
    ["expires", "2020-01-01", "Invalid day of expiry"],
    ["criterion", "sympathy", "Invalid criterion"],
    ["text", "x".repeat(2001), "Invalid text"]
  ])("%s given as %j is refused, with what was typed in the form", async (name, value, problem) => {
    const before = await kept();
    const response = await institution().post(
      "/findings",
      {...FORM, text: "Kept in the form.", [name]: value},
      "adviser"
    );
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain(`<strong>${problem}`);
    expect(page).toContain('value="favours" selected');
    if (name !== "text") expect(page).toContain("Kept in the form.</textarea>");
    expect(await kept()).toEqual(before);
  });

  test("every step stands in the ledger, which holds, and says nothing of the text", async () => {
    const trail = await (await institution().get("/trail", "auditor")).text();
    expect(trail).toContain("finding-entered");
    expect(trail).toContain("finding-withdrawn");
    expect(trail).toMatch(/href="\/findings#finding-[0-9a-f]{12}"/);
    expect(await (await institution().get("/ledger", "auditor")).text()).toContain("the chain holds");
  });

  test("a form from another site is refused, and nothing is kept", async () => {
    const before = await kept();
    const cookie = await institution().cookieOf(institution().accounts.adviser);
    const response = await institution().request("/findings", {
      method: "POST",
      headers: {
        cookie,
        origin: "https://elsewhere.example",
        "content-type": "application/x-www-form-urlencoded"
      },
      body: new URLSearchParams({...FORM, text: "Forged."})
    });
    expect([response.status, ORIGIN]).toEqual([403, "http://localhost"]);
    expect(await kept()).toEqual(before);
  });
});
