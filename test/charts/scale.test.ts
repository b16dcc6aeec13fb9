import {describe, expect, test} from "vitest";
import {niceTicks} from "../../src/charts/scale.ts";

describe("ticks of an axis", () => {
  test("are round and cover the values", () => {
    expect(niceTicks(0, 7, 3)).toEqual([0, 2.5, 5, 7.5]);
    expect(niceTicks(0, 0.9, 3)).toEqual([0, 0.5, 1]);
  });

  test.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 5, 10]],
    [70, [0, 25, 50, 75]],
    [277, [0, 100, 200, 300]]
  ])("of counts up to %d are whole", (high, ticks) => {
    expect(niceTicks(0, high, 3, true)).toEqual(ticks);
  });
});
