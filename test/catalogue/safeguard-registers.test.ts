import {describe, expect, test} from "vitest";
import {agreementClauses, assetPractices, STAGES} from "../../src/catalogue/asset-guidance.ts";
import {technologyAreas} from "../../src/catalogue/technology-areas.ts";
import {AREAS, PHASES, SECTIONS, toolkitMeasure, toolkitMeasures} from "../../src/catalogue/toolkit.ts";

/** How many measures the working catalogue has in each section, as its source numbers them. */
const NUMBERED: Readonly<Record<string, readonly number[]>> = {
  V1: [1, 2],
  V2: [0, 1, 2],
  V3: [1, 2, 3, 4],
  V4: [1, 2],
  G1: [1, 2, 3, 4],
  G2: [1, 2, 3, 4],
  P1: [1, 2, 3, 4, 5, 6],
  P2: [1, 2, 3, 4, 5, 6],
  C1: [1],
  C2: [1, 2, 3],
  C3: [1, 2]
};

describe("the toolkit", () => {
  test("holds every measure of the working catalogue, in the order of areas", () => {
    const expected = Object.entries(NUMBERED).flatMap(([section, list]) =>
      list.map((number) => `${section}.${number}`)
    );
    expect(toolkitMeasures().map(({code}) => code)).toEqual(expected);
    expect(Object.keys(SECTIONS)).toEqual(Object.keys(NUMBERED));
  });

  test("puts each measure into the section and area of its code, with a question", () => {
    for (const {code, section, area, question} of toolkitMeasures()) {
      expect(code.startsWith(`${section}.`)).toBe(true);
      expect(AREAS[area][0]).toBe(code[0]);
      expect(question).toMatch(/\?$/);
    }
  });

  test("has measures for every phase, and awareness and prevention in every area", () => {
    const phases = new Set(toolkitMeasures().map(({phase}) => phase));
    expect(Object.keys(PHASES).filter((phase) => ![...phases].some((one) => one === phase))).toEqual([]);
    for (const phase of ["awareness", "prevention"] as const)
      expect(
        new Set(
          toolkitMeasures()
            .filter((one) => one.phase === phase)
            .map(({area}) => area)
        ).size
      ).toBe(4);
  });

  test("names the point of the Council Recommendation where a measure answers one, and each of the five is", () => {
    const points = toolkitMeasures().flatMap(({recommendation}) => recommendation ?? []);
    expect([...new Set(points)].sort()).toEqual(["CR 14(a)", "CR 14(b)", "CR 14(c)", "CR 14(d)", "CR 14(e)"]);
    expect(toolkitMeasure("p1-2")?.recommendation).toBe("CR 14(b)");
    expect(toolkitMeasure("p1-1")).not.toHaveProperty("recommendation");
  });

  test("says of each part of a measure how it is known", () => {
    expect(toolkitMeasure("p1-3")?.confidence).toBe("seen");
    expect(toolkitMeasure("v2-1")?.confidence).toBe("unverified");
    expect(toolkitMeasure("v2-1")?.details.map(({confidence}) => confidence)).toEqual(["reported"]);
    expect(toolkitMeasure("g2-2")?.details.map(({confidence}) => confidence)).toEqual(["unverified"]);
    expect(toolkitMeasure("v9-9")).toBeUndefined();
  });
});

describe("the critical technology areas", () => {
  test("are ten in the order of the Recommendation, the first four the most sensitive", () => {
    expect(technologyAreas().map(({number}) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(
      technologyAreas().flatMap(({number, isMostSensitive}) => (isMostSensitive ? [number] : []))
    ).toEqual([1, 2, 3, 4]);
    expect(technologyAreas().every(({confidence}) => confidence === "reported")).toBe(true);
  });

  test("have technologies whose ids are unique over all areas, unverified where the list rests on memory", () => {
    const all = technologyAreas().flatMap(({technologies}) => technologies);
    expect(new Set(all.map(({id}) => id)).size).toBe(all.length);
    for (const {number, technologies} of technologyAreas()) {
      expect(technologies.length).toBeGreaterThanOrEqual(4);
      const isRemembered = technologies.every(({confidence}) => confidence === "unverified");
      expect(isRemembered).toBe(number >= 5);
    }
  });
});

describe("the guidance on intellectual assets", () => {
  test("holds the sixteen practices in order, each with a stage and a question", () => {
    expect(assetPractices().map(({code}) => code)).toEqual(
      Array.from({length: 16}, (_, at) => `IA-${at + 1}`)
    );
    for (const {stages, question} of assetPractices()) {
      expect(stages.length).toBeGreaterThan(0);
      expect(question).toMatch(/\?$/);
    }
  });

  test("has practices and clauses for the stages of a project", () => {
    for (const stage of ["strategy", "before", "during", "after"] as const)
      expect(assetPractices().some(({stages}) => stages.includes(stage))).toBe(true);
    const stages = agreementClauses().flatMap(({stage}) => stage ?? []);
    const order = Object.keys(STAGES);
    expect(stages).toEqual([...stages].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  test.each([
    ["fundamental-values", "reported"],
    ["reciprocity", "reported"],
    ["spreading-and-valorisation", "reported"],
    ["licensing-or-transfer", "reported"],
    ["spin-offs", "reported"],
    ["exit-strategy", "reported"],
    ["suspension", "unverified"],
    ["background", "reported"],
    ["access-under-restriction", "unverified"],
    ["publication-or-protection", "reported"],
    ["governing-law", "unverified"],
    ["transfer-of-results", "seen"],
    ["exclusive-licences", "seen"],
    ["objection-of-the-funder", "seen"]
  ])("has a clause on %s that is %s", (id, confidence) => {
    expect(agreementClauses().find((clause) => clause.id === id)?.confidence).toBe(confidence);
  });
});
