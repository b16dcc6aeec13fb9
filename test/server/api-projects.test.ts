import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {ingestFixture} from "../support/ingest-tables.ts";

let site: Site;
let get: (path: string) => Promise<{status: number; body: Record<string, unknown>}>;

function open(dataDir: string): void {
  site = openSite(dataDir);
  const app = createApp(site, defaultEffects);
  get = async (path) => {
    const response = await app.request(path);
    return {status: response.status, body: (await response.json()) as Record<string, unknown>};
  };
}

interface Found {
  readonly rows: readonly {readonly programme: string; readonly id: string}[];
  readonly total: number;
}

describe("projects over the API, from records", () => {
  beforeAll(async () => {
    const {warehouse, dataDir} = await ingestFixture();
    warehouse.db.close();
    open(dataDir);
  });
  afterAll(() => site.close());

  test("a list agrees with the figure of the same filters, and says the total beyond the last page", async () => {
    const {body} = await get("/api/v1/projects?country=CN");
    const {rows, total} = body as unknown as Found;
    const figure = await get("/api/v1/figures/projects?country=CN");
    expect(figure.body).toMatchObject({rows: [{value: total}]});
    expect(rows).toHaveLength(total);
    expect(rows[0]).not.toHaveProperty("total");
    expect(await get("/api/v1/projects?country=CN&page=9")).toMatchObject({body: {rows: [], total}});
  });

  test("every project of the list has an address of its own, and names no natural person", async () => {
    const {rows} = (await get("/api/v1/projects")).body as unknown as Found;
    expect(rows.length).toBeGreaterThan(0);
    for (const {programme, id} of rows) {
      const {status, body} = await get(`/api/v1/projects/${programme}/${id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({programme, id});
      const people = (body["participants"] as Record<string, unknown>[]).filter((one) => one["isPerson"]);
      for (const person of people)
        expect(person).toMatchObject({organisation: "A natural person", organisationId: null});
    }
  });

  test("a misspelt filter is a problem, not a wider answer", async () => {
    expect(await get("/api/v1/projects?cuntry=CN")).toMatchObject({
      status: 400,
      body: {detail: "unknown parameter: cuntry"}
    });
  });

  test("the search finds a country by its name in another language", async () => {
    const {body} = await get("/api/v1/search?q=Chine");
    expect(body).toMatchObject({country: {code: "CN"}});
  });
});

describe("projects over the API, from the snapshot", () => {
  beforeAll(() => open("a-folder-without-a-warehouse"));
  afterAll(() => site.close());

  test("say that records are needed, and how to fetch them", async () => {
    expect(await get("/api/v1/projects?country=CN")).toMatchObject({
      status: 409,
      body: {title: "no-records", hint: expect.stringContaining("aperture ingest cordis")}
    });
  });
});
