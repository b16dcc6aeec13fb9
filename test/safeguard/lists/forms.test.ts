import {describe, expect, test} from "vitest";
import {LISTS} from "../../../src/sources/lists/index.ts";
import {namesOf, readFixture} from "../../support/lists.ts";

/** Every form of every list with the fixture that is in it. */
const FIXTURES: readonly (readonly [list: string, form: string, path: string, entries: number])[] = [
  ["un-sc", "un-xml", "un.xml", 2],
  ["un-sc", "opensanctions-simple", "targets-simple.csv", 1],
  ["eu-fsf", "eu-fsf-xml", "eu-fsf.xml", 2],
  ["eu-fsf", "eu-fsf-csv", "eu-fsf.csv", 2],
  ["eu-fsf", "opensanctions-simple", "targets-simple.csv", 2],
  ["eu-fsf", "opensanctions-journal", "journal.csv", 1],
  ["eu-833-annex-iv", "opensanctions-journal", "journal.csv", 1],
  ["uk", "uk-sanctions-list", "uk-sanctions-list.csv", 3],
  ["uk", "uk-consolidated-list", "uk-consolidated-list.csv", 2],
  ["us-csl", "csl-csv", "csl.csv", 6],
  ["us-csl", "csl-json", "csl.json", 2],
  ["us-ofac-sdn", "ofac-csv", "ofac", 3],
  ["us-ofac-consolidated", "ofac-csv", "ofac-cons", 3],
  ["us-ofac-sdn", "ofac-xml", "ofac-xml", 2],
  ["us-ofac-consolidated", "ofac-xml", "ofac-cons-xml", 2],
  ["us-bis-entity-list", "csl-csv", "csl.csv", 1],
  ["us-bis-entity-list", "csl-json", "csl.json", 1],
  ["us-bis-entity-list", "register-json", "register.json", 2],
  ["us-bis-entity-list", "register-csv", "register.csv", 2],
  ["us-bis-meu", "csl-csv", "csl.csv", 1],
  ["us-bis-meu", "register-csv", "register.csv", 1],
  ["us-bis-uvl", "csl-csv", "csl.csv", 1],
  ["us-bis-dpl", "csl-csv", "csl.csv", 1],
  ["us-bis-dpl", "bis-dpl-txt", "dpl.txt", 2],
  ["us-1260h", "opensanctions-1260h", "section-1260h.csv", 1],
  ["us-1286", "opensanctions-section", "section-1286.csv", 1],
  ["us-1286", "register-csv", "register.csv", 1],
  ["ca-nro", "nro-csv", "nro.csv", 2],
  ["ca-nro", "nro-json", "nro.json", 2],
  ["jp-meti-end-users", "meti-table", "meti.csv", 2],
  ["jp-meti-specified", "meti-document", "meti-document.txt", 3],
  ["cn-countermeasures", "opensanctions-cn", "cn.csv", 2],
  ["own", "own-csv", "own.csv", 2]
];

test("every form that is declared has a fixture", () => {
  const declared = LISTS.flatMap((list) => list.forms.map((form) => form.id));
  const tested = FIXTURES.map(([, form]) => form);
  expect([...new Set(declared)].filter((form) => !tested.includes(form))).toEqual([]);
});

describe.each(FIXTURES)("%s in the form %s (%s)", (list, form, path, entries) => {
  const read = readFixture(list, path);

  test("is recognised, and gives its entries under references of their own", () => {
    expect(read.form).toBe(form);
    expect(read.entities).toHaveLength(entries);
    expect(new Set(read.entities.map(({reference}) => reference)).size).toBe(entries);
    for (const entity of read.entities) {
      expect(entity.list).toBe(list);
      expect(namesOf(entity, "primary")).toHaveLength(1);
    }
  });

  test("keeps no nationality, citizenship or place of birth of anybody", () => {
    const kept = JSON.stringify(read.entities);
    expect(kept).not.toMatch(/freedonia/i);
    expect(kept).not.toContain('"ZZ"');
  });
});

describe("what the forms say of an entry", () => {
  test("the United Nations: names of every quality, ranges of births, documents", () => {
    const {entities, issues, dated} = readFixture("un-sc", "un.xml");
    const person = entities.find(({reference}) => reference === "EXi.001");
    expect(dated).toBe("2026-01-10");
    expect(person).toMatchObject({
      kind: "person",
      countries: ["RW"],
      cities: ["Kigali"],
      birthDates: ["1970", "1971", "1972", "1971-03-14"],
      identifiers: [{scheme: "Passport", value: "X0000001"}],
      listedOn: "2012-12-31"
    });
    expect(person?.names).toEqual([
      {text: "TAREN VOSKOVAR OLMIN", quality: "primary", script: "Latn"},
      {text: "تارن فوسكوفار", quality: "strong", script: "Arab"},
      {text: "Taren Woskowar", quality: "strong", script: "Latn"},
      {text: "The Heron", quality: "weak", script: "Latn"}
    ]);
    expect(issues.map(({field, value}) => [field, value])).toEqual([
      ["LISTED_ON", "someday"],
      ["QUALITY", "middling"],
      ["country", "Atlantis"]
    ]);
    expect(entities.find(({reference}) => reference === "EXe.001")).toMatchObject({countries: ["KP"]});
  });

  test("the EU: XML and CSV of the same list say the same", () => {
    const xml = readFixture("eu-fsf", "eu-fsf.xml");
    const csv = readFixture("eu-fsf", "eu-fsf.csv");
    expect(csv.dated).toBe(xml.dated);
    expect(csv.entities).toEqual(xml.entities);
    expect(xml.issues).toEqual([]);
    expect(csv.issues).toEqual([]);
    expect(xml.entities[0]).toMatchObject({
      reference: "EU.1.10",
      countries: ["EL"],
      cities: ["Athens"],
      birthDates: ["1971-03-14", "1972-05", "1969", "1970"],
      programmes: ["EXA"],
      legalReference: "2019/1 (OJ L1)",
      listedOn: "2019-07-03"
    });
    expect(xml.entities[0]?.names).toContainEqual({
      text: "Тарен Восковар",
      quality: "strong",
      script: "Cyrl",
      language: "ru"
    });
    expect(namesOf(xml.entities[0], "weak")).toEqual(["The Heron"]);
  });

  test("the United Kingdom: rows of one reference are one entry, a note behind a country is no part of it", () => {
    const {entities, issues, dated} = readFixture("uk", "uk-sanctions-list.csv");
    expect(dated).toBe("2026-01-12");
    expect(issues).toEqual([]);
    expect(entities.map(({kind}) => kind)).toEqual(["person", "organisation", "vessel"]);
    expect(entities[0]).toMatchObject({countries: ["RW"], birthDates: ["1971", "1971-03-14"]});
    expect(namesOf(entities[0], "weak")).toEqual(["The HERON"]);
    expect(entities[1]).toMatchObject({countries: ["XK"], parents: ["Olmin Holding"]});
    const before = readFixture("uk", "uk-consolidated-list.csv");
    expect(before.entities[0]).toMatchObject({birthDates: ["1971", "1972-04"], listedOn: "2007-03-24"});
    expect(namesOf(before.entities[1], "former")).toEqual(["OLMIN WORKS"]);
    expect(before.entities[1]?.countries).toEqual(["KP"]);
  });

  test("the Consolidated Screening List says entry by entry what it does", () => {
    const {entities} = readFixture("us-csl", "csl.csv");
    const effects = entities.map(({reference, legalEffect}) => [reference, legalEffect]);
    expect(Object.fromEntries(effects)).toMatchObject({1001: "asset-freeze", a2: "export-control"});
    expect(entities.find(({reference}) => reference === "a4")?.names[0]?.text).toBe("Quay Export Company");
    expect(entities.find(({reference}) => reference === "1001")?.identifiers).toEqual([
      {scheme: "Passport", value: "X0000001"}
    ]);
    expect(readFixture("us-csl", "csl.json").issues).toMatchObject([{field: "results", count: 1}]);
  });

  test("the Treasury's XML: day, names of every quality, births, papers without their country", () => {
    const {entities, issues, dated} = readFixture("us-ofac-sdn", "ofac-xml");
    expect(dated).toBe("2026-01-12");
    expect(issues).toEqual([]);
    expect(entities[0]).toMatchObject({
      reference: "1001",
      kind: "person",
      birthDates: ["1971-03-14", "1976", "1977", "1978"],
      identifiers: [{scheme: "Passport", value: "X0000001"}],
      countries: ["RW"],
      cities: ["Kigali"],
      programmes: ["SDGT", "IFSR"]
    });
    expect(namesOf(entities[0], "weak")).toEqual(["THE HERON"]);
    expect(namesOf(entities[0], "former")).toEqual(["OLMIN, Taren"]);
  });

  test("the Treasury's files: remarks give weak aliases, births and numbers, and go on in another file", () => {
    const {entities, issues} = readFixture("us-ofac-sdn", "ofac");
    expect(entities[0]).toMatchObject({
      kind: "person",
      programmes: ["SDGT", "IFSR"],
      birthDates: ["1971-03-14", "1972", "1969", "1970"],
      identifiers: [
        {scheme: "Passport", value: "X0000001"},
        {scheme: "Tax ID No.", value: "77-0001"}
      ]
    });
    expect(namesOf(entities[0], "weak")).toEqual(["THE HERON"]);
    expect(entities[0]?.remarks).toContain("Linked To: OLMIN PROPULSION WORKS");
    expect(entities[1]).toMatchObject({countries: ["KP", "BR"], cities: ["Pyongyang", "São Paulo"]});
    expect(namesOf(entities[1], "former")).toEqual(["OLMIN WORKS"]);
    expect(issues).toMatchObject([{field: "alt_type", value: "qka", count: 1}]);
  });

  test("lists of research organisations keep parents, aliases and only the newest report", () => {
    const canada = readFixture("ca-nro", "nro.json");
    expect(canada.dated).toBe("2025-12-11");
    expect(canada.entities).toEqual(readFixture("ca-nro", "nro.csv").entities);
    expect(canada.entities[1]).toMatchObject({reference: "quay-institute", parents: ["olmin-academy"]});
    expect(readFixture("us-1286", "section-1286.csv").entities[0]).toMatchObject({listedOn: "2025"});
    const companies = readFixture("us-1260h", "section-1260h.csv");
    expect(companies.entities[0]).toMatchObject({listedOn: "2021-06-03", parents: ["Olmin Holding"]});
    expect(companies.issues).toMatchObject([{field: "End date", count: 1}]);
    const {entities, issues} = readFixture("jp-meti-end-users", "meti.csv");
    expect(issues).toEqual([]);
    expect(entities).toEqual([
      expect.objectContaining({countries: ["IR"], programmes: ["N", "M", "CW"]}),
      expect.objectContaining({countries: ["CN"], programmes: ["C"]})
    ]);
    expect(namesOf(entities[0], "strong")).toEqual(["OPW", "Olmin Works"]);
    expect(namesOf(entities[1], "primary")).toEqual(["Quay Instruments Company, Limited"]);
    expect(namesOf(entities[1], "strong")).toEqual(["岸壁計器有限公司"]);
  });

  test("two entries of one name keep references apart, and the same entry twice is one and an issue", () => {
    const {entities, issues} = readFixture("us-bis-dpl", "dpl.txt");
    expect(entities.map(({address}) => address).sort()).toEqual([
      "1 QUAY, ATHENS, 10431",
      "2 QUAY, ATHENS, 10431"
    ]);
    expect(issues).toMatchObject([{field: "entry", count: 1}]);
  });

  test("the Japanese documents: numbers right behind an address, aliases in both scripts", () => {
    const {entities, issues, dated} = readFixture("jp-meti-specified", "meti-document.txt");
    const named = (name: string) => entities.find(({names}) => names[0]?.text === name);
    expect(dated).toBe("2026-01-09");
    expect(issues).toEqual([]);
    expect(namesOf(named("Olmin Propulsion Works JSC"), "strong")).toEqual([
      "Olmin Works",
      "OPW",
      "株式会社オルミン",
      "オルミン工場"
    ]);
    expect(named("Olmin Propulsion Works JSC")).toMatchObject({
      countries: ["BY"],
      address: "1 Quay, Moscow, Russia; and 2 Quay, Minsk, Belarus.",
      legalReference: "令和四年外務省告示第一号"
    });
    expect(named("Quay Instruments LLC")?.countries).toEqual(["AM"]);
    expect(namesOf(named("Star Quay Ltd. Şti."), "strong")).toContain("スター・キー有限会社");
  });

  test("names of other scripts carry the script they are in", () => {
    const [person, company] = [...readFixture("cn-countermeasures", "cn.csv").entities].sort((a, b) =>
      b.kind.localeCompare(a.kind)
    );
    expect(person?.names).toContainEqual({text: "塔伦", quality: "strong", script: "Hans", language: "zh"});
    expect(person?.listedOn).toBe("2020-07-13");
    expect(namesOf(company, "strong")).toEqual(["奥尔明公司", "OQS", "Quay Systems"]);
  });
});
