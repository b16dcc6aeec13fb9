import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {IssueLog} from "../../src/ingest/series/issue-log.ts";
import {type Observation, withoutDuplicates} from "../../src/ingest/series/observation.ts";
import {describeSeries, type SeriesPin} from "../../src/warehouse/series/series-store.ts";
import {FILES, ingestFiles, storedValues} from "../support/series-files.ts";

const SEED = {seed: 20_261_122};

const observation = fc.record({
  series: fc.constantFrom("a", "b"),
  country: fc.constantFrom("CN", "KR"),
  year: fc.integer({min: 2020, max: 2022}),
  value: fc.constantFrom(0, 1, 2),
  low: fc.constant(null),
  high: fc.constant(null)
});

function read(rows: readonly Observation[]) {
  const log = new IssueLog("");
  return {values: withoutDuplicates(rows, log), issues: log.all()};
}

describe("what is read", () => {
  test("does not depend on the order of rows", () => {
    const shuffled = fc
      .array(observation, {maxLength: 30})
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, {minLength: rows.length})));
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(read(other)).toEqual(read(rows));
      }),
      SEED
    );
  });

  test("holds no value that no row gave, and every value that no row contradicts", () => {
    fc.assert(
      fc.property(fc.array(observation, {maxLength: 30}), (rows) => {
        const {values} = read(rows);
        const at = (one: Observation) => `${one.series} ${one.country} ${one.year}`;
        const expected = new Set(
          rows
            .filter((one) => rows.every((other) => at(other) !== at(one) || other.value === one.value))
            .map(at)
        );
        expect(new Set(values.map(at))).toEqual(expected);
      }),
      SEED
    );
  });

  test("is the same from a whole file with its rows in any order", async () => {
    const [header = "", ...rows] = FILES["v-dem.csv"].split("\r\n");
    const first = await storedValues(
      (await ingestFiles({"v-dem.csv": [header, ...rows].join("\n")})).dataDir
    );
    const orders = fc.sample(fc.shuffledSubarray(rows, {minLength: rows.length}), {numRuns: 3, ...SEED});
    for (const order of orders) {
      const {dataDir, vintages} = await ingestFiles({"v-dem.csv": [header, ...order].join("\n")});
      expect((await storedValues(dataDir)).values).toEqual(first.values);
      expect(vintages[0]?.issues).toEqual(first.holdings.pins[0]?.issues);
    }
  });
});

describe("which vintage answers", () => {
  const pin = fc.record({
    id: fc.uuid(),
    dated: fc.constantFrom("2021-01", "2022-01", "2023-01"),
    form: fc.integer({min: 0, max: 2}),
    series: fc.subarray(["a", "b", "c"], {minLength: 1})
  });
  const pinsOf = (parts: readonly {id: string; dated: string; form: number; series: string[]}[]) =>
    parts.map(
      ({id, dated, form, series}) =>
        ({
          id,
          form,
          ref: {dated},
          series: Object.fromEntries(series.map((one) => [one, 1]))
        }) as unknown as SeriesPin
    );

  test("does not depend on the order in which files were read, and no older edition answers for a newer", () => {
    fc.assert(
      fc.property(fc.uniqueArray(pin, {selector: ({id}) => id, maxLength: 6}), (parts) => {
        const [forwards, backwards] = [
          describeSeries(pinsOf(parts)),
          describeSeries(pinsOf(parts.toReversed()))
        ];
        expect(backwards.id).toBe(forwards.id);
        for (const [id, {ref}] of forwards.pinOf) {
          const holding = parts.filter(({series}) => series.includes(id)).map(({dated}) => dated);
          expect(ref.dated).toBe(holding.sort().at(-1));
        }
      }),
      SEED
    );
  });
});
