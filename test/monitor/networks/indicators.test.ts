import {beforeAll, expect, test} from "vitest";
import {explainFigure} from "../../../src/app/explain.ts";
import type {Dimension} from "../../../src/domain/dimension.ts";
import type {FigureRequest} from "../../../src/domain/figure.ts";
import {requestFor} from "../../../src/domain/request.ts";
import {computeFigure, computeFigures} from "../../../src/monitor/compute.ts";
import {NETWORK_INDICATORS} from "../../../src/monitor/networks/network-indicators.ts";
import type {Warehouse} from "../../../src/warehouse/open.ts";
import {openSnapshot} from "../../../src/warehouse/snapshot.ts";
import {ingestFixture} from "../../support/ingest-tables.ts";

let warehouse: Warehouse;
let snapshot: Warehouse;

beforeAll(async () => {
  ({warehouse} = await ingestFixture());
  snapshot = await openSnapshot();
});

async function valuesBy(dimension: Dimension, indicator: string, parts: Partial<FigureRequest> = {}) {
  const {figures} = await computeFigures(warehouse, requestFor(indicator, {...parts, by: [dimension]}));
  return Object.fromEntries(figures.map(({dims, value}) => [String(dims[dimension]), value]));
}

test("partners and strength of countries follow from co-participation", async () => {
  for (const counting of ["whole", "fractional"] as const) {
    const request = requestFor("co-participation", {by: ["country", "partner"], counting});
    const pairs = (await computeFigures(warehouse, request)).figures.filter(({value}) => (value ?? 0) > 0);
    const degree: Record<string, number> = {};
    const strength: Record<string, number> = {};
    for (const {dims, value} of pairs) {
      const country = String(dims.country);
      degree[country] = (degree[country] ?? 0) + 1;
      strength[country] = (strength[country] ?? 0) + (value ?? 0);
    }
    expect(Object.keys(degree).length).toBeGreaterThan(3);
    expect(await valuesBy("country", "network-degree", {counting})).toEqual(degree);
    for (const [country, value] of Object.entries(await valuesBy("country", "network-strength", {counting})))
      expect(value).toBeCloseTo(strength[country] ?? Number.NaN, 9);
  }
});

test("partners of organisations are those of the records, natural persons left out", async () => {
  const rows = await warehouse.db.rows<{id: string; partners: number}>(`
    WITH known AS (
      SELECT DISTINCT p.pid, p.organisation_id AS id FROM core.participation AS p
      WHERE p.organisation_id <> 'none' AND NOT EXISTS (
        SELECT 1 FROM mart.organisation AS o WHERE o.organisation_id = p.organisation_id AND o.is_person))
    SELECT a.id, count(DISTINCT b.id)::INTEGER AS partners FROM known AS a
    JOIN known AS b ON b.pid = a.pid AND b.id <> a.id GROUP BY a.id`);
  expect(rows.length).toBeGreaterThan(5);
  const expected = Object.fromEntries(rows.map(({id, partners}) => [id, partners]));
  expect(await valuesBy("organisation", "network-degree")).toEqual(expected);
});

test("every figure is computed again at its address, of a country, an organisation or the whole", async () => {
  for (const {id, dimensions} of NETWORK_INDICATORS) {
    const {figures} = await computeFigures(warehouse, requestFor(id));
    const organisations = dimensions.includes("organisation")
      ? (await computeFigures(warehouse, requestFor(id, {by: ["organisation"]}))).figures
      : [];
    for (const figure of [...figures.slice(0, 2), ...organisations.slice(0, 2)]) {
      const {figure: again} = await explainFigure(warehouse, figure.address);
      expect([figure.address, again.value]).toEqual([figure.address, figure.value]);
      expect(again.address).toBe(figure.address);
    }
  }
});

test("the whole of PageRank is 100 %, also among countries of one theme", async () => {
  for (const filters of [{}, {theme: ["health"]}]) {
    const {figures} = await computeFigures(snapshot, requestFor("network-page-rank", {filters}));
    expect(figures.reduce((sum, {value}) => sum + (value ?? 0), 0)).toBeCloseTo(100, 8);
  }
});

test("what has no network is a blank, and what no network can be broken down by is refused", async () => {
  const none = requestFor("network-modularity", {filters: {year: ["1999"]}});
  expect((await computeFigure(warehouse, none)).blank?.reason).toBe("nothing-found");
  const absent = requestFor("network-degree", {filters: {country: ["NR"]}});
  expect((await computeFigure(warehouse, absent)).blank?.reason).toBe("nothing-found");
  await expect(computeFigures(warehouse, requestFor("network-degree", {by: ["year"]}))).rejects.toThrow(
    "network-degree cannot be broken down by year"
  );
  const both = requestFor("network-degree", {by: ["organisation"], filters: {country: ["DE"]}});
  await expect(computeFigures(warehouse, both)).rejects.toThrow("by country and organisation");
  const records = requestFor("network-degree", {by: ["organisation"]});
  await expect(computeFigures(snapshot, records)).rejects.toThrow("not in the shipped snapshot");
});

test("communities of real countries lie far above chance, and the trace says with which seeds", async () => {
  const [found, chance] = await Promise.all(
    ["network-modularity", "network-chance-modularity"].map((id) => computeFigure(snapshot, requestFor(id)))
  );
  expect(found?.value).toBeGreaterThan(10 * (chance?.interval?.high ?? Number.NaN));
  expect(found?.trace.caveats.join(" ")).toContain("50 searches with seeds 1 to 50");
  expect(chance?.interval?.meaning).toContain("20 networks drawn by chance");
});
