import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {importMappingFile} from "../../src/app/national-mapping.ts";
import {openSite} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {allStatements, catalogue, thingsOf} from "../../src/catalogue/catalogue.ts";
import {documents} from "../../src/catalogue/registers/documents.ts";
import {initiatives} from "../../src/catalogue/registers/initiatives.ts";
import {createApp} from "../../src/server/app.tsx";
import {csvReturn, row} from "../support/mapping-return.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const dataDir = join(temporaryFolder(), "data");
const effects = {...defaultEffects, now: () => new Date("2026-11-22T10:00:00Z")};
const site = openSite(dataDir);
const app = createApp(site, effects);
afterAll(() => site.close());

async function get(address: string): Promise<{status: number; html: string}> {
  const response = await app.request(address);
  return {status: response.status, html: await response.text()};
}

/** The systems of the strategy that live in Pool, each with a page and words that must stand on it. */
const SYSTEMS: readonly [string, string, string][] = [
  ["S1 Communication", "/library/com-2021-252", "COM(2021) 252 final"],
  ["S1 commitments", "/commitments", "Biennial report"],
  ["S1 Council conclusions", "/library/council-conclusions-2021-09-28", "12301/21"],
  ["S1 Parliament resolution", "/library/ep-resolution-2022-04-06", "P9_TA(2022)0112"],
  ["S4 Team Europe", "/team-europe", "each euro once"],
  ["S6 principles", "/principles", "Freedom of scientific research"],
  ["S7 agreements", "/agreements", "Science and technology agreement"],
  ["S7 roadmaps", "/catalogue/roadmaps/china-joint-roadmap", "Condition"],
  ["S10 All-Atlantic", "/initiatives/all-atlantic-alliance", "13 July 2022"],
  ["S11 Mission Innovation", "/initiatives/mission-innovation", "Cooperation with its members"],
  ["S12 EDCTP", "/initiatives/global-health-edctp3", "2021/2085"],
  ["S13 GACD", "/initiatives/gacd", "chronic diseases"],
  ["S14 Bioeconomy Forum", "/initiatives/international-bioeconomy-forum", "2017"],
  ["S15 IPCC", "/initiatives/ipcc", "1988"],
  ["S16 Resource Panel", "/initiatives/international-resource-panel", "2007"],
  ["S17 GEO", "/initiatives/geo", "2005"],
  ["S18 IPBES", "/initiatives/ipbes", "2012"],
  ["S19 subgroup", "/catalogue/bodies/standing-subgroup-global-approach", "Global Approach"],
  ["S20 library", "/library", "Marseille Declaration"]
];

test.each(SYSTEMS)("%s has its page with content", async (_, address, words) => {
  const {status, html} = await get(address);
  expect(status).toBe(200);
  expect(html).toContain(words);
});

describe("commitments", () => {
  test("are filtered by state, and say what went stale", async () => {
    const {html} = await get("/commitments?state=stale");
    expect(html).toContain("GA-16");
    expect(html).not.toContain("GA-05");
    expect(html).toContain("What went stale by 22 November 2026");
  });

  test("stood differently on another day", async () => {
    const {html} = await get("/commitments/ga-06?on=2022-06-01");
    expect(html).toMatch(/state-started/);
    expect(html).not.toContain("1 March 2023</span> <span");
    expect((await get("/commitments/ga-06")).html).toContain("state-evidenced");
  });

  test("an impossible day is an error that says how to write one", async () => {
    const {status, html} = await get("/commitments?on=2022-13-01");
    expect(status).toBe(400);
    expect(html).toContain("2025-12-06");
  });
});

describe("commitments by theme", () => {
  test("every one can be found by a theme of the strategy or a subject of policy", async () => {
    const {html} = await get("/commitments?theme=research-security");
    expect(html).toContain("Guidelines on foreign interference");
    expect(html).not.toContain("Gender equality</strong>");
    expect((await get("/commitments?theme=digital")).html).toContain("Global challenges: digital transition");
  });
});

describe("Team Europe", () => {
  test("adds amounts that share nothing", async () => {
    const {html} = await get("/team-europe?id=africa-initiative-2-total&id=africa-initiative-3-total");
    expect(html).toMatch(/about EUR\u00a0800\u00a0million<\/strong> in all/);
  });

  test("refuses a sum that counts a euro twice, with the way it would go", async () => {
    const {html} = await get("/team-europe?id=mav-plus-egypt&id=mav-plus-national-plans");
    expect(html).toContain("These amounts cannot be added");
    expect(html).toContain("National plan under MAV+: Egypt → National plans under MAV+");
  });
});

describe("the national mapping", () => {
  test("says that nobody has answered, and offers the template", async () => {
    const {html} = await get("/mapping");
    expect(html).toContain("0 of 27 Member States have answered");
    const template = await app.request("/mapping/template.xlsx");
    expect(template.headers.get("content-disposition")).toContain("aperture-national-mapping-template.xlsx");
    expect(
      Buffer.from(await template.arrayBuffer())
        .subarray(0, 2)
        .toString()
    ).toBe("PK");
  });

  test("shows the exercise apart, with versions and changes", async () => {
    const folder = temporaryFolder();
    await importMappingFile(csvReturn(folder, [row()]), dataDir, effects);
    await importMappingFile(csvReturn(folder, [row({state: "suspended"})]), dataDir, effects);
    expect((await get("/mapping")).html).not.toContain("Examplia");
    expect((await get("/mapping?exercise=yes")).html).toContain("Examplia");
    const {html} = await get("/mapping/XX");
    expect(html).toContain("Changed 1, state: in-force → suspended");
  });
});

describe("the review of a return", () => {
  const post = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    app.request("/mapping/XX", {method: "POST", body: new URLSearchParams(fields), headers});

  test("is held on its page: comment, answer, sign-off, and the progress of all", async () => {
    await importMappingFile(csvReturn(temporaryFolder(), [row({title: "Reviewed"})]), dataDir, effects);
    const sent = await post({action: "comment", row: "1", text: "<b>Since when?</b>", by: "Farland"});
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/mapping/XX#review"]);
    const {html} = await get("/mapping/XX");
    expect(html).toContain("&lt;b&gt;Since when?&lt;/b&gt;");
    expect(html).toContain("Comments to answer");
    const id = /id="comment-(\w{8})"/.exec(html)?.[1] ?? "";
    expect((await post({action: "answer", comment: id, text: "Since 2021.", by: "Examplia"})).status).toBe(
      303
    );
    expect((await post({action: "sign-off", by: "Examplia"})).status).toBe(303);
    const progress = (await get("/mapping?exercise=yes")).html;
    expect(progress).toContain("1 of 3 countries of the exercise have answered");
    expect(progress).toMatch(/Version \d+, 22 November 2026, by Examplia/);
  });

  test("keeps what was written where something is missing, and says what", async () => {
    const sent = await post({action: "comment", text: "Half a thought"});
    expect(sent.status).toBe(400);
    const html = await sent.text();
    expect(html).toContain("Missing by");
    expect(html).toContain("Half a thought</textarea>");
  });

  test("takes no form from another site", async () => {
    const fields = {action: "sign-off", by: "Nobody"};
    expect((await post(fields, {"sec-fetch-site": "cross-site"})).status).toBe(403);
    expect((await post(fields, {origin: "https://elsewhere.example", host: "aperture.example"})).status).toBe(
      403
    );
  });
});

describe("facts", () => {
  test("every entry of every register has a page", async () => {
    for (const {register, id, name} of catalogue().things) {
      const response = await app.request(`/catalogue/${register}/${id}`);
      expect([200, 301], `${register}/${id} ${name}`).toContain(response.status);
    }
  });

  test("every fact has a source that is known", () => {
    const {sources} = catalogue();
    const without = allStatements().filter(
      (statement) =>
        statement.sources.length === 0 || statement.sources.some(({source}) => !sources.has(source))
    );
    expect(without.map(({place}) => place)).toEqual([]);
  });

  test("an unverified fact says so on screen", async () => {
    const unverified = allStatements().filter(
      ({confidence, subject}) => confidence === "unverified" && subject.register === "agreements"
    );
    expect(unverified.length).toBeGreaterThan(0);
    const {html} = await get(`/catalogue/agreements/${unverified[0]?.subject.id}`);
    expect(html).toContain('class="badge unverified"');
  });

  test("what rests on a document is listed with it", async () => {
    const {html} = await get("/library/com-2021-252");
    expect(html).toContain("What rests on it");
    expect(html).toContain('href="/commitments/ga-08"');
    expect(html).toContain('id="roadmaps"');
  });

  test("the seed's nine initiatives and its documents are there", () => {
    expect(thingsOf(initiatives).length).toBeGreaterThanOrEqual(25);
    expect(thingsOf(documents).length).toBeGreaterThanOrEqual(40);
  });

  test("the data page says how many facts are unverified", async () => {
    expect((await get("/data")).html).toMatch(/were read in the source itself/);
  });

  test("a misspelt register or entry is answered with the nearest", async () => {
    expect((await get("/catalogue/agrements")).html).toContain("Did you mean agreements?");
    expect((await get("/initiatives/mission-inovation")).html).toContain("Did you mean mission-innovation?");
  });
});

test("a country shows its agreements, initiatives and talks", async () => {
  const {html} = await get("/countries/JP");
  expect(html).toContain("Agreements, initiatives and relations");
  expect(html).toContain('href="/catalogue/agreements/jp-science-technology"');
  expect(html).toContain('href="/initiatives/mission-innovation"');
  expect(html).toContain("Negotiations concluded");
});

test("search finds commitments, initiatives and documents", async () => {
  const {html} = await get("/search?q=marseille");
  expect(html).toContain('href="/library/marseille-declaration"');
});
