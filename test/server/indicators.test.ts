import {describe, expect, it} from "vitest";
import {indicatorGroups} from "../../src/app/indicator-groups.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {ALL_INDICATORS} from "../../src/monitor/indicators/index.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function get(address: string): Promise<{status: number; html: string}> {
  const response = await app.request(address);
  return {status: response.status, html: await response.text()};
}

describe("the list of indicators", () => {
  it("shows every indicator exactly once", async () => {
    const grouped = indicatorGroups().flatMap((group) => group.indicators.map(({id}) => id));
    expect(grouped.sort()).toEqual(ALL_INDICATORS.map(({id}) => id).sort());
    const {html} = await get("/indicators");
    for (const {id} of ALL_INDICATORS) expect(html).toContain(`href="/indicators/${id}"`);
  });
});

describe("the page of one indicator", () => {
  it("answers for every indicator", async () => {
    for (const {id} of ALL_INDICATORS)
      expect([id, (await get(`/indicators/${id}`)).status]).toEqual([id, 200]);
  });

  it("shows its value now, the query that ran, and how to ask elsewhere", async () => {
    const {html} = await get("/indicators/projects?country=CN");
    expect(html).toMatch(/class="key-value"[^>]*>107</);
    expect(html).toContain("mart.country_project");
    expect(html).toContain("aperture query projects --country CN");
    expect(html).toContain("/api/v1/figures/projects?country=CN");
  });

  it("draws years as columns and the world outside the EU as a map", async () => {
    expect((await get("/indicators/projects?by=year")).html).toContain("chart-column");
    const map = await get("/indicators/projects?by=country&by=&group=non-eu");
    expect(map.html).toContain("chart-country");
    expect(map.html).toContain("outside the EU");
  });

  it("reads a form's two breakdowns and its empty fields", async () => {
    const {status, html} = await get("/indicators/participations?by=group&by=year&country=&theme=&status=");
    expect(status).toBe(200);
    expect(html).toContain("--by group,year");
  });

  it("keeps the form and says what to do where the snapshot cannot answer", async () => {
    const {status, html} = await get("/indicators/net-eu-contribution?by=scheme&by=field");
    expect(status).toBe(409);
    expect(html).toContain("aperture ingest cordis --programme HORIZON");
    expect(html).toContain("Break down by");
  });

  it("does not call zero what the snapshot does not hold", async () => {
    expect((await get("/indicators/organisations?theme=oceans&year=2024")).status).toBe(409);
    expect((await get("/indicators/projects?field=/23/47/299")).status).toBe(409);
    expect((await get("/indicators/organisations?theme=oceans")).status).toBe(200);
  });

  it("explains a slip in a filter beside the form", async () => {
    const {status, html} = await get("/indicators/projects?country=Freedonia");
    expect(status).toBe(400);
    expect(html).toContain("unknown country: Freedonia");
    expect(html).toContain('value="Freedonia"');
  });

  it("is missing for an unknown name, with the nearest known one", async () => {
    const {status, html} = await get("/indicators/project");
    expect(status).toBe(404);
    expect(html).toContain("Did you mean projects?");
  });

  it("never writes what a reader typed as markup", async () => {
    const {html} = await get("/indicators/projects?country=%3Cscript%3Ealert(1)%3C/script%3E");
    expect(html).not.toContain("<script>alert");
  });
});
