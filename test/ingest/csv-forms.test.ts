import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {requestFor} from "../../src/domain/request.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {COLUMNS, filesOf, fixtureTables, rowsOf} from "../support/cordis-csv.ts";
import {type Ingested, ingestFrom, ingestTables, writeArchive} from "../support/ingest-tables.ts";
import {MALFORMED_FORMS, type MalformedForm, malform} from "../support/malform.ts";
import {readEntries} from "../support/read-entries.ts";
import {scanAndRead} from "../support/scan-csv.ts";
import {describeWithShared, HORIZON_ZIP, SHARED} from "../support/shared-data.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const COMPARED = [
  requestFor("projects"),
  requestFor("participations", {by: ["country"]}),
  requestFor("organisations"),
  requestFor("net-eu-contribution", {by: ["country"]}),
  requestFor("net-eu-contribution", {by: ["part"]}),
  requestFor("own-contribution", {by: ["role"]}),
  requestFor("participations", {by: ["year", "group"]}),
  requestFor("participations", {by: ["theme"]})
];

async function figuresOf({warehouse}: Ingested): Promise<unknown[]> {
  const tables = await Promise.all(COMPARED.map((request) => computeFigures(warehouse, request)));
  return tables.map(({figures}) => figures.map(({dims, value}) => ({...dims, value})));
}

/** Every file of the archive in a malformed form, decimal commas in the totals of projects. */
function malformedFiles(form: MalformedForm): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fixtureTables()).map(([name, rows]) => {
      const decimalCommas = name === "project" ? ["totalCost"] : [];
      return [`${name}.csv`, malform(rows, COLUMNS[name] ?? [], {form, decimalCommas})];
    })
  );
}

describe("the same programme", () => {
  let clean: unknown[];
  beforeAll(async () => {
    clean = await figuresOf(await ingestTables(fixtureTables()));
  });

  for (const form of MALFORMED_FORMS) {
    test(`gives the same figures when it is written ${form}`, async () => {
      const ingested = await ingestFrom(await writeArchive(malformedFiles(form)));
      expect(ingested.vintage.issues.filter((issue) => issue.kind === "unreadable-record")).toEqual([]);
      expect(await figuresOf(ingested)).toEqual(clean);
    });
  }

  test("gives the same figures with its columns in another order", async () => {
    const tables = fixtureTables();
    const files = Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [
        `${name}.csv`,
        malform(rows, [...(COLUMNS[name] ?? [])].reverse(), {form: "bom-crlf"})
      ])
    );
    expect(await figuresOf(await ingestFrom(await writeArchive(files)))).toEqual(clean);
  });

  test("is read from an archive with folders inside", async () => {
    const files = filesOf(fixtureTables());
    const nested = Object.fromEntries(Object.entries(files).map(([name, text]) => [`csv/${name}`, text]));
    expect(await figuresOf(await ingestFrom(await writeArchive(nested)))).toEqual(clean);
  });

  test("keeps quotes, line breaks and semicolons of its texts", async () => {
    const {warehouse, dataDir, vintage} = await ingestFrom(await writeArchive(malformedFiles("undoubled")));
    const rows = await warehouse.db.rows(
      `SELECT project_id AS id, title, objective FROM read_parquet('${join(dataDir, "vintages", vintage.id, "project.parquet")}') ORDER BY 1`
    );
    const expected = fixtureTables()["project"]?.map((row) => ({
      id: row["id"],
      title: row["title"],
      objective: row["objective"] === "" ? null : row["objective"]
    }));
    expect(rows).toEqual(expected);
  });

  test("reads NA as Namibia, and a decimal comma as a decimal point", async () => {
    const {warehouse} = await ingestFrom(await writeArchive(malformedFiles("minimal")));
    const [row] = await warehouse.db.rows(
      "SELECT count(*)::INTEGER AS n FROM core.participation WHERE country = 'NA'"
    );
    expect(row).toEqual({n: 3});
    const [cost] = await warehouse.db.rows(
      "SELECT sum(total_cost)::DOUBLE AS total FROM core.project WHERE project_id = '190000001'"
    );
    expect(cost).toEqual({total: 700000.5});
  });
});

describeWithShared("the publisher's own files", () => {
  const folder = temporaryFolder();
  const db = openDuckDb(":memory:");
  afterAll(async () => (await db).close());

  const SAMPLES: readonly (readonly [file: string, table: string])[] = [
    ["FP7_project_2021_verbatim_BOM.csv", "project"],
    ["H2020_topics_2025-05_verbatim_MALFORMED_QUOTES.csv", "topics"],
    ["H2020_topics_2025-05_verbatim_head.csv", "topics"],
    ["HE_legalBasis_2025-04_verbatim_head.csv", "legalBasis"],
    ["HE_project_2024-11_verbatim_4rows.csv", "project"],
    ["HE_topics_2025-04_verbatim_MALFORMED_QUOTES.csv", "topics"],
    ["HE_topics_2025-04_verbatim_head.csv", "topics"],
    ["HE_reportSummaries_2025-04_verbatim_MALFORMED_QUOTES.csv", "reportSummaries"],
    ["organization_verbatim_2026-10_H2020_HE_FP7.csv", "organization"],
    ["cordisref-H2020topics_2017_verbatim_CRLF_head.csv", "ref"],
    ["cordisref-countries_2018_verbatim_BOM_head.csv", "ref"],
    ["FP2_organizations_verbatim_TSV_head.csv", "organization"]
  ];
  for (const [file, table] of SAMPLES) {
    test(`${file} is read without an unreadable record`, async () => {
      const bytes = readFileSync(join(SHARED, "raw-samples", file));
      const {rows, odd, records} = await scanAndRead(await db, folder, bytes, table);
      expect(odd.filter((record) => record.kind === "unreadable")).toEqual([]);
      expect(rows.length).toBe(records);
      expect(rows.length).toBeGreaterThan(0);
    });
  }

  test("titles in quotes that are not doubled keep their quotes", async () => {
    const bytes = readFileSync(
      join(SHARED, "raw-samples", "HE_topics_2025-04_verbatim_MALFORMED_QUOTES.csv")
    );
    const {rows} = await scanAndRead(await db, folder, bytes, "topics");
    expect(rows.map((row) => row["projectID"])).toEqual(["101192901", "101192661"]);
    expect(rows[0]?.["title"]).toMatch(/^"Combining .*"Fit for 55" package .*Partnership\)"$/);
  });
});

describeWithShared("the whole dump of December 2025 in the malformed form", () => {
  test("gives figures equal to plain SQL on the clean rows", async () => {
    const entries = await readEntries(HORIZON_ZIP);
    const text = (name: string) => entries[`${name}.csv`]?.toString() ?? "";
    const files: Record<string, string | Buffer> = {...entries};
    for (const name of ["project", "organization"]) {
      const header = text(name)
        .slice(1, text(name).indexOf("\n") - 1)
        .split('";"');
      const decimalCommas = name === "project" ? ["totalCost"] : [];
      files[`${name}.csv`] = malform(rowsOf(text(name)), header, {form: "undoubled", decimalCommas});
    }
    const {warehouse, vintage} = await ingestFrom(await writeArchive(files));
    expect(vintage.issues.filter((issue) => issue.kind === "unreadable-record")).toEqual([]);
    const clean = await plainSql(entries);
    for (const [request, expected] of clean) {
      const {figures} = await computeFigures(warehouse, request);
      const got = Object.fromEntries(figures.map(({dims, value}) => [Object.values(dims).join(), value]));
      expect(got, request.indicator + request.by.join()).toEqual(expected);
    }
  }, 240_000);
});

/** The same sums by DuckDB on the clean files, without anything of ours between. */
async function plainSql(entries: Readonly<Record<string, Buffer>>) {
  const folder = temporaryFolder();
  const db = await openDuckDb(":memory:");
  for (const name of ["project", "organization", "legalBasis"]) {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, entries[`${name}.csv`] ?? "");
    await db.run(
      `CREATE TABLE ${name} AS FROM read_csv('${path}', delim = ';', quote = '"', escape = '"', header = true, all_varchar = true, nullstr = '\\N', max_line_size = 10000000)`
    );
  }
  await db.run(`CREATE TABLE joined AS
    SELECT organization.*, coalesce(nullif(country, ''), 'ZZ') AS place, nullif(part.legalBasis, '') AS part,
      coalesce(nullif(left(startDate, 4), ''), 'unknown') AS year, try_cast(netEcContribution AS DECIMAL(18, 4)) AS net
    FROM organization JOIN project ON project.id = organization.projectID
    LEFT JOIN legalBasis AS part ON part.projectID = project.id AND lower(uniqueProgrammePart) = 'true'`);
  const map = async (sql: string) =>
    Object.fromEntries((await db.rows<{k: string; v: number}>(sql)).map(({k, v}) => [k, v]));
  const result = [
    [requestFor("projects"), await map("SELECT '' AS k, count(*)::DOUBLE AS v FROM project")],
    [requestFor("participations"), await map("SELECT '' AS k, count(*)::DOUBLE AS v FROM organization")],
    [
      requestFor("organisations"),
      await map("SELECT '' AS k, count(DISTINCT organisationID)::DOUBLE AS v FROM organization")
    ],
    ...(await Promise.all(
      (["country", "part", "year"] as const).map(
        async (by) =>
          [
            requestFor("net-eu-contribution", {by: [by]}),
            await map(
              `SELECT ${by === "country" ? "place" : by} AS k, sum(net)::DOUBLE AS v FROM joined GROUP BY 1`
            )
          ] as const
      )
    ))
  ] as const;
  db.close();
  return result;
}
