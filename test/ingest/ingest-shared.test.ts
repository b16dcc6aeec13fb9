import {join} from "node:path";
import {beforeAll, expect, test} from "vitest";
import {parseRequest} from "../../src/app/parse-request.ts";
import {computeFigure} from "../../src/monitor/compute.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {figureValue} from "../support/figures-by-key.ts";
import {type Ingested, ingestFrom} from "../support/ingest-tables.ts";
import {describeWithShared, HORIZON_ZIP, SHARED} from "../support/shared-data.ts";

async function value(warehouse: Warehouse, indicator: string, given: Record<string, string> = {}) {
  return (await computeFigure(warehouse, parseRequest(indicator, given))).value;
}

describeWithShared("Horizon Europe of 6 December 2025", () => {
  let whole: Ingested;
  beforeAll(async () => {
    whole = await ingestFrom(HORIZON_ZIP);
  });

  const known: readonly (readonly [indicator: string, given: Record<string, string>, expected: number])[] = [
    ["projects", {}, 19_189],
    ["participations", {}, 119_242],
    ["organisations", {}, 30_721],
    ["projects", {country: "CN"}, 107],
    ["participations", {country: "CN"}, 248],
    ["projects", {country: "US"}, 1002],
    ["participations", {country: "US"}, 1386],
    ["participations", {country: "EL"}, 5224],
    ["participations", {country: "GR"}, 5224],
    ["participations", {country: "Greece"}, 5224],
    ["participations", {country: "NA"}, 8],
    ["projects", {part: "HORIZON.2.6"}, 836],
    ["participations", {role: "associatedPartner"}, 20_052],
    ["participations", {role: "thirdParty"}, 5124],
    ["coordinators", {}, 19_189]
  ];
  for (const [indicator, given, expected] of known) {
    test(`${indicator} ${JSON.stringify(given)} is ${expected}`, async () => {
      expect(await value(whole.warehouse, indicator, given)).toBe(expected);
    });
  }

  test("net contribution is right to the euro", async () => {
    expect(Math.round((await value(whole.warehouse, "net-eu-contribution")) ?? 0)).toBe(50_521_531_327);
    expect(Math.round((await value(whole.warehouse, "net-eu-contribution", {country: "CN"})) ?? 0)).toBe(
      1_098_117
    );
  });

  test("EUROfusion as a supplement adds its net contribution, not the double count", async () => {
    const supplements = ["organization", "project"].map((name) =>
      join(SHARED, `supplement_EUROfusion_${name}.csv`)
    );
    const more = await ingestFrom([HORIZON_ZIP, ...supplements]);
    const before = (await figureValue(whole.warehouse, "net-eu-contribution")) ?? 0;
    const after = (await figureValue(more.warehouse, "net-eu-contribution")) ?? 0;
    expect(Math.round(after - before)).toBe(549_442_000);
    expect(await figureValue(more.warehouse, "projects")).toBe(19_190);
  });
});

describeWithShared("Horizon 2020 of a public extract", () => {
  test("shows how much of the programme it holds beside every figure", async () => {
    const {warehouse} = await ingestFrom(join(SHARED, "cordis-h2020-2020-12-14-csv.zip"), {
      programme: "H2020"
    });
    const figure = await computeFigure(warehouse, parseRequest("participations", {country: "DE"}));
    const shares = figure.trace.coverage.map(({unit, share}) => [unit, Math.round(share ?? 0)]);
    expect(shares).toEqual([
      ["projects", 89],
      ["participations", 82]
    ]);
    expect(figure.trace.caveats.join(" ")).toMatch(/89 % of projects and 82 % of participations/);
  });
});

describeWithShared("a folder of XML files", () => {
  test("is read into a warehouse of its own", async () => {
    const {vintage, warehouse} = await ingestFrom(join(SHARED, "raw-samples", "xml_HE_2025-12"));
    expect(vintage.rows["project"]).toBe(176);
    expect(await figureValue(warehouse, "projects")).toBe(176);
  });
});
