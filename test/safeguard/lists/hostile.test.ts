import {readFileSync, truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {updateList} from "../../../src/app/lists/update-list.ts";
import type {ApertureError} from "../../../src/base/errors.ts";
import {readList} from "../../../src/safeguard/lists/read-list.ts";
import {listById} from "../../../src/sources/lists/index.ts";
import type {ListForm} from "../../../src/sources/lists/list.ts";
import {LIST_FIXTURES, readFiles, smallList} from "../../support/lists.ts";
import {recordingEffects} from "../../support/recording-effects.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";
import {zipOf} from "../../support/zip-of.ts";

const fixture = (name: string) => readFileSync(LIST_FIXTURES + name, "utf8");
const file = (name: string, text: string) => ({name, bytes: Buffer.from(text)});

/** Reads text as one form of a list, whatever it begins with, and answers with the error. */
function refusal(id: string, form: string, text: string): ApertureError {
  const list = smallList(id);
  const chosen = list.forms.find((one) => one.id === form) as ListForm;
  try {
    readList(list, {form: chosen, parts: {list: [file(`${id}.file`, text)]}});
  } catch (error) {
    return error as ApertureError;
  }
  throw new Error("not refused");
}

describe("a file that is not what it claims to be", () => {
  test("a web page saved as data is refused in every form", () => {
    for (const [id, form] of [
      ["eu-fsf", "eu-fsf-csv"],
      ["eu-fsf", "eu-fsf-xml"],
      ["us-csl", "csl-json"],
      ["uk", "uk-sanctions-list"],
      ["own", "own-csv"]
    ] as const) {
      const error = refusal(id, form, fixture("page.csv"));
      expect(error.code).toBe("source-damaged");
      expect(error.message).toContain("a web page");
      expect(error.hint).toContain("--from");
    }
  });

  test("a document that declares its type is refused before an entity in it can grow", () => {
    const bomb = `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">${"<!ENTITY b '&a;&a;&a;&a;'>".repeat(3)}]>`;
    const text = fixture("un.xml").replace("<CONSOLIDATED_LIST", `${bomb}<CONSOLIDATED_LIST`);
    expect(refusal("un-sc", "un-xml", text).message).toContain("declares its own document type");
  });

  test("elements nested without end are refused", () => {
    const nested = "<INDIVIDUAL>".repeat(100_000);
    const text = `<CONSOLIDATED_LIST><INDIVIDUALS>${nested}`;
    expect(refusal("un-sc", "un-xml", text).message).toContain("nested deeper");
  });

  test("another document is refused by its root", () => {
    expect(refusal("un-sc", "un-xml", "<export/>").message).toContain("starts with <export>");
  });

  test("a list without entries is refused", () => {
    expect(refusal("un-sc", "un-xml", "<CONSOLIDATED_LIST/>").message).toContain("too few entries");
  });

  test("a column that is gone is refused by its name", () => {
    const text = fixture("eu-fsf.csv").replace("NameAlias_WholeName", "Name");
    expect(refusal("eu-fsf", "eu-fsf-csv", text)).toMatchObject({code: "source-changed"});
  });

  test("bytes that are no UTF-8 are refused", () => {
    const list = smallList("own");
    const bytes = Buffer.concat([Buffer.from("name,kind\n"), Buffer.from([0xff, 0xfe, 0x0a])]);
    expect(() => readFiles(list, [{name: "own.csv", bytes}])).toThrow(/not UTF-8/);
  });
});

describe("a file cut short", () => {
  test("XML, JSON and CSV cut anywhere in the middle are refused", () => {
    for (const [id, form, name] of [
      ["un-sc", "un-xml", "un.xml"],
      ["eu-fsf", "eu-fsf-xml", "eu-fsf.xml"],
      ["us-csl", "csl-json", "csl.json"],
      ["us-csl", "csl-csv", "csl.csv"],
      ["us-bis-entity-list", "register-json", "register.json"]
    ] as const) {
      const text = fixture(name);
      const cut = text.slice(0, Math.floor(text.length * 0.95));
      expect(refusal(id, form, cut).code, name).toBe("source-damaged");
    }
  });

  test("a register that says more entries than it has is refused", () => {
    const text = fixture("register.json").replace('"count": 2', '"count": 3');
    expect(refusal("us-bis-entity-list", "register-json", text).message).toContain(
      "says 3 entries and has 2"
    );
  });

  test("the Treasury's entries cut at the end of a row are told by their aliases", () => {
    const names = ["sdn.csv", "add.csv", "alt.csv"];
    const files = names.map((name) => ({name, bytes: readFileSync(`${LIST_FIXTURES}ofac/${name}`)}));
    const [sdn, ...others] = files;
    const rows = String(sdn?.bytes).split("\r\n");
    const cut = {name: "sdn.csv", bytes: Buffer.from(`${rows[2]}\r\n`)};
    expect(() => readFiles(smallList("us-ofac-sdn"), [cut, ...others])).toThrow(/entries they belong to/);
  });

  test("fewer entries than the list can have is refused, with what to do", () => {
    const list = listById("un-sc");
    expect(() => readFiles(list, [file("un.xml", fixture("un.xml"))])).toThrow(
      /too few entries in un-sc: 2 < 700/
    );
  });
});

describe("an archive", () => {
  test("that would unpack to an absurd size is refused before it is read", async () => {
    const path = join(temporaryFolder(), "own.zip");
    writeFileSync(path, await zipOf({"own.csv": Buffer.alloc(80e6, "a")}));
    const request = {dataDir: temporaryFolder(), from: path};
    await expect(updateList(smallList("own"), request, recordingEffects().effects)).rejects.toThrow(
      /absurd size/
    );
  });

  test("a file larger than any list is refused by its size", async () => {
    const path = join(temporaryFolder(), "own.csv");
    writeFileSync(path, "name,kind\n");
    truncateSync(path, 301e6);
    const request = {dataDir: temporaryFolder(), from: path};
    await expect(updateList(smallList("own"), request, recordingEffects().effects)).rejects.toThrow(
      /larger than any list/
    );
  });
});

describe("values that hide or swell", () => {
  const listOf = (name: string) => `name,kind\n"${name}",organisation\n`;

  test("marks that turn text around and controls are taken out of names", () => {
    const {entities} = readFiles(smallList("own"), [
      file("own.csv", listOf("Olmin \u202eskroW\u202c\u0007 Ltd"))
    ]);
    expect(entities[0]?.names[0]?.text).toBe("Olmin skroW Ltd");
  });

  test("a name of a megabyte is left out and counted, and does not stop the list", () => {
    const text = `${listOf("Olmin")}"${"x".repeat(900_000)}",organisation\n`;
    const {entities, issues} = readFiles(smallList("own"), [file("own.csv", text)]);
    expect(entities).toHaveLength(1);
    expect(issues.map(({field}) => field).sort()).toEqual(["name", "name"]);
    for (const {value} of issues) expect(value.length).toBeLessThan(200);
  });

  test("a name without a letter or digit never becomes an entry", () => {
    const text = `${listOf("Olmin")}"...",organisation\n`;
    const {entities, issues} = readFiles(smallList("own"), [file("own.csv", text)]);
    expect(entities).toHaveLength(1);
    expect(issues.length).toBeGreaterThan(0);
  });
});

describe("an institution's own list", () => {
  const read = (text: string) => readFiles(smallList("own"), [file("own.csv", text)]);

  test("every problem is named by row and column, at once", () => {
    const text = "name,kind,listed_on\nOlmin,factory,2025\n,person,yesterday\n";
    expect(() => read(text)).toThrow(
      "3 problems in own.csv: row 2, column kind: not one of person, organisation, vessel, aircraft, unknown: factory; row 3, column name: missing; row 3, column listed_on: not a date such as 1971-03-14"
    );
  });

  test("a formula is refused, and text that only looks like one can be written behind an apostrophe", () => {
    expect(() => read("name,kind\n=HYPERLINK(1),person\n")).toThrow(
      /row 2, column name: starts like a formula/
    );
    expect(read("name,kind\n'=Olmin,person\n").entities[0]?.names[0]?.text).toBe("=Olmin");
  });

  test("an unknown column and a row with a cell too many are refused", () => {
    expect(() => read("name,kind,nationality\nOlmin,person,X\n")).toThrow(/column nationality: not a column/);
    expect(() => read("name,kind\nOlmin,person,X\n")).toThrow(/3 of 2 cells/);
  });

  test("semicolons and tabs part cells too", () => {
    expect(read("name;kind\nOlmin;person\n").entities).toEqual(read("name\tkind\nOlmin\tperson\n").entities);
  });
});
