import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {ApertureError} from "../../src/base/errors.ts";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import {INDICATORS} from "../../src/monitor/indicators/index.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {openSnapshot, writeSnapshot} from "../../src/warehouse/snapshot.ts";
import {ingestFixture} from "../support/ingest-tables.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

let cubes: Warehouse;
let records: Warehouse;
let snapshot: Warehouse;

beforeAll(async () => {
  ({warehouse: cubes} = await ingestFixture());
  const tables = new Set([...cubes.holdings.tables].filter((name) => !name.startsWith("mart.")));
  records = {...cubes, holdings: {...cubes.holdings, tables}};
  const folder = join(temporaryFolder(), "snapshot");
  await writeSnapshot(cubes, folder, "aperture snapshot build", {});
  snapshot = await openSnapshot(folder);
});

/** Requests of every kind; those an indicator does not take are refused alike everywhere. */
const SAMPLES: readonly Partial<FigureRequest>[] = [
  {},
  {filters: {country: ["DE"]}},
  {filters: {country: ["DE", "FR"]}},
  {filters: {country: ["UK"], partner: ["DE"]}},
  {filters: {group: ["associated"]}},
  {filters: {group: ["associated", "non-associated"]}},
  {filters: {part: ["HORIZON.2.5"]}},
  {filters: {part: ["HORIZON.2"]}},
  {filters: {part: ["HORIZON.2.5.2"]}},
  {filters: {theme: ["health"]}},
  {filters: {year: ["2022"]}},
  {filters: {year: ["2021", "2022"]}},
  {filters: {year: ["unknown"]}},
  {filters: {pillar: ["HORIZON.2"], year: ["2022"]}},
  {filters: {income: ["high"]}},
  {filters: {role: ["coordinator"], country: ["DE"]}},
  {filters: {field: ["/23"]}},
  {filters: {sme: ["yes"], activity: ["PRC"]}},
  {filters: {scheme: ["HORIZON-RIA"], country: ["FR"]}},
  {by: ["country"]},
  {by: ["year"]},
  {by: ["group"]},
  {by: ["part"]},
  {by: ["theme"]},
  {by: ["country", "year"]},
  {by: ["group"], filters: {part: ["HORIZON.2.5"]}},
  {by: ["group"], status: "now"},
  {by: ["group"], status: "applicant"},
  {by: ["year"], yearOf: "signature"},
  {by: ["role"], counting: "fractional"},
  {by: ["country"], counting: "fractional"},
  {filters: {country: ["DE"]}, counting: "fractional"},
  {filters: {programme: ["HORIZON"], country: ["EL"]}, by: ["part"]}
];

type Answer = Record<string, number | null> | string;

async function answer(warehouse: Warehouse, request: FigureRequest): Promise<Answer> {
  try {
    const {figures} = await computeFigures(warehouse, request);
    return Object.fromEntries(figures.map(({dims, value}) => [Object.values(dims).join("/"), value]));
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return error.code;
  }
}

function expectSame(answered: Answer, expected: Answer, what: string): void {
  if (typeof answered === "string" || typeof expected === "string") return;
  expect(Object.keys(answered).sort(), what).toEqual(Object.keys(expected).sort());
  for (const [key, value] of Object.entries(expected)) {
    if (value === null) expect(answered[key], `${what} ${key}`).toBeNull();
    else expect(answered[key], `${what} ${key}`).toBeCloseTo(value, 6);
  }
}

describe("single records, aggregates and snapshot give the same figures", () => {
  for (const indicator of INDICATORS) {
    test(`for ${indicator.id}`, async () => {
      let answered = 0;
      for (const sample of SAMPLES) {
        const request = requestFor(indicator.id, sample);
        const what = JSON.stringify(sample);
        const whole = await answer(cubes, request);
        const single = await answer(records, request);
        const shipped = await answer(snapshot, request);
        expectSame(single, whole, `records ${what}`);
        expectSame(shipped, whole, `snapshot ${what}`);
        if (typeof whole === "string") expect(["refused", "usage"], what).toContain(whole);
        else answered += 1;
        if (typeof shipped === "string" && typeof whole !== "string")
          expect(shipped, what).toBe("no-records");
      }
      expect(answered).toBeGreaterThan(0);
    });
  }
});

test("projects of countries that no region is known of are the same in aggregates and records", async () => {
  const request = requestFor("projects", {by: ["region"]});
  expect(await answer(cubes, request)).toEqual(await answer(records, request));
});

describe("figures of one warehouse agree with each other", () => {
  const value = async (indicator: string, parts: Partial<FigureRequest>) =>
    Object.values((await answer(cubes, requestFor(indicator, parts))) as Record<string, number>);
  const sum = async (indicator: string, parts: Partial<FigureRequest>) =>
    (await value(indicator, parts)).reduce((total, one) => total + one, 0);

  for (const by of [
    "country",
    "group",
    "part",
    "year",
    "role",
    "activity",
    "sme",
    "region",
    "income"
  ] as const) {
    test(`split by ${by}, participations and money sum to the whole`, async () => {
      for (const indicator of ["participations", "net-eu-contribution", "newcomers"]) {
        expect(await sum(indicator, {by: [by]}), indicator).toBeCloseTo(await sum(indicator, {}), 4);
      }
      expect(await sum("projects", {by: [by], counting: "fractional"})).toBeCloseTo(
        await sum("projects", {}),
        6
      );
    });
  }

  test("shares of all country groups sum to 100, in every status mode", async () => {
    for (const status of ["was", "now", "applicant"] as const) {
      expect(await sum("share-of-participations", {by: ["group"], status})).toBeCloseTo(100, 8);
      expect(await sum("share-of-contribution", {by: ["group"], status})).toBeCloseTo(100, 8);
      expect(await sum("share-of-projects", {by: ["group"], status, counting: "fractional"})).toBeCloseTo(
        100,
        8
      );
    }
  });

  test("the pairs of a project sum to one", async () => {
    const pairs = await sum("co-participation", {by: ["country", "partner"], counting: "fractional"});
    expect(pairs / 2).toBeCloseTo(9, 6);
  });
});
