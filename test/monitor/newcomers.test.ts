import {beforeAll, describe, expect, test} from "vitest";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {fixtureTables, type SourceRow} from "../support/cordis-csv.ts";
import {figuresByKey, figureValue} from "../support/figures-by-key.ts";
import {ingestTables} from "../support/ingest-tables.ts";

const TIED = "912000091";
const TWICE = "912000092";
const UNDATED = "912000093";

/** Rows of one organisation, made from a row of the fixture, without money so that the totals still agree. */
function rowsOf(organisationID: string, places: readonly SourceRow[]): SourceRow[] {
  const [model = {}] = fixtureTables()["organization"] ?? [];
  const own = {...model, organisationID, ecContribution: "0", netEcContribution: "0", totalCost: "0"};
  return places.map((place, i) => ({...own, order: String(50 + i), ...place}));
}

let warehouse: Warehouse;
beforeAll(async () => {
  const tables = fixtureTables();
  const onOneDay = new Set(["190000002", "190000007"]);
  const project = (tables["project"] ?? []).map((row) => ({
    ...row,
    numOrganizations: "",
    ...(onOneDay.has(row["id"] ?? "") && {ecSignatureDate: "2021-10-15"})
  }));
  const organization = [
    ...(tables["organization"] ?? []),
    ...rowsOf(TIED, [
      {projectID: "190000007", country: "FR", role: "participant"},
      {projectID: "190000002", country: "DE", role: "participant"}
    ]),
    ...rowsOf(TWICE, [
      {projectID: "190000002", country: "DE", role: "participant"},
      {projectID: "190000002", country: "FR", role: "coordinator"}
    ]),
    ...rowsOf(UNDATED, [
      {projectID: "190000004", country: "DE", role: "participant"},
      {projectID: "190000008", country: "FR", role: "participant"}
    ]),
    ...rowsOf("", [{projectID: "190000002", country: "IT", role: "participant"}])
  ];
  ({warehouse} = await ingestTables({...tables, project, organization}));
});

async function placesOf(organisation: string): Promise<Record<string, number | null>> {
  const figures = await figuresByKey(warehouse, "newcomers", {
    filters: {organisation: [organisation]},
    by: ["country", "role"]
  });
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0));
}

describe("an organisation is new once", () => {
  test("in the project with the lower number, of two first grants of one day", async () => {
    expect(await placesOf(TIED)).toEqual({"DE/participant": 1});
  });

  test("in the role that comes first by its code, of two in its first project", async () => {
    expect(await placesOf(TWICE)).toEqual({"FR/coordinator": 1});
  });

  test("in the project with a date, where another has none", async () => {
    expect(await placesOf(UNDATED)).toEqual({"FR/participant": 1});
  });

  test("and never without an organisation code", async () => {
    expect(await figureValue(warehouse, "participations", {filters: {organisation: ["none"]}})).toBe(1);
    expect(await placesOf("none")).toEqual({});
  });
});
