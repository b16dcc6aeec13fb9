import {mkdirSync, mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ingestCordis} from "../../src/app/ingest-cordis.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";

const FILES: Readonly<Record<string, string>> = {
  "project.csv": `id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;legalBasis;topics;ecSignatureDate;frameworkProgramme;masterCall;subCall;fundingScheme;objective;contentUpdateDate;rcn;grantDoi;keywords
101000001;AQUA;SIGNED;Clean water für Städte;2023-01-01;2026-12-31;1200000;1000000;HORIZON.2.6;HORIZON-CL6-2022-WATER-01;2022-11-15;HORIZON;HORIZON-CL6-2022;HORIZON-CL6-2022;HORIZON-RIA;Cleaning water.;2025-12-01 10:00:00;1;10.3030/101000001;water, rivers
101000002;SOLO;CLOSED;A lone laboratory;2022-03-01;2024-02-29;0;500000;HORIZON.1.1;ERC-2021-STG;2022-01-10;HORIZON;ERC-2021;ERC-2021;HORIZON-ERC;Alone.;2025-12-01 10:00:00;2;10.3030/101000002;
101000003;PAIR;SIGNED;Water and <b>bold</b> words;2024-05-01;2027-04-30;900000;700000;HORIZON.2.1;HORIZON-HLTH-2023-01;2024-02-01;HORIZON;HORIZON-HLTH-2023;HORIZON-HLTH-2023;HORIZON-RIA;Health.;2025-12-01 10:00:00;3;10.3030/101000003;
`,
  "organization.csv": `projectID;projectAcronym;organisationID;vatNumber;name;shortName;SME;activityType;street;postCode;city;country;nutsCode;geolocation;organizationURL;contactForm;contentUpdateDate;rcn;order;role;ecContribution;netEcContribution;totalCost;endOfParticipation;active
101000001;AQUA;999000001;;UNIVERSITY OF PARIS WATERS;UPW;false;HES;;;Paris;FR;;;;;;1;1;coordinator;600000;600000;600000;false;
101000001;AQUA;999000002;;BEIJING INSTITUTE OF RIVERS;BIR;false;REC;;;Beijing;CN;;;;;;2;2;associatedPartner;0;0;;false;
101000001;AQUA;999000003;;Erika Mustermann;;;PRC;;;Berlin;DE;;;;;;3;3;participant;400000;400000;400000;false;
101000002;SOLO;999000001;;UNIVERSITY OF PARIS WATERS;UPW;false;HES;;;Paris;FR;;;;;;1;1;coordinator;500000;500000;500000;false;
101000003;PAIR;999000004;;KLINIKUM BERLIN;KB;false;HES;;;Berlin;DE;;;;;;4;1;coordinator;700000;700000;700000;false;
101000003;PAIR;999000005;;NIH;NIH;false;PUB;;;Bethesda;US;;;;;;5;2;associatedPartner;0;0;;true;
`,
  "legalBasis.csv": `projectID;legalBasis;title;uniqueProgrammePart
101000001;HORIZON.2.6;Food, Bioeconomy;true
101000001;HORIZON.2.6.4;Seas, Oceans and Inland Waters;
101000002;HORIZON.1.1;European Research Council (ERC);true
101000003;HORIZON.2.1;Health;true
`,
  "euroSciVoc.csv": `projectID;euroSciVocCode;euroSciVocPath;euroSciVocTitle
101000001;/23/41/271;/natural sciences/earth and related environmental sciences/hydrology;hydrology
`,
  "topics.csv": `projectID;topic;title
101000001;HORIZON-CL6-2022-WATER-01;Water with Africa
`
};

let site: Site;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "aperture-projects-"));
  const [from, dataDir] = [join(folder, "cordis-HORIZONprojects-2025-12-06"), join(folder, "data")];
  mkdirSync(from);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(from, name), text);
  await ingestCordis({programme: "HORIZON", from: [from], dataDir}, defaultEffects);
  site = openSite(dataDir);
  app = createApp(site, defaultEffects);
});
afterAll(() => site.close());

async function get(address: string): Promise<{status: number; html: string}> {
  const response = await app.request(address);
  return {status: response.status, html: await response.text()};
}

/** Acronyms in the order in which they are listed. */
async function listed(query: string): Promise<string[]> {
  const {html} = await get(`/projects${query}`);
  return [...html.matchAll(/href="\/projects\/HORIZON\/\d+"><strong>(\w+)</g)].map((match) => match[1] ?? "");
}

describe("the list of projects", () => {
  it("shows the latest start first, or the largest contribution", async () => {
    expect(await listed("")).toEqual(["PAIR", "AQUA", "SOLO"]);
    expect(await listed("?sort=contribution")).toEqual(["AQUA", "PAIR", "SOLO"]);
  });

  it("finds projects in which every word occurs, accents or not", async () => {
    expect(await listed("?q=water")).toEqual(["PAIR", "AQUA"]);
    expect(await listed("?q=WATER+stadte")).toEqual(["AQUA"]);
    expect(await listed("?q=water+laboratory")).toEqual([]);
  });

  it("finds a project by its number", async () => {
    expect(await listed("?q=101000002")).toEqual(["SOLO"]);
  });

  it("narrows by country, partner, theme, part, year, type of action and status", async () => {
    expect(await listed("?country=China")).toEqual(["AQUA"]);
    expect(await listed("?country=DE&partner=US")).toEqual(["PAIR"]);
    expect(await listed("?theme=oceans")).toEqual(["AQUA"]);
    expect(await listed("?part=HORIZON.2")).toEqual(["PAIR", "AQUA"]);
    expect(await listed("?part=HORIZON.2.6.4")).toEqual(["AQUA"]);
    expect(await listed("?year=2022")).toEqual(["SOLO"]);
    expect(await listed("?scheme=HORIZON-ERC")).toEqual(["SOLO"]);
    expect(await listed("?state=CLOSED")).toEqual(["SOLO"]);
    expect(await listed("?field=/23/41")).toEqual(["AQUA"]);
    expect(await listed("?organisation=999000001")).toEqual(["AQUA", "SOLO"]);
  });

  it("asks country and role of the same participation", async () => {
    expect(await listed("?country=DE&role=coordinator")).toEqual(["PAIR"]);
  });

  it("counts with a figure that agrees with the list", async () => {
    const queries = [
      "",
      "?country=DE",
      "?country=DE&partner=US",
      "?theme=oceans",
      "?part=HORIZON.2",
      "?role=coordinator&country=FR"
    ];
    for (const query of queries) {
      const {html} = await get(`/projects${query}`);
      const count = /<p class="finding"><a class="number"[^>]*>(\d+)</.exec(html)?.[1];
      expect([query, Number(count)]).toEqual([query, (await listed(query)).length]);
    }
  });

  it("takes each filter away by itself", async () => {
    const {html} = await get("/projects?country=DE&q=water");
    expect(html).toContain('class="chip" href="/projects?q=water"');
    expect(html).toContain('class="chip" href="/projects?country=DE"');
  });

  it("names the organisation a list is narrowed to", async () => {
    expect((await get("/projects?organisation=999000001")).html).toContain(
      '<span class="of">Organisation</span> UNIVERSITY OF PARIS WATERS'
    );
    expect((await get("/projects?organisation=999000003")).html).not.toContain("Mustermann");
  });

  it("binds what a reader types: quotes find nothing and break nothing", async () => {
    const {status, html} = await get(`/projects?q=${encodeURIComponent("' OR 1=1 --")}`);
    expect(status).toBe(200);
    expect(html).toContain("No project fits");
  });

  it("refuses a page before the first and an unknown status", async () => {
    expect((await get("/projects?page=0")).status).toBe(400);
    expect((await get("/projects?state=lost")).status).toBe(400);
  });
});

describe("the page of one project", () => {
  it("shows what the record states, with its vintage and the way to CORDIS", async () => {
    const {status, html} = await get("/projects/HORIZON/101000001");
    expect(status).toBe(200);
    for (const text of [
      "1 January 2023",
      "HORIZON-RIA",
      "Water with Africa",
      "Cleaning water.",
      "6 December 2025",
      "hydrology"
    ])
      expect(html).toContain(text);
    expect(html).toContain('href="https://cordis.europa.eu/project/id/101000001"');
    expect(html).toContain('href="/themes/oceans"');
  });

  it("names organisations and never a natural person", async () => {
    const {html} = await get("/projects/HORIZON/101000001");
    expect(html).toContain("BEIJING INSTITUTE OF RIVERS");
    expect(html).toContain("Non-associated countries");
    expect(html).toContain("A natural person");
    expect(html).not.toContain("Mustermann");
    expect((await get("/search?q=Mustermann")).html).toContain("Nothing found");
  });

  it("leaves an unknown total cost blank with its reason", async () => {
    const {html} = await get("/projects/HORIZON/101000002");
    expect(html).toMatch(
      /Total cost<\/dt><dd><span class="blank">– <span class="reason">not stated in the source/
    );
  });

  it("writes titles as text, not as markup", async () => {
    expect((await get("/projects/HORIZON/101000003")).html).toContain(
      "Water and &lt;b&gt;bold&lt;/b&gt; words"
    );
  });

  it("is missing for a number nobody has", async () => {
    expect((await get("/projects/HORIZON/1")).status).toBe(404);
  });
});

describe("on the shipped snapshot", () => {
  const snapshot = openSite(mkdtempSync(join(tmpdir(), "aperture-none-")));
  const bare = createApp(snapshot, defaultEffects);
  afterAll(() => snapshot.close());

  it("the list says that it holds no records, gives the command, and still counts", async () => {
    const html = await (await bare.request("/projects?country=CN")).text();
    expect(html).toContain("hold no project records");
    expect(html).toContain("aperture ingest cordis --programme HORIZON");
    expect(html).toMatch(/class="number"[^>]*>107</);
  });

  it("a project answers that records are needed", async () => {
    const response = await bare.request("/projects/HORIZON/101043676");
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("aperture ingest cordis --programme HORIZON");
  });
});
