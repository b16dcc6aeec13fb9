import {expect, test} from "vitest";
import {describeOverStores} from "../../support/case-stores.ts";
import {crashOnce} from "../../support/crash.ts";
import {seeded} from "../../support/seeded.ts";

/** A sample; the whole of five hundred is measured in bench/crash.ts. */
const POINTS = 8;

describeOverStores("a program killed while it writes", ({place}) => {
  test("has lost nothing it acknowledged, left no half step, and its chain holds", {
    timeout: 120_000
  }, async () => {
    const {dataDir, options} = place();
    const random = seeded(7);
    let acknowledged = 0;
    for (let point = 0; point < POINTS; point++) {
      const outcome = await crashOnce(dataDir, options, random);
      acknowledged += outcome.acknowledged;
      expect({...outcome, acknowledged: 0}).toEqual({acknowledged: 0, lost: [], halves: [], faults: []});
    }
    expect(acknowledged).toBeGreaterThanOrEqual(POINTS);
  });
});
