import {afterAll, beforeAll, expect, test} from "vitest";
import type {SignedCaseFile} from "../../../src/app/cases/case-file.ts";
import {openDesk} from "../../../src/app/cases/desk.ts";
import {openSite, type Site} from "../../../src/app/site.ts";
import {openSigner} from "../../../src/base/signature.ts";
import {describeOverSqlite} from "../../support/case-stores.ts";
import {MARKED, makeDecidedCase} from "../../support/decided-case.ts";
import {type Institution, makeInstitution} from "../../support/institution.ts";

describeOverSqlite("a case file taken in by another institution", (places) => {
  let from: Institution;
  let to: Institution;
  let site: Site;
  let source: string;
  let folder: string;
  beforeAll(async () => {
    const {dataDir, options} = places.place();
    folder = dataDir;
    const desk = await openDesk(dataDir, options);
    site = openSite(dataDir);
    from = await makeInstitution(desk, site, "University of Example");
    to = await makeInstitution(desk, site, "Institute of Elsewhere");
    const path = await makeDecidedCase(from);
    source = await (await from.get(`${path}/export/json?without=persons&without=notes`, "adviser")).text();
  }, 120_000);
  afterAll(async () => {
    site.close();
    await from.desk.close();
  });

  const takeIn = (text: string, name = "case.json") => {
    const form = new FormData();
    form.set("file", new File([text], name, {type: "application/json"}));
    return to.post("/cases/import", form, "adviser");
  };
  const file = (): SignedCaseFile => JSON.parse(source);
  const countOfCases = async () => (await to.desk.book.cases(to.accounts.adviser.institution)).size;

  test("becomes a case of its own that says from whom, and that the signature was sound", async () => {
    const answer = await takeIn(source);
    expect(answer.status).toBe(303);
    const path = answer.headers.get("location") ?? "";
    const page = await (await to.get(path, "adviser")).text();
    expect(page).toContain("Taken over from University of Example; the signature of the file was sound");
    expect(page).toContain("Their outcome: proceed-with-conditions. Left out there: notes, persons.");
    expect(page).toContain(MARKED.partner);
    const [id = ""] = path.split("/").slice(-1);
    const taken = (await to.desk.book.cases(to.accounts.adviser.institution)).get(id);
    expect(taken).toMatchObject({state: "short", plan: file().plan, evidence: file().evidence});
    expect(taken?.answers.size).toBe(file().answers?.length);
    expect((await from.get(path, "auditor")).status).toBe(404);
  });

  test.each([
    [
      "a changed outcome",
      (text: string) => text.replace('"outcome": "proceed-with-conditions"', '"outcome": "proceed"')
    ],
    ["one changed letter of the plan", (text: string) => text.replace("Soil sensors", "Soil sensorz")],
    ["a part added", (text: string) => JSON.stringify({...JSON.parse(text), notes: []})],
    [
      "the signature of another file",
      (text: string) => text.replace(/"signature": ".{8}/, '"signature": "AAAAAAAA')
    ]
  ])("with %s is refused, and no case is made", async (_, change) => {
    const changed = change(source);
    expect(changed).not.toBe(source);
    const before = await countOfCases();
    const answer = await takeIn(changed);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain("The signature of the case file is broken");
    expect(page).toContain("changed after it was signed");
    expect(await countOfCases()).toBe(before);
  });

  test.each([
    ["an empty object", "{}"],
    ["no JSON", "%PDF-1.7"],
    ["a script", "<script>alert(1)</script>"]
  ])("that is %s is refused with a clear word", async (_, text) => {
    const answer = await takeIn(text);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain("Not a case file");
    expect(page).not.toContain("<script>alert");
  });

  test("that cites a script makes no link of it", async () => {
    const {publicKey: _key, signature: _signature, ...content} = file();
    const evidence = content.evidence.map((one) => ({
      ...one,
      sources: [{title: "A page", address: "javascript:alert(1)"}]
    }));
    const signed = openSigner(`${folder}/foreign.key`).sign({...content, evidence});
    const answer = await takeIn(JSON.stringify(signed));
    const page = await (await to.get(answer.headers.get("location") ?? "", "adviser")).text();
    expect(page).toContain("A page");
    expect(page).not.toContain("javascript:");
  });

  test("is asked for on the list of cases, by those who may open one", async () => {
    expect(await (await to.get("/cases", "adviser")).text()).toContain('action="/cases/import"');
    expect(await (await to.get("/cases", "auditor")).text()).not.toContain('action="/cases/import"');
    expect((await to.post("/cases/import", new FormData(), "adviser")).status).toBe(400);
  });
});
