import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Database} from "../../src/warehouse/database.ts";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import type {SourceRow} from "../support/cordis-csv.ts";
import {MALFORMED_FORMS, malform} from "../support/malform.ts";
import {type Scanned, scan, scanAndRead, typedColumns} from "../support/scan-csv.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const SEED = 20251206;

let db: Database;
let folder: string;
beforeAll(async () => {
  folder = temporaryFolder();
  db = await openDuckDb(":memory:");
});
afterAll(() => db.close());

const FRAGMENTS = ["word ", "é", "😀", ",", "; ", " - ", "x", '"', '""', '"quoted" ', "\n", "\n\n", ";"];
/** What looks like the end of a field or of a record, and is neither. */
const HOSTILE = ['";"', '"\n"', "\n190000099;FAKE;SIGNED;", '"\n"190000099";"FA', '";\n"', '"', '"";"'];

function textOf(fragments: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...fragments), {maxLength: 7}).map((parts) => parts.join(""));
}

const money = fc.oneof(
  fc.constantFrom("", "0"),
  fc.integer({min: 0, max: 9e8}).map((cents) => String(cents / 100))
);
const day = fc.constantFrom("", "2022-05-12", "2023-11-30", "2025-02-01 10:11:12");
const code = fc.constantFrom("", "HORIZON.2.5", "HORIZON-RIA", "SIGNED", "ERC-2022-STG");

const PROJECT = [
  "id",
  "acronym",
  "status",
  "title",
  "startDate",
  "endDate",
  "totalCost",
  "ecMaxContribution",
  "legalBasis",
  "topics",
  "ecSignatureDate",
  "fundingScheme",
  "objective",
  "contentUpdateDate",
  "rcn",
  "grantDoi",
  "keywords"
];

/** Records of the project table, their ids unlike each other. */
function projectsWith(fragments: readonly string[]): fc.Arbitrary<SourceRow[]> {
  const record = fc.record({
    acronym: textOf(FRAGMENTS.slice(0, 8)),
    status: code,
    title: textOf(fragments),
    startDate: day,
    endDate: day,
    totalCost: money,
    ecMaxContribution: money,
    legalBasis: code,
    topics: code,
    ecSignatureDate: day,
    fundingScheme: code,
    objective: textOf(fragments),
    contentUpdateDate: day,
    rcn: fc.integer({min: 100_000, max: 999_999}).map(String),
    grantDoi: fc.constantFrom("", "10.3030/190000001"),
    keywords: textOf(fragments)
  });
  return fc
    .array(record, {minLength: 1, maxLength: 6})
    .map((records) => records.map((one, i) => ({id: String(190_000_001 + i), ...one})));
}

const TOPICS = ["projectID", "topic", "title"];

/** Without a quote at the end of a line: beside a title that nothing follows, it cannot be told from the title's own. */
function tame(text: string): string {
  return text.replace(/"\s*\n/g, "\n");
}

function topicsWith(fragments: readonly string[]): fc.Arbitrary<SourceRow[]> {
  return fc
    .array(fc.record({topic: code, title: textOf(fragments).map(tame)}), {minLength: 1, maxLength: 8})
    .map((records) => records.map((one, i) => ({projectID: String(190_000_001 + i), ...one})));
}

const cuts = fc.array(fc.nat({max: 1 << 20}), {maxLength: 12});

interface Table {
  readonly name: string;
  readonly key: string;
  readonly columns: readonly string[];
}
const TABLES: Readonly<Record<"project" | "topics", Table>> = {
  project: {name: "project", key: "id", columns: PROJECT},
  topics: {name: "topics", key: "projectID", columns: TOPICS}
};

/** Every record comes out with its typed values, or is put aside with its text: none lost, changed or made up. */
function expectHonest(rows: readonly SourceRow[], {rows: read, odd}: Scanned, table: Table): void {
  const typed = typedColumns(table.name, table.columns);
  const aside = odd.filter((record) => record.kind === "unreadable").map((record) => record.text);
  const keys = read.map((row) => row[table.key] ?? "");
  expect(new Set(keys).size).toBe(keys.length);
  for (const row of rows) {
    const key = row[table.key] ?? "";
    const found = read.find((one) => one[table.key] === key);
    if (found) {
      for (const name of typed) expect(`${name} ${found[name]}`).toBe(`${name} ${row[name]}`);
    } else
      expect(
        aside.some((text) => text.includes(key)),
        `${key} is lost`
      ).toBe(true);
  }
  for (const key of keys) expect(rows.map((row) => row[table.key])).toContain(key);
}

describe("records that keep the rules", () => {
  for (const table of ["project", "topics"] as const) {
    test(`of ${table} come out as they went in, whatever their text holds`, async () => {
      const arbitrary = table === "project" ? projectsWith(HOSTILE) : topicsWith(HOSTILE);
      await fc.assert(
        fc.asyncProperty(arbitrary, cuts, async (rows, at) => {
          const bytes = Buffer.from(malform(rows, TABLES[table].columns, {form: "bom-crlf"}));
          const scanned = await scanAndRead(db, folder, bytes, table, at);
          expect(scanned.odd).toEqual([]);
          expect(scanned.rows).toEqual(rows.map((row) => pick(row, TABLES[table].columns)));
        }),
        {seed: SEED, numRuns: 150}
      );
    });
  }
});

function pick(row: SourceRow, columns: readonly string[]): SourceRow {
  return Object.fromEntries(columns.map((name) => [name, row[name] ?? ""]));
}

describe("records whose inner quotes are not doubled", () => {
  test("of ordinary text with quotes come out as they were written", async () => {
    const ordinary = ['"quoted" ', '"', "word ", "a;b ", "\n", ", ", "é"];
    await fc.assert(
      fc.asyncProperty(projectsWith(ordinary), cuts, async (rows, at) => {
        const tame = rows.map((row) =>
          mapValues(row, (text) => text.replace(/""+/g, '"').replace(/"\s*\n/g, "\n"))
        );
        const bytes = Buffer.from(malform(tame, PROJECT, {form: "undoubled"}));
        const {rows: read} = await scanAndRead(db, folder, bytes, "project", at);
        expect(read).toEqual(tame.map((row) => pick(row, PROJECT)));
      }),
      {seed: SEED, numRuns: 200}
    );
  });

  const cases = [
    ["project", "undoubled", (text: string) => !text.includes("\n1")],
    ["project", "mixed", (text: string) => !text.includes("\n1")],
    ["project", "minimal", (text: string) => !/\n"?1/.test(text)],
    ["topics", "undoubled", (text: string) => !text.includes('"\n"')],
    ["topics", "mixed", (text: string) => !text.includes('"\n"')]
  ] as const;
  for (const [table, form, isDecidable] of cases) {
    test(`of ${table}, ${form}, keep their typed values or are put aside, whatever their text holds`, async () => {
      const hostile = [...FRAGMENTS, ...HOSTILE].filter(isDecidable);
      const arbitrary = table === "project" ? projectsWith(hostile) : topicsWith(hostile);
      await fc.assert(
        fc.asyncProperty(arbitrary, cuts, async (rows, at) => {
          const bytes = Buffer.from(malform(rows, TABLES[table].columns, {form}));
          expectHonest(rows, await scanAndRead(db, folder, bytes, table, at), TABLES[table]);
        }),
        {seed: SEED, numRuns: 200}
      );
    });
  }

  test("come out the same wherever the file is cut into pieces", () => {
    fc.assert(
      fc.property(
        projectsWith([...FRAGMENTS, ...HOSTILE]),
        fc.constantFrom(...MALFORMED_FORMS),
        cuts,
        (rows, form, at) => {
          const bytes = Buffer.from(malform(rows, PROJECT, {form}));
          const whole = scan(bytes, "project");
          const pieces = scan(bytes, "project", at);
          expect(pieces.clean.toString()).toBe(whole.clean.toString());
          expect(pieces.odd).toEqual(whole.odd);
        }
      ),
      {seed: SEED, numRuns: 400}
    );
  });
});

function mapValues(row: SourceRow, change: (text: string) => string): SourceRow {
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, change(text)]));
}
