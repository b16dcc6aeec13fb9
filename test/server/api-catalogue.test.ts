import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {commitmentAnswers} from "../../src/app/catalogue/commitment-answers.ts";
import {importMappingFile} from "../../src/app/national-mapping.ts";
import {openSite} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {REGISTERS} from "../../src/catalogue/registers/index.ts";
import {createApp} from "../../src/server/app.tsx";
import {csvReturn, row} from "../support/mapping-return.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const dataDir = join(folder, "data");
const site = openSite(dataDir);
const app = createApp(site, defaultEffects);
afterAll(() => site.close());

async function json(path: string, expected = 200): Promise<unknown> {
  const response = await app.request(`/api/v1${path}`);
  const text = await response.text();
  expect(response.status, text).toBe(expected);
  if (expected !== 200) expect(response.headers.get("Content-Type")).toContain("application/problem+json");
  return JSON.parse(text);
}

describe("the catalogue", () => {
  test("has every register with counts whose parts add up", async () => {
    const answer = (await json("/catalogue")) as {
      statements: number;
      registers: {id: string; statements: number; byConfidence: Record<string, number>}[];
    };
    expect(answer.registers.map(({id}) => id)).toEqual(REGISTERS.map(({id}) => id));
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(answer.registers.map(({statements}) => statements))).toBe(answer.statements);
    for (const {statements, byConfidence} of answer.registers)
      expect(sum(Object.values(byConfidence))).toBe(statements);
  });

  test("has the entries of a register, and each entry with its statements", async () => {
    const {things} = (await json("/catalogue/documents")) as {things: {id: string; statements: number}[]};
    const listed = things.find(({id}) => id === "com-2021-252");
    const entry = (await json("/catalogue/documents/com-2021-252")) as {statements: {sources: unknown[]}[]};
    expect(entry.statements).toHaveLength(listed?.statements ?? -1);
    expect(entry.statements.every(({sources}) => sources.length > 0)).toBe(true);
  });

  test("leaves in each form with its media type and metadata", async () => {
    const rows = (await json("/catalogue/bodies?format=json&confidence=seen")) as {confidence: string}[];
    expect(new Set(rows.map(({confidence}) => confidence))).toEqual(new Set(["seen"]));
    const csv = await app.request("/api/v1/catalogue/bodies?format=csv");
    expect(csv.headers.get("Content-Type")).toContain("text/csv");
    const [header] = parse(await csv.text()) as string[][];
    const link = /<([^>]+)>; rel="describedby"/.exec(csv.headers.get("Link") ?? "")?.[1] ?? "";
    const metadata = (await json(link.replace("/api/v1", ""))) as {tableSchema: {columns: {name: string}[]}};
    expect(metadata.tableSchema.columns.map(({name}) => name)).toEqual(header);
    const linked = await app.request("http://aperture.example/api/v1/catalogue/bodies?format=jsonld");
    expect(linked.headers.get("Content-Type")).toContain("application/ld+json");
    expect(await linked.text()).toContain('"http://aperture.example/api/v1/catalogue/bodies"');
  });

  test("comes whole as linked data, with a tag", async () => {
    const response = await app.request("/api/v1/catalogue.jsonld");
    expect(response.headers.get("Content-Type")).toContain("application/ld+json");
    expect(response.headers.get("ETag")).toBeTruthy();
    expect(Object.keys(JSON.parse(await response.text()))).toEqual(["@context", "@graph"]);
  });

  test("says what it has on a country, and where that stands as the command line does", async () => {
    expect(await json("/countries/KR/catalogue")).toMatchObject({
      country: "KR",
      association: [expect.anything(), expect.anything(), expect.anything()],
      agreements: expect.arrayContaining([expect.objectContaining({register: "agreements"})])
    });
    const {stdout} = await runCli([
      "status",
      "CH",
      "--on",
      "2025-06-01",
      "--part",
      "HORIZON.2.5",
      "--format",
      "json"
    ]);
    expect(await json("/status/CH?on=2025-06-01&part=HORIZON.2.5")).toEqual(JSON.parse(stdout));
  });

  test.each([
    ["/catalogue/nothing", 404, "unknown register: nothing"],
    ["/catalogue/documents/nothing", 404, "nothing in documents has the id nothing"],
    ["/catalogue/documents?format=xml", 400, "unknown format: xml"],
    ["/catalogue?on=2025-13-01", 400, "invalid date for on: 2025-13-01"],
    ["/catalogue/documents/com-2021-252?on=2025-01-01", 400, "unknown parameter: on"],
    ["/commitments?state=rotten", 400, "unknown state: rotten"],
    ["/commitments?stat=stale", 400, "unknown parameter: stat"],
    ["/initiatives?theme=nothing", 400, "unknown theme: nothing"],
    ["/initiatives/nothing", 404, "nothing in initiatives has the id nothing"],
    ["/contributions/sum", 400, "missing contribution"],
    ["/contributions/sum?id=nothing", 404, "unknown contribution: nothing"],
    ["/status/KR?programme=FP9", 400, "unknown programme: FP9"],
    ["/status/Atlantis", 400, "unknown country: Atlantis"],
    ["/mapping?exercise=maybe", 400, "unknown exercise: maybe"],
    ["/commitments?theme=research", 400, "unknown theme: research"],
    ["/mapping/DE", 404, "no return of DE"]
  ])("%s answers %i: %s", async (path, status, detail) => {
    expect(await json(path, status)).toMatchObject({status, detail});
  });
});

describe("Pool", () => {
  test("has the commitments of a day with state, history and evidence", async () => {
    const all = await json("/commitments?on=2026-11-22");
    expect(all).toEqual(JSON.parse(JSON.stringify(commitmentAnswers("2026-11-22"))));
    const [first] = (await json("/commitments?on=2026-11-22&head=A&state=evidenced")) as {
      history: {on: string; state: string}[];
      evidence: {sources: unknown[]}[];
    }[];
    expect(first?.history[0]).toMatchObject({state: "announced"});
    expect(first?.evidence.every(({sources}) => sources.length > 0)).toBe(true);
  });

  test("has the initiatives, and one with its members on a day", async () => {
    const list = (await json("/initiatives")) as {id: string; members: string[]}[];
    expect(list.map(({id}) => id)).toContain("mission-innovation");
    const one = (await json("/initiatives/mission-innovation?on=2014-01-01")) as {members: string[]};
    expect(one.members).toEqual([]);
  });

  test("adds contributions once, and refuses a sum with the path that overlaps", async () => {
    const {contributions} = (await json("/contributions")) as {contributions: {id: string}[]};
    expect(contributions.map(({id}) => id)).toContain("gh-edctp3-total");
    expect(await json("/contributions/sum?id=gh-edctp3-eu&id=prima-eu-h2020")).toMatchObject({
      bound: "at-most",
      amount: 1_020_000_000,
      currency: "EUR"
    });
    expect(await json("/contributions/sum?id=gh-edctp3-eu&id=gh-edctp3-total", 422)).toMatchObject({
      title: "refused",
      overlaps: [{kind: "contained", path: ["gh-edctp3-eu", "gh-edctp3-total"]}]
    });
  });
});

describe("the national mapping", () => {
  beforeAll(async () => {
    const {effects} = recordingEffects();
    const kept = async (title: string, name: string) =>
      importMappingFile(csvReturn(folder, [row({title, as_of: "2025-10-01"})], name), dataDir, {
        ...effects,
        now: () => new Date("2026-11-22T12:00:00Z")
      });
    await kept("Agreement on tides", "first.csv");
    await kept("Agreement on tides and winds", "second.csv");
  });

  test("is empty where nobody has answered, and says who has not", async () => {
    expect(await json("/mapping?on=2026-11-22")).toMatchObject({
      cells: [],
      answered: [],
      coverage: {answered: 0, asked: 27, signedOff: 0},
      returns: []
    });
  });

  test("shows the returns of the exercise when asked for them", async () => {
    expect(await json("/mapping?on=2026-11-22&exercise=yes&theme=oceans")).toMatchObject({
      partners: ["XY", "XZ"],
      coverage: {answered: 1, asked: 3, signedOff: 0},
      progress: [{country: "XX", stage: "answered"}, {country: "XY", stage: "not-answered"}, {country: "XZ"}],
      returns: [{country: "XX", version: 2, rows: 1}]
    });
  });

  test("has every version of a country with what changed, and no name of a file", async () => {
    const answer = (await json("/mapping/XX")) as {versions: object[]};
    expect(answer).toMatchObject({
      country: "XX",
      stage: "answered",
      comments: [],
      signOffs: [],
      versions: [
        {version: 2, changes: {changed: [{fields: [{field: "title", before: "Agreement on tides"}]}]}},
        {version: 1}
      ]
    });
    expect(answer.versions.some((version) => "file" in version)).toBe(false);
  });
});

test("the OpenAPI document describes every one of these addresses", async () => {
  const {paths} = (await json("/openapi.json")) as {paths: Record<string, unknown>};
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      ...["/catalogue", "/catalogue.jsonld", "/catalogue/{register}", "/catalogue/{register}/{id}"],
      ...[
        "/countries/{code}/catalogue",
        "/status/{code}",
        "/commitments",
        "/initiatives",
        "/initiatives/{id}"
      ],
      ...["/contributions", "/contributions/sum", "/mapping", "/mapping/{country}"]
    ])
  );
});
