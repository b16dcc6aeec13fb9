import {describe, expect, it} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {THEME_MAPPING, THEMES} from "../../src/catalogue/themes.ts";
import {WORK_THEMES} from "../../src/catalogue/work-themes.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function get(address: string): Promise<{status: number; html: string}> {
  const response = await app.request(address);
  return {status: response.status, html: await response.text()};
}

describe("the page of all themes", () => {
  it("lists every theme with a figure that explains itself", async () => {
    const {status, html} = await get("/themes");
    expect(status).toBe(200);
    for (const theme of THEMES) expect(html).toContain(`href="/themes/${theme.id}"`);
    expect(html).toContain("/figures/projects?theme=health&amp;value=");
  });

  it("shows the programme's parts and the fields of science, upper fields by name", async () => {
    const {html} = await get("/themes");
    expect(html).toContain('href="/parts/HORIZON.2.6"');
    expect(html).toContain("Engineering and technology");
    expect(html).toContain('href="/fields/23"');
  });

  it("writes the mapping out with its version and says whose it is", async () => {
    const {html} = await get("/themes");
    expect(html).toContain(`Version ${THEME_MAPPING.version}`);
    expect(html).toContain("Aperture&#39;s own mapping");
    expect(html).toContain("HORIZON-JU-GH-EDCTP3");
  });

  it("writes out which publications belong to a theme, each subject with its reason, and what was left out", async () => {
    const {html} = await get("/themes/clean-energy");
    expect(html).toContain("Grids, storage and energy systems.");
    expect(html).toContain("Fuel Technology");
    expect(html).not.toContain("Oceanography");
    expect((await get("/themes")).html).toContain(`Version ${WORK_THEMES.version}`);
    expect((await get("/themes/innovation")).html).toContain("No publications are counted for this theme");
  });

  it("leads from ?part= and ?field= to the page of that part or field, filters kept", async () => {
    const part = await app.request("/themes?part=HORIZON.2.6&year=2023");
    expect(part.headers.get("location")).toBe("/parts/HORIZON.2.6?year=2023");
    const field = await app.request("/themes?field=/23/47");
    expect(field.headers.get("location")).toBe("/fields/23/47");
  });

  it("keeps filters in the links to a theme", async () => {
    const {html} = await get("/themes?year=2023");
    expect(html).toContain('href="/themes/health?year=2023"');
  });
});

describe("the pages of all parts and all fields", () => {
  it("shows every main part under its pillar with figures that explain themselves", async () => {
    const {status, html} = await get("/parts");
    expect(status).toBe(200);
    const codes = [...html.matchAll(/href="\/parts\/([^"?]+)"/g)].map((match) => match[1]);
    expect(codes.slice(0, 4)).toEqual(["EURATOM2027", "HORIZON.1", "HORIZON.1.1", "HORIZON.1.2"]);
    for (const indicator of ["projects", "participations", "net-eu-contribution"])
      expect(html).toContain(`/figures/${indicator}?part=HORIZON.2.6&amp;value=`);
  });

  it("shows the two upper levels of fields, filters kept", async () => {
    const {status, html} = await get("/fields?year=2023");
    expect(status).toBe(200);
    expect(html).toContain('href="/fields/23?year=2023"');
    expect(html).toContain('href="/fields/23/47?year=2023"');
  });

  it("is linked from the page of all themes and from the trail of a part and a field", async () => {
    const {html} = await get("/themes");
    expect(html).toContain('href="/parts"');
    expect(html).toContain('href="/fields"');
    expect((await get("/parts/HORIZON.2.6")).html).toContain('<a href="/parts">Programme parts</a>');
    expect((await get("/fields/23/47")).html).toContain('<a href="/fields">Fields of science</a>');
  });
});

describe("the page of one theme", () => {
  it("gives the finding, the pictures and the rules", async () => {
    const {status, html} = await get("/themes/health");
    expect(status).toBe(200);
    for (const id of ["map", "trend", "groups", "top", "special", "parts"])
      expect(html).toContain(`id="${id}-`);
    expect(html).toContain("have a partner from a");
    expect(html).toContain("at least 20 participations");
    expect(html).toContain('id="mapping"');
  });

  it("is missing for a theme the strategy does not name, and says which there are", async () => {
    const {status, html} = await get("/themes/magic");
    expect(status).toBe(404);
    expect(html).toContain("clean-energy");
  });
});

describe("a page with two filters at once", () => {
  it("leaves out the organisations the snapshot cannot count, and shows no zero for them", async () => {
    const {html} = await get("/themes/oceans?year=2024");
    expect(html).toContain('<p class="key-name">Participations</p>');
    expect(html).not.toContain('<p class="key-name">Organisations</p>');
  });
});

describe("the page of a programme part", () => {
  it("counts the 836 projects of the bioeconomy cluster and lists what lies below it", async () => {
    const {html} = await get("/parts/HORIZON.2.6");
    expect(html).toMatch(/class="number"[^>]*>836</);
    expect(html).toContain('href="/parts/HORIZON.2.6.1"');
  });

  it("shows what the snapshot knows of a part that projects only list, and says what it lacks", async () => {
    const {status, html} = await get("/parts/HORIZON.2.6.1");
    expect(status).toBe(200);
    expect(html).toContain("needs the project");
    expect(html).toContain("aperture ingest cordis --programme HORIZON");
  });

  it("is missing for a code that is no part", async () => {
    expect((await get("/parts/HORIZON.9.9")).status).toBe(404);
  });
});

describe("the page of a field of science", () => {
  it("shows the countries of a field", async () => {
    const {status, html} = await get("/fields/23/47");
    expect(status).toBe(200);
    expect(html).toContain("Computer and information sciences");
    expect(html).toContain('href="/countries/UK"');
  });

  it("leaves a field below the snapshot's second level blank, not zero", async () => {
    const {html} = await get("/fields/23/47");
    expect(html).toContain("needs project records");
    expect(html).not.toMatch(/class="number"[^>]*>0</);
  });
});
