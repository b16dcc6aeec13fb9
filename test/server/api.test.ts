import {expect, test} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {INDICATORS} from "../../src/monitor/indicators/index.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function json(
  path: string
): Promise<{status: number; type: string | null; body: Record<string, never> & unknown}> {
  const response = await app.request(path);
  return {
    status: response.status,
    type: response.headers.get("Content-Type"),
    body: (await response.json()) as never
  };
}

test("a figure comes as a row with its value, unit and address, and the trace behind it", async () => {
  const {status, body} = await json("/api/v1/figures/participations?country=CN");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    rows: [{country: "CN", value: 248, unit: "participations"}],
    total: 1,
    trace: {indicator: {id: "participations"}, warehouse: {kind: "snapshot"}, query: {params: ["CN"]}}
  });
});

test("the address in a row leads to an explanation that agrees with it", async () => {
  const {body} = await json("/api/v1/figures/projects?country=US");
  const [row] = (body as unknown as {rows: {figure: string}[]}).rows;
  const why = await json(`/api/v1/why/${row?.figure}`);
  expect(why.body).toMatchObject({value: 1002, verdict: "agrees"});
});

test("a misspelt parameter is a problem that says what to do, not a wider answer", async () => {
  const {status, type, body} = await json("/api/v1/figures/participations?cuntry=CN");
  expect(status).toBe(400);
  expect(type).toContain("application/problem+json");
  expect(body).toMatchObject({title: "usage", status: 400, detail: "unknown parameter: cuntry"});
});

test.each([
  ["/api/v1/figures/no-such-indicator", 404],
  ["/api/v1/figures/participations?country=Atlantis", 400],
  ["/api/v1/figures/time-to-start?country=CN", 422],
  ["/api/v1/figures/organisation-concentration", 409],
  ["/api/v1/nothing", 404]
])("%s answers %i", async (path, expected) => {
  const {status, type} = await json(path);
  expect(status).toBe(expected);
  expect(type).toContain("application/problem+json");
});

test("rows come in pages that together are all rows", async () => {
  const all = (await json("/api/v1/figures/participations?by=country")).body as unknown as {
    rows: unknown[];
    total: number;
  };
  const rows: unknown[] = [];
  for (let page = 1; rows.length < all.total; page++) {
    const part = (await json(`/api/v1/figures/participations?by=country&per-page=50&page=${page}`))
      .body as unknown as {rows: unknown[]};
    expect(part.rows.length).toBeGreaterThan(0);
    rows.push(...part.rows);
  }
  expect(rows).toEqual(all.rows);
});

test("an answer has a tag, and who has it already is told so", async () => {
  const path = "/api/v1/figures/participations?country=CN";
  const etag = (await app.request(path)).headers.get("ETag");
  expect(etag).toMatch(/^"[0-9a-f]{40}"$/);
  expect((await app.request(path, {headers: {"If-None-Match": etag ?? ""}})).status).toBe(304);
});

test("the CSV and its metadata name the same columns", async () => {
  const csv = await app.request("/api/v1/data/participations.csv?by=country,year");
  expect(csv.headers.get("Link")).toContain("participations.csv-metadata.json?by=country,year");
  const header = (await csv.text()).split("\r\n")[0]?.split(",");
  const {body} = await json("/api/v1/data/participations.csv-metadata.json?by=country,year");
  const described = body as unknown as {
    url: string;
    tableSchema: {columns: {name: string}[]};
    "dc:source": string[];
  };
  expect(described.tableSchema.columns.map((column) => column.name)).toEqual(header);
  expect(described["dc:source"][0]).toMatch(/sha256:[0-9a-f]{64}/);
});

test("SDMX-CSV puts the concepts of the standard in its header", async () => {
  const text = await (
    await app.request("/api/v1/data/co-participation.sdmx-csv?country=DE&partner=US&by=year")
  ).text();
  expect(text.split("\r\n")[0]).toBe(
    "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,STATUS_MODE,COUNTING,REF_AREA,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,COMMENT_OBS"
  );
});

test("Parquet begins and ends as Parquet does", async () => {
  const bytes = Buffer.from(await (await app.request("/api/v1/data/projects.parquet?by=year")).arrayBuffer());
  expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(["PAR1", "PAR1"]);
});

test("the OpenAPI document describes every route and is version 3.1", async () => {
  const {body} = await json("/api/v1/openapi.json");
  const document = body as unknown as {openapi: string; paths: Record<string, unknown>};
  expect(document.openapi).toBe("3.1.0");
  for (const path of [
    "/figures/{indicator}",
    "/why/{indicator}",
    "/data/{file}",
    "/indicators",
    "/countries",
    "/themes",
    "/vintages",
    "/reconciliation"
  ]) {
    expect(Object.keys(document.paths)).toContain(path);
  }
});

test("every indicator answers, or says why it cannot from the snapshot", async () => {
  for (const {id} of INDICATORS) {
    const {status} = await json(`/api/v1/figures/${id}?country=CN`);
    expect([200, 409, 422], id).toContain(status);
  }
});

test("a programme that was not read is a blank with its reason, not a zero", async () => {
  const {body} = await json("/api/v1/figures/projects?programme=FP7,HORIZON&by=programme");
  expect((body as unknown as {rows: unknown[]}).rows).toMatchObject([
    {programme: "HORIZON", value: 19189},
    {programme: "FP7", value: null, blank: "not-held"}
  ]);
});
