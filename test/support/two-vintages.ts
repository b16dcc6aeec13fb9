import {filesOf, fixtureTables, type SourceRow, type SourceTables} from "./cordis-csv.ts";
import {ingestFrom, writeArchive} from "./ingest-tables.ts";

/** Projects of the fixture and what becomes of them from the first vintage to the second. */
export const FATES = {
  added: "190000010",
  gone: "190000003",
  moreMoney: "190000008",
  otherPart: "190000004",
  otherRole: "190000005"
} as const;

const MORE = 2500;

function without(tables: SourceTables, project: string): SourceTables {
  const isOther = (row: SourceRow) => (row["projectID"] ?? row["id"]) !== project && row["id"] !== project;
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.filter(isOther)]));
}

function changing(tables: SourceTables, table: string, change: (row: SourceRow) => SourceRow): SourceTables {
  return {...tables, [table]: (tables[table] ?? []).map(change)};
}

/** The fixture without one of its projects: what the publisher had first. */
export function firstTables(): SourceTables {
  return without(fixtureTables(), FATES.added);
}

/** The fixture without another project, and with three of them changed: what the publisher has now. */
export function secondTables(): SourceTables {
  const inMoney = (row: SourceRow) => row["projectID"] === FATES.moreMoney && row["role"] === "coordinator";
  const more = (text = "0") => String(Number(text) + MORE);
  const steps: [string, (row: SourceRow) => SourceRow][] = [
    [
      "organization",
      (row) =>
        inMoney(row)
          ? {
              ...row,
              netEcContribution: more(row["netEcContribution"]),
              ecContribution: more(row["ecContribution"])
            }
          : row
    ],
    [
      "organization",
      (row) =>
        row["projectID"] === FATES.otherRole && row["role"] === "participant"
          ? {...row, role: "associatedPartner"}
          : row
    ],
    [
      "legalBasis",
      (row) => (row["projectID"] === FATES.otherPart ? {...row, legalBasis: "HORIZON.2.1"} : row)
    ],
    [
      "project",
      (row) =>
        row["id"] === FATES.otherPart
          ? {...row, legalBasis: "HORIZON.2.1"}
          : row["id"] === FATES.moreMoney
            ? {...row, ecMaxContribution: more(row["ecMaxContribution"])}
            : row
    ]
  ];
  const start = without(fixtureTables(), FATES.gone);
  return steps.reduce((tables, [table, change]) => changing(tables, table, change), start);
}

/** A data folder that keeps both vintages; the second is in use. */
export async function twoVintages(): Promise<string> {
  const first = await ingestFrom(await writeArchive(filesOf(firstTables()), "cordis-2025-06-05-csv.zip"));
  first.warehouse.db.close();
  const {dataDir} = first;
  const second = await ingestFrom(await writeArchive(filesOf(secondTables()), "cordis-2025-12-06-csv.zip"), {
    dataDir
  });
  second.warehouse.db.close();
  return dataDir;
}
