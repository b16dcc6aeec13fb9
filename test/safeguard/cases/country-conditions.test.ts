import {expect, test} from "vitest";
import {countryConditions} from "../../../src/app/cases/evidence/country-conditions.ts";
import {openSite} from "../../../src/app/site.ts";
import {defaultEffects} from "../../../src/base/effects.ts";
import type {Plan} from "../../../src/safeguard/cases/plan.ts";
import {type FileName, fixtures, ingestFiles} from "../../support/series-files.ts";

const PLAN: Plan = {
  title: "Lenses for telescopes",
  unit: "Department of Physics",
  partners: [{name: "An Institute", country: "CN", kind: "university", controlledFrom: []}],
  domain: "Coatings for large lenses.",
  technologies: [],
  activities: ["joint-project"],
  ownRole: "participant",
  funder: "",
  outputs: ""
};

async function found(file: FileName) {
  const {dataDir} = await ingestFiles(fixtures(file));
  const site = openSite(dataDir);
  try {
    const gathering = {plan: PLAN, persons: [], site, today: "2026-11-28", effects: defaultEffects};
    return await countryConditions(gathering);
  } finally {
    site.close();
  }
}

test("rule of law and corruption of a country are linked, and no value its licence keeps here is written down", async () => {
  const [finding] = await found("qog_std_cs_jan25.csv");
  expect(finding).toMatchObject({kind: "country-conditions", about: "CN", signal: "none"});
  expect(finding?.quoted.length).toBeGreaterThan(0);
  for (const {value, figure} of finding?.quoted ?? []) {
    expect(value).toBe("held here, not to be handed on");
    expect(figure).toMatch(/country=CN/);
  }
  expect(finding?.sources.length).toBeGreaterThan(0);
  expect(finding?.says).toContain("not quoted");
});

test("what is not held is said to be looked up", async () => {
  const [finding] = await found("academic.csv");
  expect(finding).toMatchObject({quoted: [], sources: [], signal: "none"});
  expect(finding?.says).toBe(
    "No value of Rule of law, Control of corruption and Corruption perceptions for China is held here. Look the country up."
  );
});
