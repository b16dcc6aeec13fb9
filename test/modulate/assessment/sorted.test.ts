import fc from "fast-check";
import {expect, test} from "vitest";
import {select, sortInto, sortRows} from "../../../src/modulate/assessment/sorted.ts";

const values = fc.array(
  fc.oneof(fc.double({noDefaultInfinity: true}), fc.constantFrom(0, 1, 1, Number.NaN)),
  {
    minLength: 1,
    maxLength: 150
  }
);
const known = (list: readonly number[]) => list.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);

test("sorting leaves out what is missing, in short lists and long ones", () => {
  fc.assert(
    fc.property(values, (list) => {
      const buffer = new Float64Array(list.length);
      const count = sortInto(Float64Array.from(list), buffer);
      expect([...buffer.subarray(0, count)].map((x) => x + 0)).toEqual(known(list).map((x) => x + 0));
    })
  );
});

test("rows come in the order of their values from whatever order they start", () => {
  fc.assert(
    fc.property(values, values, (before, list) => {
      const order = Uint32Array.from(list, (_, row) => row);
      const earlier = Float64Array.from(list, (_, row) => before[row % before.length] ?? 0);
      sortRows(earlier, order);
      const count = sortRows(Float64Array.from(list), order);
      const sorted = [...order.subarray(0, count)].map((row) => (list[row] ?? 0) + 0);
      expect(sorted).toEqual(known(list).map((x) => x + 0));
      expect(new Set(order).size).toBe(list.length);
    })
  );
});

test("selecting gives what stands at a place after sorting", () => {
  fc.assert(
    fc.property(values, fc.nat(), (list, at) => {
      const sorted = known(list);
      fc.pre(sorted.length > 0);
      const k = at % sorted.length;
      expect(select(Float64Array.from(sorted).reverse(), k) + 0).toBe((sorted[k] ?? 0) + 0);
    })
  );
});
