import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {answerEligibility} from "../../src/app/eligibility/answer.ts";
import {csvLines} from "../../src/base/csv.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {textFile} from "../support/mapping-return.ts";
import {runCli} from "../support/run-cli.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const app = createApp(snapshotSite, {...defaultEffects, now: () => new Date("2026-11-22T10:00:00Z")});

async function get(address: string): Promise<{status: number; html: string}> {
  const response = await app.request(address);
  return {status: response.status, html: await response.text()};
}

test("the empty form offers examples that all have an answer", async () => {
  const {html} = await get("/eligibility");
  const examples = [...html.matchAll(/href="(\/eligibility\?[^"]+)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&")
  );
  expect(examples.length).toBeGreaterThan(3);
  for (const href of examples) expect((await get(href)).status, href).toBe(200);
});

test("an answer names its rules, with links to the documents, and what is still to check", async () => {
  const {html} = await get("/eligibility?country=Brazil&action=RIA&part=HORIZON.2.6&on=2026-03-01");
  expect(html).toContain("An entity established in Brazil may take part, but is not funded.");
  expect(html).toContain('href="/library/regulation-2021-695');
  expect(html).toContain("What you must still check");
});

test("a contradictory question keeps the form filled in and says what to do", async () => {
  const {status, html} = await get("/eligibility?country=FR&supervised-by=MIIT&action=IA");
  expect(status).toBe(400);
  expect(html).toMatch(/<strong>Contradictory: supervised by MIIT[^<]*\.<\/strong> \S/);
  expect(html).toContain('value="FR"');
});

test("a batch answers every row; a bad one keeps its error and loses no other", async () => {
  const folder = temporaryFolder();
  const file = textFile(
    folder,
    csvLines([
      ["country", "action", "part", "on"],
      ["KR", "RIA", "HORIZON.2.5", "2026-03-01"],
      ["QQ", "RIA", "", "2026-03-01"],
      ["CN", "IA", "HORIZON.2.4", "2026-03-01"]
    ])
  );
  const {code, stdout, stderr} = await runCli(["eligibility", "--batch", file]);
  expect(code).toBe(0);
  expect(stderr).toContain("questions answered");
  expect(stderr).toContain("1 of 3 rows without an answer; see the column error");
  expect(stderr).toContain("row 3: unknown country: QQ");
  const lines = stdout.trim().split("\r\n");
  expect(lines[1]).toContain(",yes,yes,");
  expect(lines[1]).toContain("An entity established in South Korea may take part, and is funded.");
  expect(lines[2]).toContain("unknown country: QQ");
  expect(lines[3]).toContain(",no,no,");
});

test("a batch goes to a new file, as CSV or JSON, and carries what marks a row", async () => {
  const folder = temporaryFolder();
  const file = textFile(folder, "id;country;action;on\r\n=1+1;KR;RIA;2026-03-01\r\nb;BR;RIA;2013-01-01\r\n");
  const out = join(folder, "answers.json");
  const {stdout} = await runCli(["eligibility", "--batch", file, "--format", "json", "--out", out]);
  expect(stdout).toBe(`${out}\n`);
  expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject([
    {row: 2, answer: {country: "KR", participation: expect.any(String)}, error: null},
    {row: 3, asked: {id: "b"}, answer: null, error: expect.stringMatching(/^row 3: no rules before 2014/)}
  ]);
  const again = await runCli(["eligibility", "--batch", file, "--out", out]);
  expect(again.stderr).toContain("nothing is written over");
});

test("a table that is none, or asks by a misspelt column, is refused with its place", async () => {
  const folder = temporaryFolder();
  const run = (text: string) => runCli(["eligibility", "--batch", textFile(folder, text)]);
  expect((await run("country,supervised_by\nCN,MIIT\n")).stderr).toMatch(
    /unknown column supervised_by in row 1\s+Did you mean supervised-by\?/
  );
  expect((await run('country,action\nKR,RIA\nBR,"RI"A\n')).stderr).toMatch(/row 3: .*quotation mark/);
  expect((await run("country,action\n")).stderr).toContain("no rows");
});

test("a form sent without a country says that it is missing", async () => {
  const {status, html} = await get("/eligibility?country=&action=RIA");
  expect(status).toBe(400);
  expect(html).toMatch(/<strong>Missing country\.<\/strong> \S/);
});

test("a territory answers by the state it belongs to, and says so", () => {
  const answer = answerEligibility({country: "AX", action: "IA", on: "2026-03-01"}, "2026-03-01");
  expect(answer).toMatchObject({participation: "yes", status: {group: "eu"}});
  expect(answer.status.note).toMatch(/as a part of Finland, .* \(Article 355\(4\) of the Treaty/);
});

test.each([
  [{country: "US"}, "established in the United States may take part, but is not funded."],
  [{country: "FR", control: "US"}, "established in France and controlled from the United States may"],
  [
    {country: "HK", part: "HORIZON.2.4", action: "IA"},
    "Whether an entity established in Hong Kong may take part is not known here; it is not funded."
  ],
  [{country: "RU"}, "An entity established in Russia may not take part."]
])("the sentence of %o reads as English", (form, sentence) => {
  const answer = answerEligibility(
    {action: "RIA", part: "HORIZON.2.5", on: "2026-03-01", ...form},
    "2026-03-01"
  );
  expect(answer.sentence).toContain(sentence);
  expect(answer.sentence).not.toMatch(/undefined|;.*;/);
});

test("the command answers as JSON with participation, funding, rules and next checks", async () => {
  const {stdout} = await runCli(
    "eligibility --country KE --action CSA --part HORIZON.2.1 --on 2026-03-01 --format json".split(" ")
  );
  expect(JSON.parse(stdout)).toMatchObject({
    participation: "yes",
    funding: "no",
    rules: [
      {id: "low-or-middle-income"},
      {id: "coordination-actions-2026", citation: [{page: expect.any(String)}]},
      {id: "restrictive-measures", kind: "note"},
      {kind: "note"}
    ],
    nextChecks: expect.arrayContaining([expect.stringContaining("annex B")])
  });
});

test("the API answers the same, and refuses a misspelt parameter", async () => {
  const response = await app.request(
    "/api/v1/eligibility?country=CN&action=IA&part=HORIZON.2.4&on=2026-03-01"
  );
  expect(await response.json()).toMatchObject({participation: "no", funding: "no"});
  expect((await app.request("/api/v1/eligibility?contry=CN")).status).toBe(400);
});

test.each(["KR", "CN", "EG", "TN", "BR", "US", "XK", "TW", "PS"])(
  "the dossier of %s gathers every job",
  async (code) => {
    const {status, html} = await get(`/countries/${code}/dossier`);
    expect(status).toBe(200);
    for (const id of ["status", "eligibility", "reciprocity", "relations", "member-states", "evidence"]) {
      expect(html).toContain(`id="${id}"`);
    }
  }
);
