import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {describe, expect, test} from "vitest";
import {
  appraisalScheme,
  appraisalSchemeById,
  appraisalSchemes,
  readAppraisalSchemes
} from "../../src/catalogue/appraisal-schemes.ts";
import {countries} from "../../src/catalogue/countries.ts";
import {CATALOGUE} from "../../src/catalogue/folder.ts";
import {toolkitMeasure} from "../../src/catalogue/toolkit.ts";
import {FACTORS, type Question} from "../../src/domain/appraisal.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const asked = [...appraisalScheme("short").questions, ...appraisalScheme("enhanced").questions];
const texts = ({ask, help, answers}: Question): string[] => [
  ask,
  help ?? "",
  ...answers.flatMap(({label, because}) => [label, because ?? ""])
];

describe("the schemes shipped", () => {
  test("the short check asks at most ten questions and says when a case goes up", () => {
    expect(appraisalScheme("short").questions.length).toBeLessThanOrEqual(10);
    expect(appraisalScheme("short").escalation).toEqual({risk: 1, attention: 3});
    expect(appraisalScheme("enhanced").escalation).toBeUndefined();
  });

  test("every factor is asked in both tiers, and the enhanced one asks what not cooperating costs", () => {
    for (const tier of ["short", "enhanced"] as const) {
      const factors = new Set<string>(appraisalScheme(tier).questions.map(({factor}) => factor));
      expect(Object.keys(FACTORS).filter((factor) => !factors.has(factor))).toEqual([]);
    }
    const benefit = appraisalScheme("enhanced").questions.filter(({factor}) => factor === "benefit");
    expect(benefit.length).toBeGreaterThanOrEqual(3);
    expect(benefit.flatMap(({answers}) => answers).every(({signal}) => signal === "none")).toBe(true);
  });

  test("conditions in a country alone do not send a case up, only restrictions or a reach into the field do", () => {
    const {questions, escalation} = appraisalScheme("short");
    const country = questions.filter(({factor}) => factor === "country");
    expect(country.length).toBeLessThan(escalation?.attention ?? 0);
    expect(
      country.flatMap(({answers}) => answers.flatMap(({id, signal}) => (signal === "risk" ? id : [])))
    ).toEqual(["restricted", "this-field"]);
  });

  test("no question is asked twice over the two tiers", () => {
    expect(new Set(asked.map(({id}) => id)).size).toBe(asked.length);
  });

  test("every measure proposed is one of the toolkit", () => {
    const proposed = asked.flatMap(({answers}) => answers.flatMap(({measures}) => measures));
    expect(proposed.length).toBeGreaterThan(100);
    expect(proposed.filter((id) => toolkitMeasure(id) === undefined)).toEqual([]);
  });

  test("every answer that raises a case says why and proposes a measure", () => {
    const raising = asked.flatMap(({id, answers}) =>
      answers.filter(({signal}) => signal !== "none").map((answer) => ({...answer, question: id}))
    );
    expect(
      raising.filter(({because, measures}) => !because || measures.length === 0).map(({question}) => question)
    ).toEqual([]);
  });

  test("no question asks for the origin of a person", () => {
    const personal = /nationalit|citizen|passport|birth|born|ethnic|religio|native|mother tongue|origin/i;
    expect(asked.flatMap(texts).filter((text) => personal.test(text))).toEqual([]);
  });

  test("no question names a country", () => {
    const lettersOf = (text: string) => ` ${text.replace(/[^\p{L}]+/gu, " ").trim()} `;
    const all = asked.flatMap(texts).map(lettersOf);
    const names = countries().map(({name}) => lettersOf(name));
    expect(names).toContain(" Norway ");
    expect(names.filter((name) => all.some((text) => text.includes(name)))).toEqual([]);
  });

  test.each([
    ["person responsible", "responsible-person"],
    ["consortium and the other countries in it", "consortium"],
    ["type of partner", "partner-type"],
    ["who the partner is", "partner-known"],
    ["own role", "own-role"],
    ["written agreement made or planned", "written-agreement"],
    ["forms of cooperation", "form-of-cooperation"],
    ["duration", "duration"],
    ["external funding", "external-funding"],
    ["record of the funder", "funder-record"],
    ["own commitment", "own-commitment"],
    ["currency", "currency"],
    ["personal data", "personal-data"],
    ["dual use", "dual-use"],
    ["earlier cooperation", "cooperation-record"],
    ["ethics and values", "ethics-and-values"],
    ["academic freedom", "academic-freedom"],
    ["corruption and rule of law", "rule-of-law"],
    ["stability, development and travel notices", "stability-and-safety"],
    ["sanctions", "sanctions-regime"],
    ["recognised universities", "partner-recognised"],
    ["adequacy of data protection", "data-protection-there"]
  ])("what Risk-i records can be asked: %s", (_, id) => {
    expect(asked.map((question) => question.id)).toContain(id);
  });

  test("a scheme is found by its id, and older ones stay readable", () => {
    const short = appraisalScheme("short");
    expect(appraisalSchemeById(short.id)).toBe(short);
    expect(appraisalSchemeById("no-such")).toBeUndefined();
    expect(appraisalSchemes().map(({dated}) => dated)).toEqual(
      appraisalSchemes()
        .map(({dated}) => dated)
        .sort()
    );
  });
});

const SHORT = readFileSync(new URL("appraisal-schemes/short-check-2026-11.yaml", CATALOGUE), "utf8");

/** Reads the short check with one text replaced, from a folder of its own. */
function read(from: string, to: string) {
  expect(SHORT).toContain(from);
  const folder = temporaryFolder();
  writeFileSync(join(folder, "own.yaml"), SHORT.replace(from, to));
  return () => readAppraisalSchemes(pathToFileURL(`${folder}/`));
}

const lineOf = (text: string) => SHORT.slice(0, SHORT.indexOf(text)).split("\n").length;

describe("a scheme of one's own", () => {
  test("is a copy with another id and date, and the newest comes last", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.yaml"), SHORT.replaceAll("2026-11", "2027-03"));
    writeFileSync(join(folder, "b.yaml"), SHORT);
    expect(readAppraisalSchemes(pathToFileURL(`${folder}/`)).map(({id}) => id)).toEqual([
      "short-check-2026-11",
      "short-check-2027-03"
    ]);
  });

  test("cannot have the id of another", () => {
    const folder = temporaryFolder();
    for (const name of ["a.yaml", "b.yaml"]) writeFileSync(join(folder, name), SHORT);
    expect(() => readAppraisalSchemes(pathToFileURL(`${folder}/`))).toThrow(
      /b\.yaml: id: another scheme has it/
    );
  });

  test.each([
    [
      "signal: risk",
      "signal: grave",
      "questions[0] (access-to-sensitive-assets).answers[2] (yes).signal: expected one of none, attention, risk"
    ],
    [
      "measures: [p1-1]",
      "measures: [p9-9]",
      "questions[0] (access-to-sensitive-assets).answers[1] (not-known).measures[0]: no such measure in catalogue/toolkit"
    ],
    [
      "factor: country",
      "factor: region",
      "questions[5] (country-conditions).factor: expected one of benefit, own-organisation, domain, country, partner"
    ],
    [
      "source: [nsgrp-canada, editors-knowledge]",
      "source: hearsay",
      "questions[0] (access-to-sensitive-assets).source: unknown source hearsay"
    ],
    [
      "because: Nobody can yet say",
      "becauze: Nobody can yet say",
      "questions[0] (access-to-sensitive-assets).answers[1] (not-known): unknown field becauze"
    ],
    ["tier: short", "tier: middle", "tier: expected one of short, enhanced"],
    ["dated: 2026-11-28", "dated: 2026-11", "dated: expected a whole day such as 2026-11-22"]
  ])("%s as %s is refused with file, line and field", (from, to, expected) => {
    expect(read(from, to)).toThrow(expected);
    expect(read(from, to)).toThrow(/own\.yaml:\d+: /);
  });

  test("names the very line of what does not fit", () => {
    const ask = "factor: country";
    expect(read(ask, "factor: region")).toThrow(`own.yaml:${lineOf(ask)}: `);
  });

  test.each([
    ["What is the nationality of the visitor?"],
    ["Of which country are they citizens?"],
    ["Where were those who take part born?"],
    ["Place of birth of the guest?"]
  ])("cannot ask: %s", (question) => {
    const first = "Could results, methods or equipment also serve military ends, or need an export licence?";
    expect(read(first, question)).toThrow(/\(dual-use\)\.ask: asks for a person's origin/);
  });

  test("cannot ask more than ten questions in a short check", () => {
    const extra = SHORT.slice(SHORT.indexOf("  - id: dual-use"), SHORT.indexOf("  - id: ethics-and-values"));
    expect(
      read("  - id: ethics-and-values", `${extra.replace("dual-use", "eleventh")}  - id: ethics-and-values`)
    ).toThrow(/questions\[10\].*: a short check asks at most 10 questions; has 11/);
  });

  test("has to ask every factor, say when it goes up, and name each question once", () => {
    expect(read("escalation: {risk: 1, attention: 3}\n", "")).toThrow(/escalation: is missing/);
    expect(read("id: dual-use", "id: written-agreement")).toThrow(/\.id: stands twice: written-agreement/);
    const country = SHORT.slice(
      SHORT.indexOf("  - id: country-conditions"),
      SHORT.indexOf("  - id: partner-known")
    );
    expect(read(country, "")).toThrow(/questions: no question on factor country/);
  });
});
