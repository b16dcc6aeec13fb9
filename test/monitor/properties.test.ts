import fc from "fast-check";
import {afterAll, expect, test} from "vitest";
import type {Dimension} from "../../src/domain/dimension.ts";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {COLUMNS, type SourceRow, type SourceTables} from "../support/cordis-csv.ts";
import {ingestTables} from "../support/ingest-tables.ts";

const COUNTRIES = ["DE", "FR", "EL", "UK", "CH", "CN", "US", "NA", "XK", ""];
const PARTS = ["HORIZON.1.1", "HORIZON.2.1", "HORIZON.2.5", "HORIZON.2.6", "HORIZON.3.1", "EURATOM2027"];

const participation = fc.record({
  country: fc.constantFrom(...COUNTRIES),
  organisation: fc.integer({min: 1, max: 12}),
  role: fc.constantFrom("participant", "associatedPartner", "thirdParty"),
  activity: fc.constantFrom("HES", "REC", "PRC", "PUB", "OTH"),
  cents: fc.integer({min: 0, max: 50_000_000})
});

const project = fc.record({
  year: fc.integer({min: 2021, max: 2026}),
  part: fc.constantFrom(...PARTS),
  participations: fc.array(participation, {minLength: 1, maxLength: 7})
});

type Programme = readonly {
  year: number;
  part: string;
  participations: readonly {
    country: string;
    organisation: number;
    role: string;
    activity: string;
    cents: number;
  }[];
}[];

function rowOf(table: string, values: SourceRow): SourceRow {
  return Object.fromEntries((COLUMNS[table] ?? []).map((name) => [name, values[name] ?? ""]));
}

/** A random programme in the publisher's form; what a project's participations get is what the project gets. */
function tablesOf(programme: Programme): SourceTables {
  const project: SourceRow[] = [];
  const organization: SourceRow[] = [];
  const legalBasis: SourceRow[] = [];
  for (const [i, {year, part, participations}] of programme.entries()) {
    const id = String(101000000 + i);
    const total = participations.reduce((sum, one) => sum + one.cents, 0) / 100;
    project.push(
      rowOf("project", {
        id,
        acronym: `P${i}`,
        title: `Project ${i}`,
        startDate: `${year}-03-01`,
        endDate: `${year + 3}-02-28`,
        totalCost: "0",
        ecMaxContribution: String(total),
        ecSignatureDate: `${year}-01-15`,
        frameworkProgramme: "HORIZON",
        fundingScheme: "HORIZON-RIA"
      })
    );
    legalBasis.push(
      rowOf("legalBasis", {projectID: id, legalBasis: part, title: part, uniqueProgrammePart: "True"})
    );
    for (const [place, one] of participations.entries()) {
      const money = String(one.cents / 100);
      organization.push(
        rowOf("organization", {
          projectID: id,
          organisationID: String(900000000 + one.organisation),
          name: `Organisation ${one.organisation}`,
          SME: "false",
          activityType: one.activity,
          country: one.country,
          order: String(place + 1),
          role: place === 0 ? "coordinator" : one.role,
          ecContribution: money,
          netEcContribution: money,
          totalCost: money,
          endOfParticipation: "false"
        })
      );
    }
  }
  return {project, organization, legalBasis, euroSciVoc: [], topics: []};
}

async function valuesOf(
  warehouse: Warehouse,
  indicator: string,
  parts: Partial<FigureRequest> = {}
): Promise<number[]> {
  const {figures} = await computeFigures(warehouse, requestFor(indicator, parts));
  return figures.map((figure) => figure.value ?? Number.NaN);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const ingested = new Map<string, Warehouse>();

afterAll(() => {
  for (const {db} of ingested.values()) db.close();
});

/** All properties meet the same programmes, by the same seed: each is ingested once. */
async function warehouseOf(programme: Programme): Promise<Warehouse> {
  const key = JSON.stringify(programme);
  const warehouse = ingested.get(key) ?? (await ingestTables(tablesOf(programme))).warehouse;
  ingested.set(key, warehouse);
  return warehouse;
}

async function holds(check: (warehouse: Warehouse, programme: Programme) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(project, {minLength: 1, maxLength: 9}), async (programme) =>
      check(await warehouseOf(programme), programme)
    ),
    {seed: 20251206, numRuns: 8}
  );
}

test("breaking a sum down and adding it up again changes nothing", async () => {
  await holds(async (warehouse) => {
    for (const indicator of ["participations", "net-eu-contribution", "coordinators", "newcomers"]) {
      const total = sum(await valuesOf(warehouse, indicator));
      for (const by of [
        ["country"],
        ["year"],
        ["part"],
        ["group"],
        ["role", "activity"],
        ["country", "year"]
      ] as Dimension[][]) {
        expect(
          sum(await valuesOf(warehouse, indicator, {by})),
          `${indicator} by ${by.join(", ")}`
        ).toBeCloseTo(total, 4);
      }
    }
    const projects = sum(await valuesOf(warehouse, "projects"));
    for (const by of ["year", "part", "pillar"] as const) {
      expect(sum(await valuesOf(warehouse, "projects", {by: [by]}))).toBe(projects);
    }
  });
});

test("a filter split in two adds up to the filter", async () => {
  await holds(async (warehouse) => {
    for (const indicator of ["participations", "net-eu-contribution"]) {
      const both = await valuesOf(warehouse, indicator, {filters: {country: ["CN", "DE"]}});
      const each = [
        await valuesOf(warehouse, indicator, {filters: {country: ["CN"]}}),
        await valuesOf(warehouse, indicator, {filters: {country: ["DE"]}})
      ];
      expect(sum(each.flat())).toBeCloseTo(sum(both), 4);
    }
  });
});

test("fractional counts of a project sum to one", async () => {
  await holds(async (warehouse, programme) => {
    for (const by of ["country", "role", "activity", "group"] as const) {
      const counted = await valuesOf(warehouse, "projects", {by: [by], counting: "fractional"});
      expect(sum(counted), by).toBeCloseTo(programme.length, 8);
    }
  });
});

test("shares of all country groups sum to 100", async () => {
  await holds(async (warehouse) => {
    for (const status of ["was", "now", "applicant"] as const) {
      expect(sum(await valuesOf(warehouse, "share-of-participations", {by: ["group"], status}))).toBeCloseTo(
        100,
        6
      );
    }
  });
});

test("projects and organisations of a country are what a plain count gives", async () => {
  await holds(async (warehouse, programme) => {
    for (const country of ["DE", "CN", "NA"]) {
      const has = (one: Programme[number]) => one.participations.filter((row) => row.country === country);
      const organisations = new Set(programme.flatMap((one) => has(one).map((row) => row.organisation)));
      const filters = {country: [country]};
      expect(await valuesOf(warehouse, "projects", {filters})).toEqual([
        programme.filter((one) => has(one).length > 0).length
      ]);
      expect(await valuesOf(warehouse, "organisations", {filters})).toEqual([organisations.size]);
    }
  });
});
