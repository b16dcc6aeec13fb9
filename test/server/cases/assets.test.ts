import {beforeAll, describe, expect, test} from "vitest";
import {draftOf} from "../../../src/app/cases/desk.ts";
import {describeOverSqlite, describeOverStores} from "../../support/case-stores.ts";
import {type Institution, makeInstitution, withInstitution} from "../../support/institution.ts";
import {PLAN_FORM} from "../../support/plan-form.ts";

const SCRIPT = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

const ASSET_FORM: Readonly<Record<string, string>> = {
  title: "Sensor firmware",
  role: "result",
  kind: "software",
  owners: "University of Example; 60\nInstitute of Examples; 40 %",
  protection: "undecided",
  path: "licence",
  stage: "identified"
};

async function register(
  institution: Institution,
  change: Readonly<Record<string, string>> = {}
): Promise<string> {
  const form = {title: "Soil sensors", unit: "Geology", stage: "during", ...change};
  const made = await institution.post("/assets", form, "researcher");
  const path = made.headers.get("location");
  if (!path) throw new Error(`nothing was registered: ${await made.text()}`);
  return path;
}

async function seenOf(institution: Institution, path: string): Promise<string> {
  const page = await (await institution.get(path, "researcher")).text();
  return /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
}

async function step(
  institution: Institution,
  path: string,
  name: string,
  form: Readonly<Record<string, string>>
) {
  const seen = await seenOf(institution, path);
  return institution.post(`${path}/${name}`, {seen, ...form}, "researcher");
}

async function addAsset(
  institution: Institution,
  path: string,
  change: Readonly<Record<string, string>> = {}
) {
  const taken = await step(institution, path, "item", {...ASSET_FORM, ...change});
  if (taken.status !== 303) throw new Error(`no asset was kept: ${await taken.text()}`);
  const page = await (await institution.get(path, "researcher")).text();
  return /item\?asset=(asset-[a-z0-9]+)/.exec(page)?.[1] ?? "";
}

describeOverStores("a register of assets", (places) => {
  const institution = withInstitution(places, "University of Example");
  let other: Institution;
  let path: string;
  let asset: string;

  beforeAll(async () => {
    other = await makeInstitution(institution().desk, institution().site, "Another University");
    path = await register(institution(), {title: `Soil ${SCRIPT}`});
    asset = await addAsset(institution(), path, {title: `Firmware ${SCRIPT}`, restrictions: SCRIPT});
  });

  test("shows what was written as text and runs none of it", async () => {
    for (const place of ["/assets", path, `${path}/item?asset=${asset}`]) {
      const page = await (await institution().get(place, "researcher")).text();
      expect(page).not.toContain("<script>alert");
      expect(page).not.toContain("<img src=x");
      expect(page).toContain("&lt;script&gt;alert(1)");
    }
  });

  test("is closed to every role of another institution", async () => {
    for (const role of ["researcher", "adviser", "decision-maker", "auditor"] as const) {
      expect((await other.get(path, role)).status).toBe(404);
      expect((await other.get(`${path}/item?asset=${asset}`, role)).status).toBe(404);
      expect(await (await other.get("/assets", role)).text()).not.toContain(path);
      expect(await (await other.get("/assets/export/csv", role)).text()).not.toContain(asset);
    }
    const tried = await other.post(`${path}/item`, {seen: "999", ...ASSET_FORM}, "adviser");
    expect(tried.status).toBe(404);
  });

  test("is seen by its researcher, by advisers, and by a researcher it was shared with", async () => {
    const colleague = await institution().addAccount(
      "researcher",
      `colleague-${path.length}@elsewhere.example`
    );
    expect((await institution().get(path, colleague)).status).toBe(404);
    expect((await institution().post(`${path}/item`, {seen: "999", ...ASSET_FORM}, colleague)).status).toBe(
      404
    );
    expect((await institution().get(path, "adviser")).status).toBe(200);
    expect((await institution().get(path, "auditor")).status).toBe(200);
    expect((await institution().post(`${path}/item`, {seen: "999"}, "auditor")).status).toBe(403);
    expect((await step(institution(), path, "share", {with: colleague.id})).status).toBe(303);
    expect((await institution().get(path, colleague)).status).toBe(200);
  });

  test("leaves as CSV and JSON, with formulas made inert, and the trail says so", async () => {
    const own = await register(institution(), {title: "=HYPERLINK(1)"});
    await addAsset(institution(), own);
    const csv = await (await institution().get("/assets/export/csv", "auditor")).text();
    expect(csv).toContain(",'=HYPERLINK(1),");
    expect(csv).toContain("University of Example (60 %)|Institute of Examples (40 %)");
    const json = await (await institution().get("/assets/export/json", "auditor")).json();
    const found = json.projects.find(({title}: {title: string}) => title === "=HYPERLINK(1)");
    expect(found.assets[0]).toMatchObject({title: "Sensor firmware", protection: "undecided"});
    expect(found.checklist.every(({answer}: {answer: unknown}) => answer === null)).toBe(true);
    expect(await (await institution().get("/trail", "auditor")).text()).toContain("exported");
  });
});

describeOverSqlite("what is registered of an asset", (places) => {
  const institution = withInstitution(places);
  let path: string;
  beforeAll(async () => {
    path = await register(institution());
  });

  describe("is refused with a clear message, and kept in the form", () => {
    test.each([
      [{owners: "One; 60\nTwo; 41"}, "Owners: shares that add up to more than 100"],
      [{owners: "One; sixty"}, "Invalid share of One: sixty"],
      [{owners: "One; 0"}, "Invalid share of One: 0"],
      [{owners: "One\none"}, "Owners: an owner named twice"],
      [{publication: "2026-02-30"}, "Publication: expected a day as 2026-11-28"],
      [{protection: "granted"}, "Protected on: missing the day it was applied for or granted"],
      [{role: "owner"}, "Role: expected one of background, result"],
      [{path: "magic"}, "Path: expected one of"]
    ])("%j", async (change, message) => {
      const tried = await step(institution(), path, "item", {
        ...ASSET_FORM,
        ...change,
        source: "kept as written"
      });
      expect(tried.status).toBe(400);
      const page = await tried.text();
      expect(page.replace(/^[\s\S]*role="alert">/, "").slice(0, 300)).toContain(message);
      expect(page).toContain("kept as written");
    });
  });

  test("is refused for a project that ends before it begins, or a case that is not there", async () => {
    const project = {title: "Backwards", unit: "Geology", stage: "before"};
    const late = await institution().post(
      "/assets",
      {...project, from: "2026-02-01", to: "2026-01-01"},
      "adviser"
    );
    expect(await late.text()).toContain("it ends before it begins");
    const linked = await institution().post("/assets", {...project, case: "case-made-up"}, "adviser");
    expect(linked.status).toBe(400);
    expect(await linked.text()).toContain("No such case: case-made-up");
  });

  test("is not taken from an older page than the last change", async () => {
    const seen = await seenOf(institution(), path);
    await addAsset(institution(), path);
    const late = await institution().post(`${path}/item`, {seen, ...ASSET_FORM}, "adviser");
    expect(late.status).toBe(409);
  });

  test("an asset, transfer or agreement that is not there is not found", async () => {
    for (const [name, form] of [
      ["item", {...ASSET_FORM, asset: "asset-none"}],
      ["access", {asset: "asset-none"}],
      ["transfer-decide", {transfer: "transfer-none"}],
      ["clauses", {agreement: "agreement-none"}]
    ] as const)
      expect([name, (await step(institution(), path, name, form)).status]).toEqual([name, 404]);
  });
});

describeOverSqlite("a partner with access", (places) => {
  const institution = withInstitution(places);
  let path: string;
  let asset: string;

  const give = (holder: string, country: string) =>
    step(institution(), path, "access", {
      asset,
      holder,
      "holder-country": country,
      scope: "Source code",
      terms: "For the project, without fee",
      "access-from": "2026-01-01"
    });

  beforeAll(async () => {
    path = await register(institution());
    asset = await addAsset(institution(), path);
  });

  test("from a country under suspension raises an alert; from another none", async () => {
    expect((await give("Institute of Examples", "Brazil")).status).toBe(303);
    expect(await (await institution().get(path, "researcher")).text()).not.toContain("under restriction");
    expect((await give("Minsk Institute", "BY")).status).toBe(303);
    const page = await (await institution().get(path, "researcher")).text();
    expect(page).toContain("Access of a partner under restriction");
    expect(page).toContain("Cooperation with Belarus under Horizon Europe is suspended.");
    expect(await (await give("Somewhere", "Atlantis")).text()).toContain("Atlantis");
  });

  test("that an appraisal found on a list raises an alert; of a case one may not see, only that there is one", async () => {
    const made = await institution().post("/cases", {...PLAN_FORM, title: "Hidden case"}, "adviser");
    const id = made.headers.get("location")?.split("/").at(-1) ?? "";
    const {desk, accounts} = institution();
    const found = draftOf(id, {
      type: "evidence-gathered",
      content: {
        evidence: [
          {
            kind: "screening",
            about: "Institute of Examples",
            says: "1 entry met the name.",
            signal: "risk",
            because: "It met.",
            quoted: [],
            facts: {},
            sources: [],
            on: "2026-11-28"
          }
        ]
      }
    });
    const {adviser} = accounts;
    await desk.ledgers.append(
      {ledger: adviser.institution, actor: adviser.id, at: "2026-11-28T10:00:00.000Z"},
      [found]
    );
    const own = await (await institution().get(path, "researcher")).text();
    expect(own).toContain("An appraisal of your institution you do not see speaks against it");
    expect(own).not.toContain("Hidden case");
    const all = await (await institution().get(path, "adviser")).text();
    expect(all).toContain("in the case “Hidden case”: 1 entry met the name.");
  });

  test("is found under another name by its identifier or the matcher, and not in another country", async () => {
    const {post, get, desk, accounts} = institution();
    const plan = {
      ...PLAN_FORM,
      title: "Case of the Institut",
      "partner-1-name": "Institut für Meßtechnik GmbH",
      "partner-1-country": "CH",
      "partner-1-identifier": "ROR:00example1"
    };
    const made = await post("/cases", plan, "researcher");
    const id = made.headers.get("location")?.split("/").at(-1) ?? "";
    const screening = {
      kind: "screening" as const,
      about: "Institut für Meßtechnik GmbH",
      says: "1 entry met the institute.",
      signal: "risk" as const,
      quoted: [],
      facts: {},
      sources: [],
      on: "2026-11-28"
    };
    await desk.ledgers.append(
      {ledger: accounts.adviser.institution, actor: accounts.adviser.id, at: "2026-11-28T10:00:00.000Z"},
      [draftOf(id, {type: "evidence-gathered", content: {evidence: [screening]}})]
    );
    const alertsAfter = async (holder: string, country: string, identifier = "") => {
      const own = await register(institution(), {title: `For ${holder}`});
      const kept = await addAsset(institution(), own);
      const form = {asset: kept, holder, "holder-country": country, "holder-identifier": identifier};
      const rest = {scope: "Source code", terms: "For the project", "access-from": "2026-01-01"};
      expect((await step(institution(), own, "access", {...form, ...rest})).status).toBe(303);
      return (await get(own, "researcher")).text();
    };
    const said = "1 entry met the institute. It stands there as Institut für Meßtechnik GmbH.";
    expect(await alertsAfter("Institut fur Messtechnik", "CH")).toContain(said);
    expect(await alertsAfter("Swiss Measurement Lab", "", "https://ror.org/00example1")).toContain(said);
    expect(await alertsAfter("Institut für Messtechnik", "NO")).not.toContain("1 entry met");
    expect(await alertsAfter("Institut für Meßtechnik GmbH", "CH", "ror: 00example2")).not.toContain(
      "1 entry met"
    );
  });

  test("to whom it is to be transferred without notice raises an alert, until it was notified", async () => {
    const form = {asset, "transfer-kind": "exclusive-licence", to: "Example Company", planned: "2027-03-01"};
    expect((await step(institution(), path, "transfer", form)).status).toBe(303);
    const place = `${path}/item?asset=${asset}`;
    const page = await (await institution().get(place, "researcher")).text();
    expect(page).toContain("Transfer without notice");
    const transfer = /name="transfer" value="(transfer-[a-z0-9]+)"/.exec(page)?.[1] ?? "";
    await step(institution(), path, "transfer", {
      ...form,
      transfer,
      notified: "2026-11-20",
      informed: "Institute of Examples\nThe Commission",
      "objection-until": "2027-01-20"
    });
    expect(await (await institution().get(place, "researcher")).text()).not.toContain(
      "Transfer without notice"
    );
    const decided = {
      asset,
      transfer,
      decision: "made",
      "decided-on": "2027-03-01",
      reasons: "Nobody objected."
    };
    expect((await step(institution(), path, "transfer-decide", decided)).status).toBe(303);
    expect((await step(institution(), path, "transfer-decide", decided)).status).toBe(409);
  });

  test("has a checklist and clauses kept with the project", async () => {
    await step(institution(), path, "checklist", {
      stage: "before",
      "answer-ia-7": "partly",
      "note-ia-7": "Two of three"
    });
    await step(institution(), path, "agreement", {"agreement-title": "Consortium agreement"});
    const page = await (await institution().get(path, "researcher")).text();
    const agreement = /name="agreement" value="(agreement-[a-z0-9]+)"/.exec(page)?.[1] ?? "";
    await step(institution(), path, "clauses", {
      agreement,
      "clause-ownership": "settled",
      "note-ownership": "Article 8"
    });
    const after = await (await institution().get(path, "researcher")).text();
    expect(after).toMatch(/Before the start: 1 of \d+ answered/);
    expect(after).toMatch(/Consortium agreement: 1 of \d+ considered/);
    expect(after).toContain("Article 8");
  });
});
