import {expect, test} from "vitest";
import {describeStep} from "../../src/report/adjective.ts";
import {outlineByName} from "../../src/report/outline.ts";

test("the rules of a scale are spans that follow on from each other without a gap", () => {
  for (const scale of outlineByName("biennial").outline.scales) {
    const spans = scale.steps.map(({from}) => describeStep(scale, from));
    expect(spans[0]).toMatch(/^\+\d+.* or more$/);
    expect(spans.at(-1)).toMatch(/^below −\d/);
    const ends = spans.slice(1).map((span) => /below (.*)$/.exec(span)?.[1]);
    const starts = spans.slice(0, -1).map((span) => span.replace(/^from | or more$| to below .*$/g, ""));
    expect(ends).toEqual(starts);
  }
});
