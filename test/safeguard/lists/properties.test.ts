import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {ListedEntity} from "../../../src/domain/listed-entity.ts";
import {compareEditions} from "../../../src/safeguard/lists/compare-editions.ts";
import {ownCsv, writeOwnList} from "../../../src/sources/lists/forms/own-csv.ts";
import {readPartialDate} from "../../../src/sources/lists/partial-date.ts";
import {filesAt, LIST_FIXTURES, readFiles, smallList} from "../../support/lists.ts";

const RUNS = {numRuns: 200, seed: 7};

/** Words in several scripts, with what spreadsheets and CSV trip over. */
const word = fc
  .constantFrom(
    "Olmin",
    "Quay",
    "Институт",
    "大学",
    "معهد",
    "O'Heron",
    'the "Works"',
    "a, b",
    "=sum",
    "+1",
    "@x"
  )
  .map((text) => text);
const phrase = fc.array(word, {minLength: 1, maxLength: 4}).map((words) => words.join(" "));
const date = fc.constantFrom("1971", "1971-03", "1971-03-14");

const entity: fc.Arbitrary<ListedEntity> = fc
  .record({
    reference: fc.uuid(),
    primary: phrase,
    others: fc.array(fc.tuple(phrase, fc.constantFrom("strong", "weak", "former")), {maxLength: 4}),
    countries: fc.uniqueArray(fc.constantFrom("EL", "UK", "XK", "CN", "RU"), {maxLength: 3}),
    cities: fc.uniqueArray(phrase, {maxLength: 2}),
    birthDates: fc.uniqueArray(date, {maxLength: 3}),
    lei: fc.option(fc.stringMatching(/^[A-Z0-9]{20}$/), {nil: undefined}),
    programmes: fc.uniqueArray(phrase, {maxLength: 2}),
    listedOn: fc.option(date, {nil: undefined}),
    remarks: fc.option(phrase, {nil: undefined})
  })
  .map(({primary, others, lei, listedOn, remarks, ...rest}) => {
    const csv = readFiles(smallList("own"), [
      {
        name: "own.csv",
        bytes: Buffer.from(writeOwnList([draft({primary, others, lei, listedOn, remarks, ...rest})]))
      }
    ]);
    return csv.entities[0] as ListedEntity;
  });

interface Drawn {
  readonly reference: string;
  readonly primary: string;
  readonly others: readonly (readonly [string, string])[];
  readonly countries: readonly string[];
  readonly cities: readonly string[];
  readonly birthDates: readonly string[];
  readonly lei: string | undefined;
  readonly programmes: readonly string[];
  readonly listedOn: string | undefined;
  readonly remarks: string | undefined;
}

function draft({primary, others, lei, listedOn, remarks, ...rest}: Drawn): ListedEntity {
  return {
    ...rest,
    list: "own",
    kind: "person",
    names: [
      {text: primary, quality: "primary"},
      ...others.map(([text, quality]) => ({text, quality: quality as "strong"}))
    ],
    identifiers: lei === undefined ? [] : [{scheme: "LEI", value: lei}],
    parents: [],
    ...(listedOn !== undefined && {listedOn}),
    ...(remarks !== undefined && {remarks})
  };
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const keyed = items.map((item, i) => ({item, key: Math.sin(seed * 97 + i * 13)}));
  return keyed.sort((a, b) => a.key - b.key).map(({item}) => item);
}

describe("an own list", () => {
  test("is read back as it was written", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entity, {minLength: 1, maxLength: 8, selector: (one) => one.reference}),
        (entities) => {
          const bytes = Buffer.from(writeOwnList(entities));
          const sorted = [...entities].sort((a, b) => (a.reference < b.reference ? -1 : 1));
          const read = readFiles(smallList("own"), [{name: "own.csv", bytes}]);
          expect(read.entities).toEqual(sorted);
          expect(read.issues).toEqual([]);
        }
      ),
      RUNS
    );
  });

  test("is not confused by what is no list at all", () => {
    fc.assert(
      fc.property(fc.string({maxLength: 200, unit: "binary"}), (text) => {
        const parts = {list: [{name: "own.csv", bytes: Buffer.from(`name,kind\n${text}`)}]};
        try {
          ownCsv.read(parts, () => {});
        } catch (error) {
          expect(error).toMatchObject({name: "ApertureError"});
        }
      }),
      RUNS
    );
  });
});

test("the order of rows never matters", () => {
  for (const [id, name, headerLines] of [
    ["us-csl", "csl.csv", 1],
    ["uk", "uk-sanctions-list.csv", 2],
    ["us-bis-dpl", "dpl.txt", 1],
    ["us-1286", "section-1286.csv", 1],
    ["ca-nro", "nro.csv", 1]
  ] as const) {
    const [file] = filesAt(LIST_FIXTURES + name);
    const lines = String(file?.bytes).trimEnd().split("\n");
    const [head, rows] = [lines.slice(0, headerLines), lines.slice(headerLines)];
    const read = (body: readonly string[]) => {
      const bytes = Buffer.from(`${[...head, ...body].join("\n")}\n`);
      const {entities, issues} = readFiles(smallList(id), [{name, bytes}]);
      return {entities: new Set(entities.map(facts)), issues};
    };
    const expected = read(rows);
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        expect(read(shuffled(rows, seed))).toEqual(expected);
      }),
      {numRuns: 30, seed: 7}
    );
  }
});

/** An entity as facts alone: which of its names, places or dates comes first says nothing. */
function facts({names, ...rest}: ListedEntity): string {
  const sorted = Object.entries(rest).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value
  ]);
  return JSON.stringify([names.map((name) => JSON.stringify(name)).sort(), sorted.sort()]);
}

describe("two editions", () => {
  const editions = fc.uniqueArray(entity, {maxLength: 8, selector: (one) => one.reference});

  test("of the same entries differ in nothing, in whatever order", () => {
    fc.assert(
      fc.property(editions, fc.nat(1000), (entities, seed) => {
        const change = compareEditions(entities, shuffled(entities, seed));
        expect(change).toEqual({added: [], removed: [], changed: []});
      }),
      {numRuns: 50, seed: 7}
    );
  });

  test("account for every entry of both", () => {
    fc.assert(
      fc.property(editions, fc.nat(8), (entities, at) => {
        const [before, after] = [entities.slice(0, at), entities.slice(Math.floor(at / 2))];
        const {added, removed} = compareEditions(before, after);
        expect(before.length + added.length - removed.length).toBe(after.length);
        expect(compareEditions(after, before)).toMatchObject({added: removed, removed: added});
      }),
      {numRuns: 50, seed: 7}
    );
  });
});

test("a date is read the same in each way lists write it, and never guessed", () => {
  for (const text of [
    "1971-03-14",
    "14/03/1971",
    "14.3.1971",
    "14 Mar 1971",
    "14 March 1971",
    "March 14, 1971"
  ])
    expect(readPartialDate(text), text).toBe("1971-03-14");
  expect(readPartialDate("03/14/1971", "month-first")).toBe("1971-03-14");
  expect(readPartialDate("00/00/1971")).toBe("1971");
  expect(readPartialDate("circa 1971")).toBe("1971");
  for (const text of ["", "31/02/1971", "14/03/71", "3017-08-22", "14 Foo 1971", "1971-13"])
    expect(readPartialDate(text), text).toBeUndefined();
});
