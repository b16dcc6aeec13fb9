import {afterAll, beforeAll, expect, test} from "vitest";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {openSnapshot} from "../../src/warehouse/snapshot.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openSnapshot();
});
afterAll(() => warehouse.db.close());

async function tellsOfEuratom(parts: Partial<FigureRequest>): Promise<boolean> {
  const {trace} = await computeFigures(warehouse, requestFor("participations", parts));
  return trace.caveats.some((caveat) => caveat.includes("Euratom programme is a separate agreement"));
}

test.each<Partial<FigureRequest>>([
  {filters: {part: ["EURATOM2027"], group: ["associated"]}},
  {filters: {pillar: ["EURATOM"]}, by: ["group"]},
  {by: ["group", "part"]},
  {filters: {group: ["associated"]}, by: ["pillar"]}
])(
  "today's status in Euratom parts comes with the word that its association is another: %j",
  async (parts) => {
    expect(await tellsOfEuratom({...parts, status: "now"})).toBe(true);
    expect(await tellsOfEuratom(parts)).toBe(false);
  }
);

test.each<Partial<FigureRequest>>([
  {filters: {part: ["HORIZON.2.5"], group: ["associated"]}},
  {filters: {part: ["HORIZON.2.5"]}, by: ["group", "part"]},
  {filters: {part: ["EURATOM2027"]}},
  {by: ["group"]}
])("and nothing else does: %j", async (parts) => {
  expect(await tellsOfEuratom({...parts, status: "now"})).toBe(false);
});
