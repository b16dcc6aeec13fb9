import {parse} from "csv-parse/sync";
import jsonld, {type JsonLdDocument} from "jsonld";
import {beforeAll, describe, expect, test} from "vitest";
import {exportCatalogue, statementRows} from "../../src/app/catalogue/export.ts";
import {allStatements} from "../../src/catalogue/catalogue.ts";
import {REGISTERS} from "../../src/catalogue/registers/index.ts";
import {initiatives} from "../../src/catalogue/registers/initiatives.ts";
import type {StatementRow} from "../../src/exports/statement-row.ts";
import {toStatementsCsv, toStatementsCsvw} from "../../src/exports/statements-csv.ts";
import {toStatementsJsonld} from "../../src/exports/statements-jsonld.ts";

const ROWS = statementRows();

const ROW: StatementRow = {
  statement: "bodies/forum/task/0123456789",
  register: "bodies",
  id: "forum",
  name: "A forum",
  property: "task",
  title: "Task",
  value: "To meet",
  words: "To meet",
  names: [],
  from: null,
  to: null,
  asOf: null,
  confidence: "seen",
  entered: "2026-11-22",
  review: "2027-11-22",
  note: null,
  sources: []
};

describe("rows", () => {
  test("there is one for each statement, each with a key of its own", () => {
    expect(ROWS).toHaveLength(allStatements().length);
    expect(new Set(ROWS.map(({statement}) => statement)).size).toBe(ROWS.length);
  });

  test("each has a source with a title, and a passage in words where an anchor is cited", () => {
    for (const {statement, sources} of ROWS) {
      expect(sources.length, statement).toBeGreaterThan(0);
      for (const {title, anchor, passage} of sources) {
        expect(title, statement).not.toBe("");
        if (anchor !== null) expect(passage, statement).not.toBeNull();
      }
    }
  });

  test("can be narrowed to a register, a confidence and a day", () => {
    const unsure = statementRows({register: initiatives, confidence: "unverified"});
    expect(unsure.length).toBeGreaterThan(0);
    expect(
      unsure.every(({register, confidence}) => `${register} ${confidence}` === "initiatives unverified")
    ).toBe(true);
    const held = statementRows({on: "2024-06-01"}).filter(
      ({register, id}) => `${register}/${id}` === "association/kr"
    );
    expect(held.map(({value}) => value)).toMatchObject([{status: "non-associated"}]);
  });

  test("as JSON they are what they are", () => {
    expect(JSON.parse(exportCatalogue("json", {}))).toEqual(JSON.parse(JSON.stringify(ROWS)));
  });
});

describe("CSV", () => {
  test("has a row for each statement and the columns its metadata names", () => {
    const [header, ...rows] = parse(exportCatalogue("csv", {})) as string[][];
    expect(rows).toHaveLength(ROWS.length);
    const described = toStatementsCsvw("Catalogue", "catalogue.csv") as {
      tableSchema: {columns: {name: string}[]};
    };
    expect(described.tableSchema.columns.map(({name}) => name)).toEqual(header);
  });

  test.each(["=1+1", "+49", "-2", "@SUM(A1)", " =1+1", "\tx", "\r=1"])(
    "%j is never run as a formula",
    (text) => {
      const csv = toStatementsCsv([{...ROW, value: text, words: text, name: text, note: text}]);
      const [, row = []] = parse(csv) as string[][];
      expect(row.filter((cell) => /^\s*[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(row.filter((cell) => cell === `'${text}`)).toHaveLength(4);
    }
  );

  test("no cell of the shipped catalogue would be run", () => {
    const cells = (parse(exportCatalogue("csv", {})) as string[][]).flat();
    expect(cells.filter((cell) => /^\s*[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

interface Quad {
  readonly subject: {readonly value: string};
  readonly predicate: {readonly value: string};
  readonly object: {readonly value: string; readonly datatype?: {readonly value: string}};
}

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const PROV = "http://www.w3.org/ns/prov#";
const DCAT = "http://www.w3.org/ns/dcat#";
const DCT = "http://purl.org/dc/terms/";

async function quadsOf(text: string): Promise<Quad[]> {
  const documentLoader = (url: string) => Promise.reject(new Error(`nothing may be fetched: ${url}`));
  return (await jsonld.toRDF(JSON.parse(text) as JsonLdDocument, {documentLoader})) as unknown as Quad[];
}

describe("JSON-LD", () => {
  let quads: readonly Quad[] = [];
  const objects = (subject: string, predicate: string) =>
    quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
      .map(({object}) => object);
  const withType = (type: string) =>
    quads.filter(({predicate, object}) => predicate.value === `${RDF}type` && object.value === type);

  beforeAll(async () => {
    quads = await quadsOf(exportCatalogue("jsonld", {}, "https://aperture.example"));
  });

  test("reads as RDF without fetching anything, and loses no statement", () => {
    expect(withType(`${RDF}Statement`)).toHaveLength(ROWS.length);
  });

  test("every statement has subject, predicate, object, a source, a day and a confidence", () => {
    const found = new Map<string, Set<string>>();
    for (const {subject, predicate} of quads) {
      const known = found.get(subject.value) ?? new Set();
      found.set(subject.value, known.add(predicate.value));
    }
    const needed = [
      ...["subject", "predicate", "object"].map((name) => `${RDF}${name}`),
      `${PROV}wasDerivedFrom`,
      `${PROV}generatedAtTime`,
      "urn:aperture:vocabulary/confidence"
    ];
    for (const {statement} of ROWS) {
      const known = found.get(`urn:aperture:statements/${statement}`);
      expect(
        needed.filter((name) => !known?.has(name)),
        statement
      ).toEqual([]);
    }
  });

  test("every source a statement was derived from is described", () => {
    const titled = new Set(
      quads.filter(({predicate}) => predicate.value === `${DCT}title`).map(({subject}) => subject.value)
    );
    const cited = quads.filter(({predicate}) => predicate.value === `${PROV}wasDerivedFrom`);
    expect(cited.filter(({object}) => !titled.has(object.value))).toEqual([]);
  });

  test("the catalogue has a dataset for each register, with what DCAT-AP calls for", () => {
    const datasets = objects("urn:aperture:catalogue", `${DCAT}dataset`).map(({value}) => value);
    expect(datasets).toEqual(REGISTERS.map(({id}) => `urn:aperture:${id}`));
    for (const dataset of datasets) {
      for (const predicate of [`${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCT}modified`])
        expect(objects(dataset, predicate), `${dataset} ${predicate}`).toHaveLength(1);
      const distributions = objects(dataset, `${DCAT}distribution`);
      expect(distributions).toHaveLength(3);
      for (const {value} of distributions) {
        expect(objects(value, `${DCAT}accessURL`)[0]?.value).toMatch(/^https:\/\/aperture\.example\/api\/v1/);
        expect(objects(value, `${DCT}license`)).toHaveLength(1);
      }
    }
  });

  test("a value that names an entry leads to it, and one of several fields stays whole", () => {
    const statement = ROWS.find(
      ({register, property}) => register === "commitments" && property === "passage"
    );
    const [passage] = objects(`urn:aperture:statements/${statement?.statement}`, `${RDF}object`);
    expect(passage?.value).toBe(`urn:aperture:documents/${String(statement?.value)}`);
    const interval = ROWS.find(({property}) => property === "association");
    const [value] = objects(`urn:aperture:statements/${interval?.statement}`, `${RDF}object`);
    expect(value?.datatype?.value).toBe(`${RDF}JSON`);
    expect(JSON.parse(value?.value ?? "")).toEqual(interval?.value);
  });

  test("partial dates keep their precision", async () => {
    const dated = await quadsOf(
      toStatementsJsonld([], [{...ROW, from: "2021", to: "2022-05"}], "https://a.example")
    );
    const types = (name: string) =>
      dated
        .filter(({predicate}) => predicate.value === `${DCAT}${name}`)
        .map(({object}) => object.datatype?.value);
    expect([types("startDate"), types("endDate")]).toEqual([
      ["http://www.w3.org/2001/XMLSchema#gYear"],
      ["http://www.w3.org/2001/XMLSchema#gYearMonth"]
    ]);
  });
});
