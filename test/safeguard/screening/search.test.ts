import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {loadIndex, saveIndex} from "../../../src/safeguard/screening/index/index-file.ts";
import {scoreAll} from "../../../src/safeguard/screening/index/score-all.ts";
import {scoreForms} from "../../../src/safeguard/screening/index/score-forms.ts";
import {buildIndex} from "../../../src/safeguard/screening/index/screening-index.ts";
import {search} from "../../../src/safeguard/screening/index/search.ts";
import type {NameKind} from "../../../src/safeguard/screening/names/name.ts";
import {readName} from "../../../src/safeguard/screening/names/read-name.ts";
import {listed} from "../../support/listed.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

const ENTITIES = [
  listed("p1", "person", ["EXAMPLOV, Boris Petrovich", "Борис Петрович ЭКЗАМПЛОВ"], {
    birthDates: ["1961-04-02"]
  }),
  listed("p2", "person", ["Boris Examplov"], {birthDates: ["1985"]}),
  listed("p3", "person", [
    "Salim bin Tariq al-Nomani",
    ...Array.from({length: 40}, (_, i) => `Alias${i} Othername`)
  ]),
  listed("p4", "person", ["홍길동"]),
  listed("p5", "person", ["يحيى عبد الله العبيدي", "محمدرضا زارع پور"]),
  listed("p6", "person", ["YAHIA ABDALLAH AL-UBAIDI"]),
  listed("o1", "organisation", ["Ruritania Institute of Rocket Examples", "RIORE"], {
    countries: ["RU"],
    identifiers: [{scheme: "LEI", value: "529900EXAMPLE0000001"}]
  }),
  listed("o2", "organisation", ["JSC ARGUMENT"]),
  listed("o3", "organisation", ["Nanjing University of Aeronautics and Astronautics", "南京航空航天大学"]),
  listed("u1", "unknown", ["Examplow Trading Co., Ltd."])
];
const INDEX = buildIndex(ENTITIES);
const found = (name: string, kind?: NameKind) =>
  search(INDEX, {name, ...(kind && {kind})}).map(({entity}) => entity.reference);

describe("a search finds", () => {
  test.each([
    ["Boris Examplov", "p1"],
    ["Борис Экзамплов", "p1"],
    ["Alias7 Othername", "p3"],
    ["Hong Kil Dong", "p4"],
    ["Yahya Abdullah al-Obaidi", "p5"],
    ["ZAREPOUR Mohammad-Reza", "p5"],
    ["يحيى عبد الله العبيدي", "p6"],
    ["JSCARGUMENT", "o2"],
    ["Ruritania Institute for Rocket Examples", "o1"],
    ["南京航空航天大学", "o3"],
    ["Faculty of Optics, Nanjing University of Aeronautics and Astronautics", "o3"],
    ["Examplow Trading Company Limited", "u1"]
  ])("%s", (name, reference) => expect(found(name)).toContain(reference));

  test.each(["Nanjing University", "南京大学", "Maria Nobody", "★", "", "   ", "Petrovich"])(
    "nothing for %j",
    (name) => expect(found(name)).toEqual([])
  );
});

describe("what is known besides the name", () => {
  const order = (facts: object) =>
    search(INDEX, {name: "Boris Examplov", kind: "person", ...facts}).map(({entity}) => entity.reference);

  test("orders hits, and makes or removes none", () => {
    expect(order({birthDate: "1961-04-02"})).toEqual(["p1", "p2"]);
    expect(order({birthDate: "1985-01-01"})).toEqual(["p2", "p1"]);
    expect(
      search(INDEX, {name: "Maria Nobody", identifiers: [{scheme: "LEI", value: "529900EXAMPLE0000001"}]})
    ).toEqual([]);
  });

  test("leaves the country of a person out", () => {
    const hits = search(INDEX, {name: "Boris Examplov", kind: "person", countries: ["RU"]});
    expect(hits.flatMap(({evidence}) => evidence)).toEqual([]);
  });
});

test("a hit carries the best name, its probability, its band, and what words met", () => {
  expect(search(INDEX, {name: "Boris Exampolv", kind: "person"})[0]).toMatchObject({
    name: {text: "Boris Examplov"},
    isPart: false,
    features: expect.arrayContaining([
      expect.objectContaining({name: "typing error", left: "exampolv", right: "examplov"})
    ])
  });
});

test("a hit by a part of the name says so", () => {
  const [hit] = search(INDEX, {
    name: "Laboratory 5, Ruritania Institute of Rocket Examples",
    kind: "organisation"
  });
  expect(hit).toMatchObject({isPart: true, query: "Ruritania Institute of Rocket Examples"});
});

const SYLLABLES = ["an", "bo", "kha", "led", "mo", "ham", "ros", "tek", "in", "ov", "sh", "gh", "li", "al"];
const WORD = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...SYLLABLES), {minLength: 1, maxLength: 4})
      .map((parts) => parts.join(""))
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "al",
      "bin",
      "of",
      "Ltd",
      "JSC",
      "University",
      "B.",
      "M",
      "12",
      "Ivanovich",
      "мохамед",
      ...["محمد", "mohamed", "يحيى", "yahia", "رضا", "reza", "mohamedreza", "محمدرضا"],
      ...["الصبار", "essabar", "زارع", "zare", "پور", "zarepour", "עמית", "amit"],
      "李",
      "홍"
    )
  }
);
const NAME = fc.array(WORD, {minLength: 1, maxLength: 5}).map((words) => words.join(" "));

test("the pruned search finds exactly what scoring every name finds", () => {
  fc.assert(
    fc.property(
      fc.array(NAME, {minLength: 5, maxLength: 60}),
      fc.array(NAME, {minLength: 1, maxLength: 10}),
      fc.constantFrom(0.3, 0.66, 1),
      (names, queries, limit) => {
        const {partitions} = buildIndex(names.map((name, i) => listed(String(i), "unknown", [name])));
        for (const partition of partitions) {
          for (const query of [...queries, ...names.slice(0, 5)]) {
            const form = readName(query, partition.kind).forms.find(
              ({writing}) => writing === partition.writing
            );
            if (!form) continue;
            const pruned = scoreForms(partition, form, limit).map((scored) => [
              scored.form,
              scored.costing.cost
            ]);
            const all = scoreAll(partition, form, limit).map((scored) => [scored.form, scored.costing.cost]);
            expect(pruned.sort()).toEqual(all.sort());
          }
        }
      }
    ),
    {numRuns: 150, seed: 7}
  );
});

describe("a prepared index", () => {
  const folder = temporaryFolder();

  test("answers from its file as it did", async () => {
    const path = join(folder, "lists.index");
    await saveIndex(path, INDEX);
    const loaded = await loadIndex(path);
    for (const name of ["Boris Examplov", "JSCARGUMENT", "홍길동"])
      expect(search(loaded, {name})).toEqual(search(INDEX, {name}));
  });

  test("is refused when it is cut short, another file, or not there", async () => {
    const path = join(folder, "lists.index");
    await saveIndex(path, INDEX);
    await writeFile(path, (await readFile(path)).subarray(0, -100));
    await expect(loadIndex(path)).rejects.toThrow(/cut short/);
    await writeFile(path, "<html>not found</html>");
    await expect(loadIndex(path)).rejects.toThrow(/not a prepared index/);
    await expect(loadIndex(`${path}.none`)).rejects.toThrow(/no prepared index/);
  });
});
