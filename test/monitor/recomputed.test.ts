import {beforeAll, describe, expect, test} from "vitest";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {fixtureTables} from "../support/cordis-csv.ts";
import {figuresByKey, figureValue} from "../support/figures-by-key.ts";
import {ingestFixture} from "../support/ingest-tables.ts";
import {distinctBy, type Participation, participationsOf, sumBy} from "../support/recompute.ts";

const ROWS = participationsOf(fixtureTables());
let warehouse: Warehouse;
beforeAll(async () => {
  ({warehouse} = await ingestFixture());
});

const BY = {
  country: (row: Participation) => row.country,
  group: (row: Participation) => row.group,
  part: (row: Participation) => row.part,
  year: (row: Participation) => row.year,
  role: (row: Participation) => row.role
} as const;

describe("recomputed from the rows in plain TypeScript", () => {
  for (const [by, key] of Object.entries(BY) as [keyof typeof BY, (row: Participation) => string][]) {
    test(`counts and sums by ${by} are the same`, async () => {
      const ask = (indicator: string) => figuresByKey(warehouse, indicator, {by: [by]});
      expect(await ask("projects")).toEqual(distinctBy(ROWS, key, (row) => row.project));
      expect(await ask("participations")).toEqual(sumBy(ROWS, key));
      expect(await ask("organisations")).toEqual(distinctBy(ROWS, key, (row) => row.organisation));
      expectClose(
        await ask("net-eu-contribution"),
        sumBy(ROWS, key, (row) => row.net)
      );
      expectClose(
        await figuresByKey(warehouse, "participations", {by: [by], counting: "fractional"}),
        sumBy(ROWS, key, (row) => row.weight)
      );
    });

    test(`own contribution by ${by} is the stated cost less the contribution, blank where no cost is stated`, async () => {
      const stated = ROWS.filter((row) => row.totalCost !== undefined);
      const expected = sumBy(stated, key, (row) => (row.totalCost ?? 0) - row.net);
      for (const code of new Set(ROWS.map(key))) if (!(code in expected)) expected[code] = Number.NaN;
      const figures = await figuresByKey(warehouse, "own-contribution", {by: [by]});
      expectClose(figures, expected);
    });
  }

  test("co-participation counts the projects two countries share", async () => {
    const figures = await figuresByKey(warehouse, "co-participation", {by: ["country", "partner"]});
    const expected: Record<string, number> = {};
    for (const rows of byProject()) {
      const codes = [...new Set(rows.map((row) => row.country))].filter((code) => code !== "ZZ");
      for (const a of codes) {
        for (const b of codes) {
          if (a !== b) expected[`${a}/${b}`] = (expected[`${a}/${b}`] ?? 0) + 1;
        }
      }
    }
    expect(figures).toEqual(expected);
  });

  test("the average consortium is all participations over the projects", async () => {
    expect(await figureValue(warehouse, "average-consortium-size")).toBeCloseTo(
      ROWS.length / byProject().length,
      9
    );
    const german = byProject().filter((rows) => rows.some((row) => row.country === "DE"));
    const size = german.reduce((sum, rows) => sum + rows.length, 0) / german.length;
    expect(await figureValue(warehouse, "average-consortium-size", {filters: {country: ["DE"]}})).toBeCloseTo(
      size,
      9
    );
  });

  test("newcomers are organisations at their first grant", async () => {
    const first = new Map<string, Participation>();
    const dated = [...ROWS].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
    for (const row of dated) if (!first.has(row.organisation)) first.set(row.organisation, row);
    expect(await figuresByKey(warehouse, "newcomers", {by: ["year"]})).toMatchObject(
      sumBy([...first.values()], BY.year)
    );
    expect(await figureValue(warehouse, "newcomers")).toBe(new Set(ROWS.map((row) => row.organisation)).size);
  });

  test("concentration is the sum of squared shares over main parts", async () => {
    for (const code of ["DE", "FR", "UK"]) {
      const own = ROWS.filter((row) => row.country === code);
      const shares = Object.values(sumBy(own, BY.part)).map((count) => (count / own.length) ** 2);
      expect(await figureValue(warehouse, "concentration", {filters: {country: [code]}})).toBeCloseTo(
        shares.reduce((sum, share) => sum + share, 0),
        9
      );
    }
  });

  test("specialisation is the share of a country in a part over the share of all", async () => {
    const share = (rows: readonly Participation[]) =>
      rows.filter((row) => row.part === "HORIZON.2.5").length / rows.length;
    const figures = await figuresByKey(warehouse, "theme-specialisation", {
      by: ["part"],
      filters: {country: ["NZ"]}
    });
    expect(figures["HORIZON.2.5"]).toBeCloseTo(
      share(ROWS.filter((row) => row.country === "NZ")) / share(ROWS),
      9
    );
  });

  test("the median time to start is in days and can be negative", async () => {
    const days = byProject()
      .flatMap(([row]) =>
        row?.signed && row.started ? [dayNumber(row.started) - dayNumber(row.signed)] : []
      )
      .sort((a, b) => a - b);
    const middle = days.length / 2;
    const median =
      days.length % 2 ? days[Math.floor(middle)] : ((days[middle - 1] ?? 0) + (days[middle] ?? 0)) / 2;
    expect(await figureValue(warehouse, "time-to-start")).toBe(median);
    expect(days[0]).toBeLessThan(0);
  });
});

function dayOf(row: Participation): string {
  return row.signed || row.started || "9999";
}

function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000;
}

function byProject(): Participation[][] {
  return [...new Set(ROWS.map((row) => row.project))].map((id) => ROWS.filter((row) => row.project === id));
}

function expectClose(figures: Record<string, number | null>, expected: Record<string, number>): void {
  expect(Object.keys(figures).sort()).toEqual(Object.keys(expected).sort());
  for (const [key, value] of Object.entries(expected)) {
    if (Number.isNaN(value)) expect(figures[key], key).toBeNull();
    else expect(figures[key], key).toBeCloseTo(value, 4);
  }
}
