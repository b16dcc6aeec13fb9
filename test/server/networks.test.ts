import {beforeAll, describe, expect, it} from "vitest";
import {editionOf, openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {ingestFixture} from "../support/ingest-tables.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {ingestWorksOf, workOf} from "../support/works-files.ts";

const app = createApp(snapshotSite, defaultEffects);
let records: ReturnType<typeof createApp>;

beforeAll(async () => {
  const {warehouse} = await ingestFixture();
  const edition = await editionOf(warehouse);
  const recordSite: Site = {...snapshotSite, edition: async () => edition};
  records = createApp(recordSite, defaultEffects);
});

async function get(address: string, from = app) {
  const response = await from.request(address);
  return {status: response.status, type: response.headers.get("Content-Type"), html: await response.text()};
}

/** The pictures of a page, one for each width. */
function pictures(html: string): string[] {
  return html.match(/<svg[^>]*class="chart chart-network"[\s\S]*?<\/svg>/g) ?? [];
}

/** The page of a network once it is measured; each answer that says it is not yet has waited for a while. */
async function measured(path: string) {
  let answer = await get(path);
  while (answer.status === 202) answer = await get(path);
  return answer;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

describe("the network of countries", () => {
  it("draws at most 300 marks at every width, the same each time", async () => {
    const {status, html} = await get("/networks");
    expect(status).toBe(200);
    const drawn = pictures(html);
    expect(drawn).toHaveLength(3);
    for (const picture of drawn) {
      const marks = countOf(picture, /class="chart-dot"/g);
      const lines = countOf(picture, /<line /g);
      expect(marks).toBeGreaterThanOrEqual(60);
      expect(lines).toBeGreaterThanOrEqual(80);
      expect(marks + lines).toBeLessThanOrEqual(300);
      expect(picture).not.toMatch(/NaN|Infinity|undefined/);
    }
    expect(pictures((await get("/networks")).html)).toEqual(drawn);
  });

  it("lists every country with figures that lead to their explanation", async () => {
    const {html} = await get("/networks");
    expect(html).toContain('href="/figures/network-size?value=176');
    for (const id of ["degree", "strength", "page-rank", "betweenness", "stability"])
      expect(
        countOf(html, new RegExp(`href="/figures/network-${id}\\?country=`, "g"))
      ).toBeGreaterThanOrEqual(176);
    expect(html).toContain('href="/figures/network-community-size?country=');
    expect(html).toMatch(/Germany is most central/);
  });

  it("draws the links of one country and lists those that share most first", async () => {
    const {html} = await get("/networks?country=Japan");
    expect(html).toContain("With whom Japan shares projects");
    expect(html).toMatch(/Japan shares projects with <a[^>]*network-degree\?country=JP/);
    const rows = html.slice(html.indexOf('id="members"'));
    const shared = [...rows.matchAll(/figures\/co-participation\?country=JP[^"]*value=(\d+)/g)].map((one) =>
      Number(one[1])
    );
    expect(shared.length).toBeGreaterThan(50);
    expect(shared).toEqual([...shared].sort((a, b) => b - a));
  });

  it("opens a community by any of its members and leads back", async () => {
    const [whole, part] = [await get("/networks"), await get("/networks?community=UA")];
    expect(part.html).toMatch(/Community [A-Z] from within/);
    expect(part.html).toContain("Show all again");
    const rows = (html: string) => countOf(html, /href="\/figures\/network-stability\?country=/g);
    expect(rows(part.html)).toBeGreaterThan(3);
    expect(rows(part.html)).toBeLessThan(rows(whole.html));
  });

  it("keeps filters in the address, on the way to the files as well", async () => {
    const {html} = await get("/networks?theme=health&year=2023&counting=fractional");
    expect(html).toContain("/networks/network.graphml?theme=health&amp;year=2023&amp;counting=fractional");
    expect(html).toContain("Remove filter");
  });

  it("says so where no two share a project", async () => {
    const {status, html} = await get("/networks?year=1999");
    expect(status).toBe(200);
    expect(html).toContain("No two share a project here");
  });

  it("refuses what it does not know", async () => {
    expect((await get("/networks?of=people")).status).toBe(400);
    expect((await get("/networks?countri=JP")).status).toBe(400);
    expect((await get("/networks/network.exe")).status).toBe(404);
  });
});

describe("the network of countries by publications", () => {
  it("is drawn from the sums that ship where no works were read, by their periods", async () => {
    const {status, html} = await measured("/networks?of=publications");
    expect(status).toBe(200);
    expect(pictures(html).length).toBeGreaterThan(0);
    expect(html).toContain("co-publications by pair of countries");
    const periods = [...html.matchAll(/<option value="(\d{4}\.\.\d{4})"/g)].map(([, period]) => period);
    expect(periods).toEqual([
      "2019..2023",
      "2014..2018",
      "2009..2013",
      "2004..2008",
      "1999..2003",
      "1994..1998"
    ]);
    expect(html).not.toMatch(/<option value="2022"/);
  });

  it("has the same picture, tables and files, of the last whole years and by theme", async () => {
    const codes = ["DE", "FR", "CN", "US", "KR", "BR"];
    const works = Array.from({length: 300}, (_, i) =>
      workOf({
        id: i + 1,
        year: 2021 + (i % 4),
        authors: [0, 1, 2].map((j) => [codes[(i * (j + 1) + j) % codes.length] ?? "DE"]),
        ...(i % 3 && {field: 21, subfield: 2105})
      })
    );
    const {dataDir} = await ingestWorksOf(works);
    const own = openSite(dataDir);
    const withWorks = createApp(own, defaultEffects);
    const {html} = await get("/networks?of=publications", withWorks);
    expect(pictures(html)).toHaveLength(3);
    expect(html).toContain("Which countries publish together");
    expect(
      countOf(html, /href="\/figures\/copublication-network-degree\?[^"]*country=/g)
    ).toBeGreaterThanOrEqual(6);
    expect(html).toContain("year=2021,2022,2023,2024,2025");
    expect(html).toContain("publications: OpenAlex (OurResearch), CC0");
    const theme = await get("/networks?of=publications&theme=clean-energy&country=KR", withWorks);
    expect(theme.html).toContain("With whom South Korea shares publications");
    expect(theme.html).toMatch(/figures\/co-publications\?theme=clean-energy[^"]*country=KR/);
    const file = await get("/networks/network.graphml?of=publications&theme=clean-energy", withWorks);
    expect(file.html).toMatch(/theme=clean-energy[\s\S]*OpenAlex, works/);
    const empty = await get("/networks?of=publications&theme=health", withWorks);
    expect(empty.html).toContain("No two share a publication here");
    expect((await get("/networks?of=publications&theme=innovation", withWorks)).status).toBe(422);
    own.close();
  });
});

describe("the files of a network", () => {
  for (const [file, type, start] of [
    ["network.csv", "text/csv", "source,source_label"],
    ["network.graphml", "application/xml", "<?xml"],
    ["network.gexf", "application/xml", "<?xml"],
    ["network.json", "application/json", '{"info"']
  ] as const)
    it(`gives ${file} with the question, the source and the seeds`, async () => {
      const {status, type: given, html} = await get(`/networks/${file}?theme=health&year=2023`);
      expect([status, given?.startsWith(type)]).toEqual([200, true]);
      expect(html.startsWith(start)).toBe(true);
      expect(html).toContain("Germany");
      if (file !== "network.csv") expect(html).toMatch(/theme=health[\s\S]*seeds 1 to 50/);
    });
});

describe("the network of organisations", () => {
  it("needs records, and says how to fetch them", async () => {
    const {status, html} = await get("/networks?of=organisations");
    expect(status).toBe(200);
    expect(html).toContain("aperture ingest cordis");
    expect(pictures(html)).toHaveLength(0);
  });

  it("is drawn from records, with names and no natural person", async () => {
    const {status, html} = await get("/networks?of=organisations", records);
    expect(status).toBe(200);
    expect(pictures(html)).toHaveLength(3);
    expect(html).toContain('href="/figures/network-strength?organisation=');
    const {warehouse} = await ingestFixture();
    const persons = await warehouse.db.rows<{id: string}>(
      "SELECT organisation_id AS id FROM mart.organisation WHERE is_person"
    );
    expect(persons.length).toBeGreaterThan(0);
    for (const {id} of persons) expect(html).not.toContain(id);
  });
});
