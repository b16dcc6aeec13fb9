import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, describe, expect, test} from "vitest";
import {
  checkMappingFile,
  importMappingFile,
  readCooperationMap,
  readReturnHistory
} from "../../src/app/national-mapping.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {templateCsv, templateXlsx} from "../../src/pool/mapping/template.ts";
import {csvReturn, type ReturnRow, row, textFile, xlsxReturn} from "../support/mapping-return.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const effects = {...defaultEffects, now: () => new Date("2026-11-22T10:00:00Z")};
let folder: string;
let data: string;

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder, "data");
});

const check = (path: string) => checkMappingFile(path, data, effects);
const keep = (path: string) => importMappingFile(path, data, effects);
const keepRows = (...rows: readonly ReturnRow[]) => keep(csvReturn(folder, rows));

async function problemsOf(path: string): Promise<string[]> {
  const checked = await check(path);
  if (!("problems" in checked)) throw new Error("no problem was found");
  return checked.problems.map(({row: at, column, message}) => `${at} ${column}: ${message}`);
}

const problemsOfRows = (...rows: readonly ReturnRow[]) => problemsOf(csvReturn(folder, rows));

describe("a sound return", () => {
  test("reads the same from CSV, from CSV with semicolons and a BOM, and from a workbook", async () => {
    const rows = [row(), row({id: "2", title: "Joint call", kind: "joint-call", budget_eur_per_year: ""})];
    const fromCsv = await check(csvReturn(folder, rows));
    const text = readFileSync(join(folder, "return.csv"), "utf8").replaceAll("; ", "|").replaceAll(",", ";");
    const semicolons = textFile(
      folder,
      `\uFEFF${text.replaceAll("|", " ; ").replaceAll(/Farland ; XZ|oceans ; digital/g, '"$&"')}`,
      "b.csv"
    );
    expect(fromCsv).toMatchObject({
      mappingReturn: {
        country: "XX",
        asOf: "2026-10-01",
        cooperations: [
          {partners: ["XY", "XZ"], themes: ["oceans", "digital"], from: "2021", budget: 250000},
          {id: "2"}
        ]
      }
    });
    expect(await check(semicolons)).toEqual(fromCsv);
    expect(await check(await xlsxReturn(folder, rows))).toEqual(fromCsv);
  });

  test("may say that there is nothing to report", async () => {
    const checked = await check(
      csvReturn(folder, [{id: "1", country: "XX", as_of: "2026-10-01", kind: "none"}])
    );
    expect(checked).toMatchObject({mappingReturn: {cooperations: []}});
  });

  test("is what the template holds, in both forms", async () => {
    expect(await check(textFile(folder, templateCsv()))).toHaveProperty("mappingReturn");
    expect(await check(textFile(folder, await templateXlsx(), "t.xlsx"))).toHaveProperty("mappingReturn");
  });
});

describe("a problem is named by row and column", () => {
  const cases: [string, ReturnRow, string][] = [
    ["an unknown country", {partners: "Atlantis"}, "2 G (partners): unknown country Atlantis"],
    ["a Member State as partner", {partners: "France"}, "2 G (partners): France is a Member State"],
    [
      "the reporting country as partner",
      {partners: "XX"},
      "2 G (partners): Examplia is the reporting country itself"
    ],
    ["a country that does not report", {country: "Brazil"}, "2 B (country): Brazil is neither"],
    [
      "dates reversed",
      {valid_from: "2027-07", valid_to: "2027-06"},
      "2 L (valid_to): 2027-06 is before 2027-07"
    ],
    ["an impossible date", {valid_from: "2021-02-30"}, "2 K (valid_from): 2021-02-30 is no date"],
    ["a date in the future", {as_of: "2027-01-01"}, "2 C (as_of): 2027-01-01 lies in the future"],
    ["a wrong code", {kind: "agrement"}, "2 D (kind): unknown value agrement; did you mean agreement?"],
    ["a wrong theme", {themes: "ocean"}, "2 I (themes): unknown theme ocean; did you mean oceans?"],
    ["a cell spreadsheets would run", {note: "=HYPERLINK(1)"}, "2 Q (note): starts with ="],
    ["a cell spreadsheets would run, of another kind", {title: "@SUM(1)"}, "2 F (title): starts with @"],
    ["a formula in full-width characters", {title: "＝1+1"}, "2 F (title): starts with ＝"],
    ["an amount below zero", {budget_eur_per_year: "-5"}, "2 N (budget_eur_per_year): -5 is no amount"],
    ["an amount with a comma", {budget_eur_per_year: "1,5"}, "2 N (budget_eur_per_year): 1,5 is no amount"],
    [
      "an address without its beginning",
      {address: "www.example.org"},
      "2 P (address): www.example.org is no address"
    ],
    ["a missing title", {title: ""}, "2 F (title): is missing"]
  ];
  test.each(cases)("%s", async (_, changes, expected) => {
    const found = await problemsOfRows(row(changes));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test("two rows with one id", async () => {
    expect(await problemsOfRows(row(), row({title: "Other"}))).toEqual([
      "3 A (id): 1 is already the id of row 2"
    ]);
  });

  test("intervals of the same agreement that overlap", async () => {
    const found = await problemsOfRows(row(), row({id: "2", valid_from: "2027", valid_to: "2028"}));
    expect(found).toEqual([
      expect.stringMatching(/^3 K \(valid_from\): the same title and partner .* in row 2/)
    ]);
    expect(
      await check(csvReturn(folder, [row(), row({id: "2", valid_from: "2028", valid_to: ""})]))
    ).toHaveProperty("mappingReturn");
  });

  test("two countries or two days in one return", async () => {
    const found = await problemsOfRows(
      row(),
      row({id: "2", title: "B", country: "XY", partners: "XZ", as_of: "2026-09-01"})
    );
    expect(found).toEqual([
      expect.stringContaining("3 B (country): XY reports here, but XX in row 2"),
      expect.stringContaining("3 C (as_of): 2026-09-01 here")
    ]);
  });

  test("a column missing, misnamed or doubled", async () => {
    const text = readFileSync(csvReturn(folder, [row()]), "utf8");
    expect(await problemsOf(textFile(folder, text.replace("partners", "partner")))).toEqual([
      "1 G: unknown column partner; did you mean partners?",
      "1 : missing column partners"
    ]);
  });

  test("a quotation mark that is not doubled", async () => {
    const text = readFileSync(csvReturn(folder, [row({title: '"A" b'})]), "utf8");
    expect(await problemsOf(textFile(folder, text.replace('"""A"" b"', '"A" b')))).toEqual([
      expect.stringContaining('2 : a quotation mark stands inside a text; write it twice ("")')
    ]);
  });

  test("a workbook is known by its bytes, whatever its name", async () => {
    const path = await xlsxReturn(folder, [row()], "return.csv");
    expect(await check(path)).toHaveProperty("mappingReturn");
  });

  test("a workbook with a formula", async () => {
    const path = await xlsxReturn(folder, [row(), row({id: "2", title: '=CONCATENATE("a","b")'})]);
    expect(await problemsOf(path)).toEqual([
      "3 F (title): the cell holds a formula; copy it and paste the value only"
    ]);
  });

  test("no rows", async () => {
    expect(await problemsOfRows()).toEqual([expect.stringContaining("2 : no rows")]);
  });
});

describe("a file that is not a return", () => {
  const refused = (path: string) => expect(check(path)).rejects;
  test("is refused with what to do", async () => {
    await refused(textFile(folder, "<!DOCTYPE html><p>404")).toThrow("a web page, not a table");
    await refused(textFile(folder, Buffer.from([0x69, 0x64, 0xe9, 0x0a]))).toThrow("not UTF-8");
    await refused(textFile(folder, "")).toThrow("empty file");
    await refused(textFile(folder, "id\0,country")).toThrow("holds bytes that are no text");
    await refused(textFile(folder, Buffer.from("d0cf11e0a1b11ae1", "hex"), "a.xls")).toThrow(
      "of the old form"
    );
    await refused(textFile(folder, "no zip", "a.xlsx")).toThrow("it is not an XLSX file");
    await refused(join(folder, "none.csv")).toThrow("no such file");
  });

  test("is refused by its size before it is read", async () => {
    await refused(textFile(folder, Buffer.alloc(50 * 1024 * 1024, 0x61))).toThrow("too large: ");
  });
});

describe("keeping returns", () => {
  test("makes a version only where something changed, and shows what", async () => {
    expect(await keepRows(row(), row({id: "2", title: "B"}))).toMatchObject({kept: {version: 1}});
    expect(await keepRows(row(), row({id: "2", title: "B"}))).not.toHaveProperty("kept");
    await keepRows(row({state: "suspended"}), row({id: "3", title: "C"}));
    const [latest, first] = await readReturnHistory(data, "XX");
    expect(first?.kept).toMatchObject({version: 1, file: "return.csv", imported: "2026-11-22T10:00:00.000Z"});
    expect(latest?.changes).toMatchObject({
      added: [{id: "3"}],
      removed: [{id: "2"}],
      changed: [{cooperation: {id: "1"}, fields: [{field: "state", before: "in-force", after: "suspended"}]}],
      unchanged: 0
    });
  });

  test("a return with a problem changes nothing, nor does an older one", async () => {
    await keepRows(row());
    const before = readdirSync(join(data, "national-mapping", "XX"));
    await keepRows(row({kind: "nonsense"}));
    await expect(keepRows(row({as_of: "2025-10-01"}))).rejects.toThrow("older than the return in use");
    expect(readdirSync(join(data, "national-mapping", "XX"))).toEqual(before);
  });
});

describe("the map", () => {
  test("leaves exercises out unless asked, and says who has not answered", async () => {
    await keepRows(row());
    const real = await readCooperationMap(data, "2026-11-22");
    expect(real).toMatchObject({cells: [], answered: []});
    expect(real.missing).toHaveLength(27);
    const exercise = await readCooperationMap(data, "2026-11-22", {exercise: true});
    expect(exercise.cells.map(({country, partner}) => `${country}-${partner}`)).toEqual(["XX-XY", "XX-XZ"]);
  });

  test("counts what holds on the day, by theme, and names what has lapsed", async () => {
    await keepRows(row(), row({id: "2", title: "B", themes: "health", partners: "XY"}));
    const cells = async (on: string, theme?: string) =>
      (await readCooperationMap(data, on, {exercise: true, theme})).cells.map(
        ({cooperations}) => cooperations.length
      );
    expect(await cells("2026-11-22")).toEqual([2, 1]);
    expect(await cells("2026-11-22", "health")).toEqual([1]);
    expect(await cells("2027-07-01")).toEqual([]);
    expect((await readCooperationMap(data, "2027-07-01", {exercise: true})).lapsed).toHaveLength(2);
  });
});
