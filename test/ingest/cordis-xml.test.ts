import {createWriteStream, existsSync} from "node:fs";
import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {ApertureError} from "../../src/base/errors.ts";
import {readCordisXml, type XmlFile} from "../../src/ingest/forms/cordis-xml.ts";
import {openTable} from "../../src/ingest/forms/csv-writer.ts";
import {openZip} from "../../src/ingest/zip.ts";

const FIXTURES = new URL("../fixtures/cordis/xml/", import.meta.url).pathname;
const SHARED = new URL("../../../shared/data/cordis/", import.meta.url).pathname;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aperture-xml-"));
});
afterEach(() => rm(folder, {recursive: true}));

type Row = Record<string, string>;

/** Small pieces, so that every boundary within an element is met. */
function piecesOf(text: string | Buffer, size = 7): Readable {
  const bytes = Buffer.from(text as string);
  const pieces = Array.from({length: Math.ceil(bytes.length / size)}, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size)
  );
  return Readable.from(pieces, {objectMode: false});
}

async function* texts(files: Readonly<Record<string, string | Buffer>>): AsyncGenerator<XmlFile> {
  for (const [name, text] of Object.entries(files)) yield {name, stream: piecesOf(text)};
}

async function* fixtures(...names: readonly string[]): AsyncGenerator<XmlFile> {
  for (const name of names) yield {name, stream: piecesOf(await readFile(FIXTURES + name))};
}

async function* filesIn(path: string): AsyncGenerator<XmlFile> {
  for (const name of (await readdir(path)).sort()) {
    yield {name, stream: Readable.from([await readFile(join(path, name))], {objectMode: false})};
  }
}

async function rowsOf(path: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    "SELECT * FROM read_csv($path, delim = ';', header = true, all_varchar = true, quote = '\"', escape = '\"', " +
      "nullstr = '\\N', max_line_size = 10000000)",
    {path}
  );
  connection.closeSync();
  instance.closeSync();
  return reader
    .getRowObjects()
    .map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? "")])));
}

function read(files: AsyncIterable<XmlFile>) {
  return readCordisXml(files, folder, defaultEffects);
}

async function staged(name: string): Promise<Row[]> {
  return rowsOf(join(folder, `${name}.csv`));
}

async function errorOf(work: Promise<unknown>): Promise<ApertureError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  expect(error).toBeInstanceOf(ApertureError);
  return error as ApertureError;
}

describe("a project of the current form", () => {
  test("gives one project row with its calls, part, topic and type of action", async () => {
    const reading = await read(fixtures("project-2025.xml"));
    expect(reading).toMatchObject({projects: 1, participations: 4, skipped: [], withoutOrganisationId: 0});
    expect(await staged("project")).toEqual([
      {
        id: "990000001",
        acronym: "TIDEMARK",
        status: "TERMINATED",
        title: 'Tides & marks: a "quoted" title; with a semicolon',
        startDate: "2023-01-01",
        endDate: "2025-12-31",
        totalCost: "1250000.5",
        ecMaxContribution: "1000000",
        legalBasis: "HORIZON.2.5",
        topics: "HORIZON-CL5-2022-D3-01-01",
        ecSignatureDate: "2022-11-30",
        frameworkProgramme: "HORIZON",
        masterCall: "HORIZON-CL5-2022-D3-01",
        subCall: "HORIZON-CL5-2022-D3-01-sub",
        fundingScheme: "HORIZON-IA",
        objective: "First line.\nSecond line.",
        contentUpdateDate: "2025-02-03 04:05:06",
        rcn: "900001",
        grantDoi: "10.3030/990000001",
        keywords: "tides, marks",
        duration: "36",
        terminationDate: "2025-01-31"
      }
    ]);
  });

  test("gives every participation with its role, amounts and country, without what nested elements say", async () => {
    await read(fixtures("project-2025.xml"));
    const rows = await staged("organization");
    expect(rows.map((row) => [row["organisationID"], row["role"], row["country"], row["nutsCode"]])).toEqual([
      ["990000011", "coordinator", "EL", "EL303"],
      ["990000012", "participant", "UK", "UKI31"],
      ["990000013", "thirdParty", "NA", "NA"],
      ["990000014", "associatedPartner", "CH", "CH011"]
    ]);
    expect(rows.map((row) => [row["ecContribution"], row["netEcContribution"], row["totalCost"]])).toEqual([
      ["700000", "600000.25", "800000.5"],
      ["300000", "300000", "350000"],
      ["0", "99999.75", "0"],
      ["", "0", "100000"]
    ]);
    expect(rows[0]).toMatchObject({
      projectID: "990000001",
      projectAcronym: "TIDEMARK",
      name: "PANEPISTIMIO THALASSIS",
      activityType: "HES",
      SME: "false",
      order: "1",
      endOfParticipation: "false",
      city: "ATHINA",
      organizationURL: "http://example.org/?a=1&b=2"
    });
    expect(rows[1]?.["endOfParticipation"]).toBe("true");
  });

  test("marks the part the publisher marks and keeps the others unmarked", async () => {
    const reading = await read(fixtures("project-2025.xml"));
    const rows = await staged("legalBasis");
    expect(rows.map((row) => [row["legalBasis"], row["uniqueProgrammePart"]])).toEqual([
      ["HORIZON.2.5.3", ""],
      ["HORIZON.2.5", "true"]
    ]);
    expect(reading).toMatchObject({inferredParts: [], unknownParts: []});
  });

  test("keeps fields of science of the project, not of its articles", async () => {
    await read(fixtures("project-2025.xml"));
    expect(await staged("euroSciVoc")).toEqual([
      {
        projectID: "990000001",
        euroSciVocCode: "/23/49/317",
        euroSciVocPath: "/natural sciences/physical sciences/optics",
        euroSciVocTitle: "optics"
      }
    ]);
    expect(await staged("topics")).toEqual([
      {projectID: "990000001", topic: "HORIZON-CL5-2022-D3-01-01", title: "Tidal energy"}
    ]);
  });

  test("leaves no person and no contact detail in any table", async () => {
    await read(fixtures("project-2025.xml"));
    for (const name of await readdir(folder)) {
      expect(await readFile(join(folder, name), "utf8")).not.toMatch(/Mustermann|example@|\+30/);
    }
  });
});

describe("a project of the form of 2018", () => {
  test("takes the id from reference, the duration from the contract and the call from relatedCall", async () => {
    const reading = await read(fixtures("project-2018.xml"));
    expect(await staged("project")).toMatchObject([
      {
        id: "990002",
        duration: "24",
        subCall: "H2020-TEST-2014",
        masterCall: "",
        frameworkProgramme: "H2020",
        topics: "TEST-01-2014",
        fundingScheme: "RIA",
        ecSignatureDate: ""
      }
    ]);
    expect(reading.withoutOrganisationId).toBe(2);
  });

  test("takes the widest of nested parts as the primary one, never the treaty above them, and says so", async () => {
    const reading = await read(fixtures("project-2018.xml"));
    const rows = await staged("legalBasis");
    expect(rows.map((row) => [row["legalBasis"], row["uniqueProgrammePart"]])).toEqual([
      ["H2020-EC", ""],
      ["H2020-EU.2.1.5.1.", ""],
      ["H2020-EU.2.1.5.", "true"]
    ]);
    expect(reading.inferredParts).toEqual(["990002"]);
  });

  test("leaves the primary part open where unmarked parts lie side by side", async () => {
    const text = await readFile(`${FIXTURES}project-2018.xml`, "utf8");
    const beside = text.replaceAll("H2020-EU.2.1.5.1.", "H2020-EU.3.3.");
    const apart = beside.replace(
      "<rcn>5</rcn><code>H2020-EU.2.1.5.</code>",
      "<rcn>5</rcn><code>H2020-EU.3.</code>"
    );
    const reading = await read(texts({"a.xml": apart}));
    expect(reading.unknownParts).toEqual(["990002"]);
    expect((await staged("project"))[0]?.["legalBasis"]).toBe("");
  });

  test("takes a country that only the region names, in the EU's own code", async () => {
    await read(fixtures("project-2018.xml"));
    expect((await staged("organization")).map((row) => row["country"])).toEqual(["UK", "EL"]);
  });
});

describe("files that are no project", () => {
  test("are named with the reason, and the others are read", async () => {
    const reading = await read(
      texts({
        "article.xml": '<article xmlns="http://cordis.europa.eu"><id>1</id></article>',
        "nameless.xml": "<project><title>No id</title></project>",
        "project.xml": "<project><id>7</id></project>",
        "project_de.xml": "<project><language>de</language><id>7</id></project>"
      })
    );
    expect(reading.projects).toBe(1);
    expect(reading.skipped).toEqual([
      {name: "article.xml", reason: "not a project: article"},
      {name: "nameless.xml", reason: "project without an id"},
      {name: "project_de.xml", reason: "project 7 was already read from project.xml"}
    ]);
  });
});

describe("damaged files", () => {
  test.each([
    ["cut short", "<project><id>1</id><title>Half"],
    ["empty", ""],
    ["not well-formed", "<project><id>1</project>"],
    ["of an unknown entity", "<project><title>&bomb;</title></project>"],
    [
      "not in their encoding",
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><project>\xe9\xe8</project>', "latin1")
    ],
    ["of an unknown encoding", '<?xml version="1.0" encoding="none-such"?><project/>'],
    ["web pages", "<!DOCTYPE html><html><body>Not found</body></html>"]
  ])("that are %s are refused with their name and a hint", async (_, text) => {
    const error = await errorOf(read(texts({"1.xml": text})));
    expect(error.code).toBe("source-damaged");
    expect(error.message).toContain("1.xml");
    expect(error.hint).toBeTruthy();
  });

  test("a document that defines entities is refused before any is expanded", async () => {
    const bomb =
      '<!DOCTYPE project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><project><title>&b;</title></project>';
    const error = await errorOf(read(texts({"bomb.xml": bomb})));
    expect(error).toMatchObject({
      code: "source-damaged",
      message: "XML that defines its own entities: bomb.xml"
    });
  });

  test("a declared encoding other than UTF-8 is followed", async () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><project><id>1</id><title>Caf\xe9</title></project>';
    await read(texts({"1.xml": Buffer.from(text, "latin1")}));
    expect((await staged("project"))[0]?.["title"]).toBe("Café");
  });
});

describe("openTable", () => {
  test("writes what any reader of CSV gets back, in order, however much it is", async () => {
    const table = openTable(folder, "wide", ["a", "b"]);
    for (let i = 0; i < 40_000; i++)
      await table.write({a: `${i}`, b: `"x";\n${"é".repeat(i % 50)}`, c: "no column"});
    await table.write({b: "only b"});
    await table.close();
    const rows = await staged("wide");
    expect(table.records).toBe(40_001);
    expect(rows).toHaveLength(40_001);
    expect(rows[39_999]).toEqual({a: "39999", b: `"x";\n${"é".repeat(39_999 % 50)}`});
    expect(rows[40_000]).toEqual({a: "", b: "only b"});
  });

  test("reports a folder that cannot be written", async () => {
    const table = openTable(join(folder, "none"), "a", ["a"]);
    await table.write({a: "1"});
    await expect(table.close()).rejects.toThrow("ENOENT");
  });
});

describe("the publisher's own files", () => {
  const hasShared = existsSync(SHARED);

  test.skipIf(!hasShared)(
    `of Horizon Europe give the rows of the CSV${hasShared ? "" : " (skipped: no shared data)"}`,
    async () => {
      const reading = await read(filesIn(join(SHARED, "raw-samples/xml_HE_2025-12")));
      expect(reading).toMatchObject({
        projects: 176,
        participations: 1634,
        skipped: [],
        unknownParts: [],
        inferredParts: []
      });
      const published = await unpack("project", "organization", "legalBasis", "euroSciVoc", "topics");
      const ids = new Set((await staged("project")).map((row) => row["id"] ?? ""));
      for (const {name, columns} of reading.tables) {
        const ours = (await staged(name)).map((row) => key(row, columns)).sort();
        const rows = (await rowsOf(published[name] ?? "")).filter((row) =>
          ids.has(row["projectID"] ?? row["id"] ?? "")
        );
        expect(ours, name).toEqual(rows.map((row) => key(row, columns)).sort());
      }
    },
    120_000
  );

  test.skipIf(!hasShared)(
    `of 2018 and 2026 are read or named as skipped${hasShared ? "" : " (skipped: no shared data)"}`,
    async () => {
      const old = await read(filesIn(join(SHARED, "raw-samples/xml_H2020_2018")));
      expect(old).toMatchObject({projects: 54, participations: 492, skipped: [], unknownParts: []});
      expect(old.inferredParts).toHaveLength(1);
      const api = await read(filesIn(join(SHARED, "raw-samples/xml_HE_2026_api")));
      expect(api).toMatchObject({projects: 1, participations: 7});
      expect(api.skipped.map(({reason}) => reason).sort()).toEqual([
        "not a project: article",
        "not a project: programme",
        "not a project: result"
      ]);
      expect((await staged("project"))[0]).toMatchObject({
        fundingScheme: "HORIZON-JU-RIA",
        legalBasis: "HORIZON.2.1"
      });
    }
  );

  async function unpack(...names: readonly string[]): Promise<Record<string, string>> {
    const archive = await openZip(join(SHARED, "cordis-HORIZONprojects-2025-12-06-csv.zip"));
    const paths: Record<string, string> = {};
    for (const name of names) {
      const entry = archive.entries.find((one) => one.name === `${name}.csv`);
      paths[name] = join(folder, `${name}.published.csv`);
      if (entry) await pipeline(await entry.open(), createWriteStream(paths[name] ?? ""));
    }
    archive.close();
    return paths;
  }
});

/** A row as one text. Case of flags and blanks around values are the publisher's whim, not content. */
function key(row: Row, columns: readonly string[]): string {
  return columns.map((column) => (row[column] ?? "").trim().replace(/^True$/, "true")).join("|");
}
