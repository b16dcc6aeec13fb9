import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {answerEligibility} from "../../../src/app/eligibility/answer.ts";
import type {EligibilityForm} from "../../../src/app/eligibility/question.ts";
import {catalogue} from "../../../src/catalogue/catalogue.ts";
import {countries} from "../../../src/catalogue/countries.ts";
import {participationRules} from "../../../src/catalogue/participation-rules.ts";
import {ACTION_TYPES, ANSWERS} from "../../../src/domain/eligibility.ts";

const TODAY = "2026-11-22";
const CASES: Record<string, string>[] = parse(
  readFileSync(new URL("../../fixtures/eligibility-cases.csv", import.meta.url)),
  {columns: true}
);

/** Schemes that are found in one part only, so that with another the question contradicts itself. */
const HOMED = /^(ERC|MSCA|EIC)/;

function formOf(row: Readonly<Record<string, string>>): EligibilityForm {
  return {
    country: row["country"],
    control: row["control"],
    supervisedBy: row["supervised-by"],
    programme: row["programme"],
    part: row["part"],
    action: row["action"],
    workProgramme: row["work-programme"],
    on: row["on"]
  };
}

test("there are at least sixty dated cases", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60);
});

test.each(CASES.map((row) => [Object.values(row).slice(0, 8).filter(Boolean).join(" "), row] as const))(
  "%s",
  (_, row) => {
    const answer = answerEligibility(formOf(row), TODAY);
    expect([answer.participation, answer.funding]).toEqual([row["participation"], row["funding"]]);
    const rule = answer.rules.find(({id}) => id === row["rule"]);
    expect(rule, `applied: ${answer.rules.map(({id}) => id).join(" ")}`).toBeDefined();
    expect(rule?.citation.length).toBeGreaterThan(0);
  }
);

test("funding by the list of low- and middle-income countries cites how the country is known, and says that the list was not read", () => {
  const {rules, sentence, confidence, nextChecks} = answerEligibility(
    {country: "KE", part: "HORIZON.2.6", action: "RIA", on: "2026-03-01"},
    TODAY
  );
  const titles = rules.find(({id}) => id === "low-or-middle-income")?.citation.map(({title}) => title);
  expect(titles).toContain("Country classification by income, July 2021");
  expect(titles).toContain("Horizon 2020 work programme 2018-2020, Annex A: countries eligible for funding");
  expect(confidence).toBe("unverified");
  expect(sentence).toMatch(/and is funded\. Part of this was not read in its source/);
  expect(nextChecks.join(" ")).toContain("the list itself was not read");
});

test("an answer that rests on the absence of a rule says so", () => {
  for (const [on, id] of [
    ["2023-06-01", "china-control-2023"],
    ["2024-06-01", "china-control-2024"]
  ]) {
    const form = {country: "DE", control: "CN", part: "HORIZON.2.4", action: "IA", on};
    const {rules, nextChecks} = answerEligibility(form, TODAY);
    expect(rules.find((rule) => rule.id === id)?.says).toContain("rests on the absence of a rule");
    expect(nextChecks.join(" ")).toContain("names entities controlled from China");
  }
});

test("no document is cited with its version twice", () => {
  const titles = [...catalogue().sources.values()].map(({title}) => title);
  expect(titles).toContain("List of Participating Countries in Horizon Europe, V4.1");
  expect(titles.filter((title) => /version (\d+\.\d+).*V\1/.test(title))).toEqual([]);
});

describe("what is asked wrongly", () => {
  const fails = (form: EligibilityForm) => expect(() => answerEligibility(form, TODAY));
  test("is answered with what to do", () => {
    fails({country: "QQ", action: "RIA"}).toThrow("unknown country: QQ");
    fails({action: "RIA"}).toThrow("missing country");
    fails({country: "ZZ", action: "RIA"}).toThrow("unknown country: ZZ");
    fails({country: "SU", action: "RIA"}).toThrow("no longer exists");
    fails({country: "US", action: "RIA", part: "HORIZON.9.1"}).toThrow("unknown programme part: HORIZON.9.1");
    fails({country: "US"}).toThrow("missing action");
    fails({country: "US", action: "RAI"}).toThrow("unknown type of action: RAI");
    fails({country: "US", action: "RIA", on: "2013-12-31"}).toThrow("no rules before 2014");
    fails({country: "US", action: "RIA", on: "2026-02-30"}).toThrow("invalid date");
    fails({country: "US", action: "RIA", programme: "FP7"}).toThrow(
      "no participation rules for programme: FP7"
    );
    fails({country: "US", action: "RIA", workProgramme: "2030"}).toThrow("unknown work programme: 2030");
  });

  test("contradictions are named", () => {
    fails({country: "US", action: "RIA", workProgramme: "2026-2027", on: "2022-01-01"}).toThrow(
      "contradictory"
    );
    fails({country: "US", action: "RIA", workProgramme: "2021-2022", on: "2026-01-01"}).toThrow(
      "contradictory"
    );
    fails({country: "FR", action: "RIA", supervisedBy: "MIIT"}).toThrow("contradictory");
    fails({country: "FR", action: "RIA", part: "H2020-EU.3.1"}).toThrow("contradictory");
    fails({country: "FR", action: "ERC", part: "HORIZON.2.4"}).toThrow("contradictory");
    fails({
      country: "FR",
      action: "RIA",
      programme: "H2020",
      workProgramme: "2026-2027",
      on: "2018-01-01"
    }).toThrow("contradictory");
    fails({country: "FR", action: "RIA", programme: "H2020", on: "2024-01-01"}).toThrow("contradictory");
  });
});

test("every rule cites a source that is known, and one passage that the document has", () => {
  const {sources, things} = catalogue();
  const cited = participationRules().flatMap(({rules}) =>
    rules.flatMap((rule) => rule.sources.map((one) => ({id: rule.id, ...one})))
  );
  expect(cited.filter(({source}) => !sources.has(source))).toEqual([]);
  const anchors = new Set(
    things.flatMap(({id, statements}) =>
      statements
        .filter(({property}) => property === "anchor")
        .map(({value}) => `${id}#${(value as {id: string}).id}`)
    )
  );
  expect(cited.filter(({source, anchor}) => anchor && !anchors.has(`${source}#${anchor}`))).toEqual([]);
});

test("every country gets an answer, and every unknown a sentence", () => {
  const codes = countries()
    .filter(({historic}) => !historic)
    .map(({code}) => code);
  const actions = Object.keys(ACTION_TYPES);
  fc.assert(
    fc.property(
      fc.constantFrom(...codes),
      fc.constantFrom(...codes),
      fc.constantFrom(...actions),
      fc.constantFrom("", "HORIZON.1.1", "HORIZON.2.4", "HORIZON.2.6", "HORIZON.3.1"),
      fc.constantFrom("2021-06-01", "2023-06-01", "2025-03-01", "2026-06-01"),
      (country, control, action, anyPart, on) => {
        const part = HOMED.test(action) ? "" : anyPart;
        const answer = answerEligibility({country, control, action, part, on}, TODAY);
        expect(ANSWERS).toContain(answer.participation);
        if (answer.participation === "no") expect(answer.funding).toBe("no");
        if ([answer.participation, answer.funding].includes("unknown")) {
          expect(answer.nextChecks.length).toBeGreaterThan(0);
        }
        expect(answer.rules.every(({citation}) => citation.length > 0)).toBe(true);
      }
    ),
    {numRuns: 400}
  );
});

test("control from another country never makes an answer better", () => {
  const codes = countries()
    .filter(({historic}) => !historic)
    .map(({code}) => code);
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.constantFrom(...codes), (country, control) => {
      const ask = (from: string) =>
        answerEligibility(
          {country, control: from, action: "IA", part: "HORIZON.2.4", on: "2026-06-01"},
          TODAY
        );
      const rank = (form: string) => ANSWERS.indexOf(ask(form).participation);
      expect(rank(control)).toBeGreaterThanOrEqual(rank(""));
    })
  );
});

test.each([
  ["HORIZON-RIA", "RIA"],
  ["research and innovation actions", "RIA"],
  ["HORIZON-EIC-ACC-BF", "EIC-Accelerator"],
  ["EIC Fund", "EIC-Fund"],
  ["HORIZON-TMA-MSCA-DN", "MSCA"],
  ["HORIZON-ERC-POC", "ERC"],
  ["HORIZON-COFUND", "COFUND"],
  ["innovation action", "IA"]
])("%s is read as %s", (action, expected) => {
  expect(answerEligibility({country: "FR", action, on: "2026-06-01"}, TODAY).action).toBe(expected);
});
