import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {assess, findBreakEven, OURS} from "../../../src/app/assessment.ts";
import {assessmentCsv, assessmentJson} from "../../../src/app/assessment-export.ts";
import {readScheme} from "../../../src/modulate/assessment/read-scheme.ts";
import type {Scheme} from "../../../src/modulate/assessment/scheme.ts";
import {matrixFrom, schemeOf, type Values} from "../../support/assessment.ts";
import {runCli} from "../../support/run-cli.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

const VALUES: Values = {
  KR: {
    "reciprocity-infrastructures": 40,
    "rule-of-law": [1.2, 0.9, 1.5],
    "academic-freedom": [0.8, 0.7, 0.9],
    "researchers-per-million": 8700
  },
  XK: {
    "reciprocity-infrastructures": 5,
    "rule-of-law": -0.4,
    "academic-freedom": 0.75,
    "researchers-per-million": null
  },
  TW: {
    "reciprocity-infrastructures": 55,
    "rule-of-law": 1.1,
    "academic-freedom": 0.9,
    "researchers-per-million": 6500
  },
  PS: {
    "reciprocity-infrastructures": 10,
    "rule-of-law": -0.5,
    "academic-freedom": null,
    "researchers-per-million": 560
  },
  IL: {
    "reciprocity-infrastructures": 20,
    "rule-of-law": 0.9,
    "academic-freedom": 0.55,
    "researchers-per-million": 8200
  }
};

const scheme = readScheme();
const options = {runs: 500, seed: 7, points: 32};
const assessment = assess(scheme, matrixFrom(VALUES), options);

describe("an assessment", () => {
  test("carries its scheme, seed and runs, and says that it is Aperture's and not the Union's", () => {
    expect(assessment).toMatchObject({
      words: OURS,
      scheme: {id: "global-approach", version: "3", dated: "2026-11-29", author: "Aperture"},
      seed: 7,
      runs: 500
    });
    expect(OURS).toMatch(/Aperture's, not the Union's.*never of persons/);
  });

  test("says a rank as an interval, and what widens it", () => {
    const kosovo = assessment.countries.find(({code}) => code === "XK");
    expect(kosovo?.sentences[0]).toMatch(
      /^Kosovo\* ranks between \d and \d of 5 in 90 % of 500 runs, in the middle \d\.$/
    );
    expect(kosovo?.sentences[1]).toBe("Missing data widen this: Researchers per million inhabitants.");
    expect(kosovo?.sentences[2]).toMatch(
      /^Most of what moves it is .* % of the variance alone, \d+ % with interactions\)\.$/
    );
  });

  test("calls every place by the name the Union uses, with its note", () => {
    const names = new Map(assessment.countries.map(({code, name, note}) => [code, {name, note}]));
    expect(names.get("XK")).toEqual({name: "Kosovo*", note: expect.stringContaining("UNSCR 1244")});
    expect(names.get("TW")?.name).toBe("Taiwan");
    expect(names.get("PS")?.name).toBe("Palestine*");
  });

  test("shows every criterion that could be assessed, and says what could not", () => {
    expect(assessment.countries[0]?.criteria.map(({id}) => id)).toEqual([
      "reciprocity",
      "level-playing-field",
      "rights-and-values",
      "capacity"
    ]);
    expect(assessment.sentences.join(" ")).toContain(
      "Not in the data, and so not counted: Ways in which the partner is known to fund or open cooperation"
    );
    const partly = assess(
      scheme,
      matrixFrom({
        KR: {"researchers-per-million": 1, extra: 3},
        JP: {"researchers-per-million": 2, extra: 4}
      }),
      options
    );
    expect(partly.sentences.join(" ")).toContain(
      "Not assessed at all: reciprocity, level playing field and rights and values"
    );
    expect(partly.sentences.join(" ")).toContain("1 indicator of the data not in the scheme: extra.");
  });

  test("gives the likelihood that one country scores above another", () => {
    expect(assessment.above("Taiwan", "XK").probability).toBeGreaterThan(0.5);
    expect(() => assessment.above("Taiwan", "JP")).toThrow("no values of Japan");
  });

  test("is of countries only: anything else is refused", () => {
    const people = {"A. Person": {"researchers-per-million": 1}, KR: {"researchers-per-million": 2}};
    expect(() => assess(scheme, matrixFrom(people), options)).toThrow("not a country: A. Person");
    expect(() => assess(scheme, matrixFrom({KR: {"researchers-per-million": 2}}), options)).toThrow(
      "too few countries"
    );
    expect(() => assess(scheme, matrixFrom({KR: {other: 2}, JP: {other: 1}}), options)).toThrow(
      "no value of any indicator"
    );
  });
});

describe("an export", () => {
  test("has the scheme and whose it is in every row, and ranks as intervals only", () => {
    const [header = "", ...rows] = assessmentCsv(assessment).trim().split("\r\n");
    expect(header).toBe("country,name,measure,low,median,high,scheme,version,dated,seed,runs,note");
    expect(rows).toHaveLength(5 * 6);
    for (const row of rows) expect(row).toMatch(/,global-approach,3,2026-11-29,7,500,.*not the Union's/);
    expect(JSON.parse(assessmentJson(assessment))).toMatchObject({words: OURS, seed: 7});
  });

  test("is refused where a licence forbids republication, and names the indicator", () => {
    const restricted = matrixFrom({
      KR: {"researchers-per-million": 1, "freedom-house-academic-freedom": 4},
      CN: {"researchers-per-million": 2, "freedom-house-academic-freedom": 0}
    });
    const local = assess(scheme, restricted, options);
    expect(local.restricted.map(({id}) => id)).toEqual(["freedom-house-academic-freedom"]);
    for (const write of [assessmentCsv, assessmentJson])
      expect(() => write(local)).toThrow("licence forbids republication: freedom-house-academic-freedom");
  });
});

test("a break-even says what weight would swap two countries", () => {
  const plain: Scheme = schemeOf([
    ["reciprocity", 1, ["a"]],
    ["values", 3, ["b"]]
  ]);
  const {sentences, words} = findBreakEven(
    plain,
    matrixFrom({KR: {a: 30, b: 60}, JP: {a: 70, b: 45}, BR: {a: 1, b: 1}, TN: {a: 100, b: 100}}),
    ["KR", "Japan"]
  );
  expect(sentences[0]).toBe("Japan passes South Korea if values weighs 72 % or less (75 % now).");
  expect(words).toBe(OURS);
});

describe("the command", () => {
  const file = () => {
    const path = join(temporaryFolder(), "values.csv");
    const rows = Object.entries(VALUES).flatMap(([country, row]) =>
      Object.entries(row).map(([id, x]) =>
        [country, id, ...(Array.isArray(x) ? x : [x ?? "", "", ""])].join(",")
      )
    );
    writeFileSync(path, `country,indicator,value,low,high\n${rows.join("\n")}\n`);
    return path;
  };

  test("answers as text, CSV and JSON, the same for the same seed", async () => {
    const args = ["assess", "--matrix", file(), "--runs", "200", "--seed", "3"];
    const text = await runCli(args);
    expect(text).toMatchObject({code: 0, stderr: ""});
    expect(text.stdout).toContain(OURS);
    expect(text.stdout).toContain("Kosovo*");
    expect(text.stdout).toContain("200 runs, seed 3");
    expect((await runCli(args)).stdout).toBe(text.stdout);
    const json = JSON.parse((await runCli([...args, "--format", "json"])).stdout);
    expect(json).toMatchObject({seed: 3, runs: 200, countries: expect.any(Array)});
    expect((await runCli([...args, "--format", "csv"])).stdout).toMatch(/^country,name,measure,low/);
  });

  test("finds break-evens", async () => {
    const {stdout, code} = await runCli(["assess", "break-even", "TW", "Israel", "--matrix", file()]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/swaps|passes/);
    expect(stdout).toContain(OURS);
  });

  test.each([
    [["assess", "--data", "nowhere"], 3, "no values to assess"],
    [["assess", "--matrix", "absent.csv"], 3, "no such file: absent.csv"],
    [["assess", "--scheme", "absent"], 3, "unknown scheme: absent"],
    [["assess", "--format", "xml"], 2, "unknown format: xml"],
    [["assess", "--runs", "0"], 2, "invalid --runs: 0"],
    [["assess", "better", "A", "B", "--data", "nowhere"], 3, "no values to assess"]
  ])("%j is refused", async (args, code, message) => {
    const outcome = await runCli(args);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toContain(message);
  });
});
