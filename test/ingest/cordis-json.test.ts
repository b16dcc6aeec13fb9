import {createReadStream, existsSync} from "node:fs";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Readable} from "node:stream";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {ApertureError} from "../../src/base/errors.ts";
import {readCordisJson} from "../../src/ingest/forms/cordis-json.ts";
import {JsonObjectSplitter} from "../../src/ingest/forms/json-objects.ts";
import {parseObject, plainDecimal, valueText} from "../../src/ingest/forms/json-values.ts";

const FIXTURES = new URL("../fixtures/cordis/json/", import.meta.url).pathname;
const SAMPLES = new URL("../../../shared/data/cordis/raw-samples/", import.meta.url).pathname;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aperture-json-"));
});
afterEach(() => rm(folder, {recursive: true}));

/** Small pieces, so that every boundary within a character, a string or a number is met. */
function piecesOf(text: string | Buffer, size = 5): Readable {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const pieces = Array.from({length: Math.ceil(bytes.length / size)}, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size)
  );
  return Readable.from(pieces, {objectMode: false});
}

function read(name: string, text: string | Buffer, columns?: readonly string[]) {
  return readCordisJson({name, stream: piecesOf(text)}, columns, folder, defaultEffects);
}

async function readFixture(name: string, columns?: readonly string[]) {
  return read(`json/${name}`, await readFile(FIXTURES + name), columns);
}

function written(name: string): Promise<string> {
  return readFile(join(folder, `${name}.csv`), "utf8");
}

async function errorOf(work: Promise<unknown>): Promise<ApertureError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  expect(error).toBeInstanceOf(ApertureError);
  return error as ApertureError;
}

describe("an official JSON table", () => {
  test("becomes CSV of the given columns, missing keys and nulls empty, numbers plain, lists joined", async () => {
    const columns = [
      "id",
      "acronym",
      "ecMaxContribution",
      "totalCost",
      "topics",
      "objective",
      "terminationDate"
    ];
    const reading = await readFixture("project.json", columns);
    expect(await written("project")).toBe(
      `${columns.map((column) => `"${column}"`).join(";")}\n` +
        '"990000001";"TIDEMARK";"1000000.5";"0";"HORIZON-CL5-2022-D3-01-01;HORIZON-CL5-2022-D3-01-02";' +
        '"Braces } ] and ""quotes"" \\ in a text: {""a"": [1]}, then\na new line; and a semicolon";""\n' +
        '"990000002";"NAMIBIA É";"10000000";"0.00000025";"";"";""\n'
    );
    expect(reading.table).toEqual({name: "project", path: join(folder, "project.csv"), columns, records: 2});
  });

  test("has keys that are no column counted and named", async () => {
    const {unknownKeys} = await readFixture("project.json");
    expect([...unknownKeys]).toEqual([["newKey", 1]]);
  });

  test("keeps the publisher's flags, true or empty", async () => {
    await readFixture("legalBasis.json", ["projectID", "legalBasis", "uniqueProgrammePart"]);
    expect((await written("legalBasis")).split("\n").slice(1, 3)).toEqual([
      '"990000001";"HORIZON.2.5";"true"',
      '"990000001";"HORIZON.2.5.3";""'
    ]);
  });

  test("of policy priorities becomes one row a project and priority", async () => {
    const {unknownKeys, table} = await readFixture("policyPriorities.json");
    expect(await written("policyPriorities")).toBe(
      '"projectID";"code";"title";"weight"\n' +
        '"990000001";"climate";"Climate action";"40"\n' +
        '"990000002";"ai";"Artificial intelligence";"100"\n' +
        '"990000002";"cleanAir";"Clean air";"0"\n' +
        '"990000002";"somethingNew";"";"40"\n'
    );
    expect(table.records).toBe(4);
    expect([...unknownKeys]).toEqual([["language", 1]]);
  });

  test("is known by a word of its file name", async () => {
    const {table} = await read("HE_topics_2025-09.json", '[{"projectID": 1, "topic": "T"}]');
    expect(table.name).toBe("topics");
  });

  test("may be one object a line, with a byte order mark", async () => {
    await read("topics.json", '\uFEFF{"projectID":1,"topic":"A"}\r\n{"projectID":2,"topic":"B"}\n');
    expect((await written("topics")).split("\n").slice(1, 3)).toEqual(['"1";"A";""', '"2";"B";""']);
  });

  test("may be empty", async () => {
    expect((await read("topics.json", " [ ] ")).table.records).toBe(0);
  });
});

describe("damaged JSON", () => {
  test.each([
    ["an array cut after an object", '[{"projectID": 1}'],
    ["an array cut after a comma", '[{"projectID": 1},'],
    ["an object cut within a text", '[{"projectID": 1, "topic": "}]'],
    ["a line cut short", '{"projectID": 1}\n{"projectID"'],
    ["an empty file", "  \n"],
    ["text after the array", '[{"projectID": 1}] and more'],
    ["a list of numbers", "[1, 2]"],
    ["an object that is none", '[{"projectID": }]'],
    ["missing commas", '[{"projectID": 1}{"projectID": 2}]'],
    ["a web page", "<!DOCTYPE html><title>Sorry</title>"],
    ["text that is not UTF-8", Buffer.from('[{"topic": "\xe9"}]', "latin1")]
  ])("%s is refused with the file's name and a hint", async (_, text) => {
    const error = await errorOf(read("topics.json", text));
    expect(error.code).toBe("source-damaged");
    expect(error.message).toContain("topics.json");
    expect(error.hint).toBeTruthy();
  });

  test("a table wrapped in an object, or another table, is refused as a changed form", async () => {
    const wrapped = await errorOf(read("topics.json", '{"topics": [{"projectID": 1}]}'));
    expect(wrapped).toMatchObject({
      code: "source-changed",
      message: "no known column in topics.json: topics"
    });
    const nested = await errorOf(read("topics.json", '[{"projectID": 1, "topic": {"code": "T"}}]'));
    expect(nested).toMatchObject({code: "source-changed", message: "an object within an object: topic"});
    expect((await errorOf(read("weather.json", "[]"))).message).toBe("unknown table: weather.json");
  });
});

describe("values", () => {
  test("numbers are written without an exponent and read back the same", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
      {seed: 20251206}
    );
  });

  test("a number of more digits than a double holds keeps them all, and texts keep theirs", () => {
    const object = parseObject(
      '{"vatNumber": 12345678901234567890, "title": "1: 12345678901234567890,"}',
      "a.json"
    );
    expect(object).toEqual({vatNumber: "12345678901234567890", title: "1: 12345678901234567890,"});
    expect(valueText([1, null, "a", true], "list")).toBe("1;;a;true");
  });
});

describe("JsonObjectSplitter", () => {
  test("gives back any objects, however they are cut into pieces", () => {
    const objects = fc.array(fc.dictionary(fc.string({unit: "grapheme"}), fc.jsonValue()), {maxLength: 6});
    fc.assert(
      fc.property(objects, fc.integer({min: 1, max: 9}), fc.boolean(), (values, size, isLines) => {
        const text =
          isLines && values.length ? values.map((v) => JSON.stringify(v)).join("\n") : JSON.stringify(values);
        const splitter = new JsonObjectSplitter("any.json");
        const found: unknown[] = [];
        for (let at = 0; at < text.length; at += size) {
          for (const object of splitter.push(text.slice(at, at + size))) found.push(JSON.parse(object));
        }
        splitter.end();
        expect(found).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      {seed: 20251206, numRuns: 300}
    );
  });
});

describe("the publisher's own files", () => {
  const hasSamples = existsSync(SAMPLES);
  const skipped = hasSamples ? "" : " (skipped: no shared data)";

  test.skipIf(!hasSamples)(`give their rows with no unknown key${skipped}`, async () => {
    const name = "H2020_project_2023_JSON_export_19rows.json";
    const stream = createReadStream(SAMPLES + name);
    const {table, unknownKeys} = await readCordisJson({name, stream}, undefined, folder, defaultEffects);
    expect(table).toMatchObject({name: "project", records: 19});
    expect([...unknownKeys]).toEqual([]);
  });

  test.skipIf(!hasSamples).each(["legalBasis", "policyPriorities", "topics"])(
    `that are only the start of a file are refused as cut short: %s${skipped}`,
    async (table) => {
      const name = `HE_${table}_2025-09_JSON_head.txt`;
      const stream = createReadStream(SAMPLES + name);
      const error = await errorOf(readCordisJson({name, stream}, undefined, folder, defaultEffects));
      expect(error).toMatchObject({
        code: "source-damaged",
        message: `cannot read JSON of ${name}: the file is cut short`
      });
    }
  );
});
