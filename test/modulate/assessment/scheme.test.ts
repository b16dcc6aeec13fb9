import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {ApertureError} from "../../../src/base/errors.ts";
import {readMatrix} from "../../../src/modulate/assessment/read-matrix.ts";
import {isChangedCopy, readScheme, schemeIds} from "../../../src/modulate/assessment/read-scheme.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

const DEFAULT = readFileSync(
  new URL("../../../catalogue/assessment-schemes/global-approach.yaml", import.meta.url),
  "utf8"
);

function errorOf(work: () => unknown): ApertureError {
  try {
    work();
  } catch (error) {
    if (error instanceof ApertureError) return error;
    throw error;
  }
  throw new Error("no error");
}

describe("a scheme", () => {
  test("that comes with Aperture reads, has its id as its name, and says whose it is", () => {
    for (const id of schemeIds()) expect(readScheme(id)).toMatchObject({id, author: expect.any(String)});
    expect(readScheme().id).toBe("global-approach");
  });

  test("says of every indicator whether its licence allows republication", () => {
    const indicators = readScheme().criteria.flatMap((criterion) => criterion.indicators);
    expect(indicators.find(({id}) => id === "freedom-house-academic-freedom")?.republish).toBe(false);
    expect(indicators.find(({id}) => id === "academic-freedom")?.republish).toBe(true);
  });

  test.each([
    ["normalisation: min-max", "normalisation: minmax", "normalisation"],
    ["scale: [1, 100]", "scale: [0, 100]", "scale: has to start above 0"],
    ["subject: country", "subject: person", "subject: only countries are assessed, never persons"],
    ["[min-max, z-score, percentile-rank]", "[z-score]", "lacks the scheme's own choice: min-max"],
    ["  - id: capacity\n", "  - id: reciprocity\n", "stands twice: criterion reciprocity"],
    [
      "      - id: high-technology-share\n",
      "      - id: researchers-per-million\n",
      "stands twice: researchers"
    ],
    ["[min-max, z-score, percentile-rank]", "[min-max, goalposts]", "needs goalposts"],
    [
      "coverage: 0.68",
      "coverage: 68",
      "criteria[2] (rights-and-values).indicators[0] (academic-freedom).coverage"
    ],
    ["goalposts: [0, 1]", "goalposts: [1, 0]", "expected two numbers, the lower first"],
    ["republish: false", "republish: no permission", "republish"],
    ["groups: income", "groups: income\nweighting: none", "unknown field weighting"],
    [
      "    title: Reciprocity\n",
      "    title: Reciprocity\n    weight: 0\n",
      "weight: expected a weight above 0"
    ],
    [
      "    title: Reciprocity\n",
      "    title: Reciprocity\n    weight: -2\n",
      "weight: expected a weight above 0"
    ],
    [
      "    title: Reciprocity\n",
      "    title: Reciprocity\n    weight: three\n",
      "criteria[0] (reciprocity).weight: expected a number, found three"
    ],
    ["criteria: 0.5", "criteria: 1.5", "expected a share from 0 to below 1"]
  ])("with %j turned into %j is refused with file, line and field", (from, to, message) => {
    const file = join(temporaryFolder(), "own.yaml");
    const text = DEFAULT.replace(from, to);
    expect(text).not.toBe(DEFAULT);
    writeFileSync(file, text);
    const error = errorOf(() => readScheme(file));
    expect(error.code).toBe("source-damaged");
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/own\.yaml:\d+: /);
  });

  test("with an unknown field is shown on the line of that field", () => {
    const file = join(temporaryFolder(), "own.yaml");
    const lines = DEFAULT.split("\n");
    const at = lines.indexOf("groups: income");
    writeFileSync(file, lines.with(at, "groups: income\nweigths: 3").join("\n"));
    expect(errorOf(() => readScheme(file)).message).toContain(`own.yaml:${at + 2}: `);
  });

  test("of one's own is found by its name, and may not take that of another", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "own.yaml"), DEFAULT.replace("id: global-approach", "id: own"));
    expect(schemeIds(folder)).toEqual(["global-approach", "own"]);
    expect(readScheme("own", folder).id).toBe("own");
    expect(errorOf(() => readScheme("owm", folder)).hint).toBe("Did you mean own?");
    writeFileSync(join(folder, "global-approach.yaml"), DEFAULT);
    expect(errorOf(() => readScheme("own", folder)).message).toBe("two schemes of one name: global-approach");
  });

  test("that was changed under the same id is known as such", () => {
    expect(isChangedCopy(readScheme())).toBe(false);
    expect(isChangedCopy({...readScheme(), missing: "mean"})).toBe(true);
    expect(isChangedCopy({...readScheme(), id: "own", missing: "mean"})).toBe(false);
  });

  test("nobody knows is named, with the nearest that is known", () => {
    expect(errorOf(() => readScheme("global-aproach")).hint).toBe("Did you mean global-approach?");
    expect(errorOf(() => readScheme("absent.yaml")).code).toBe("not-found");
  });
});

describe("a table of values", () => {
  const read = (text: string) => readMatrix(text, "values.csv", {groups: "income"});

  test("is read by any name or code of a country, blanks as missing", () => {
    const matrix = read("country,indicator,value,low,high\nGreece,a,1.5,1,2\nKOR,a,,,\nXK,a,-2e1,,\n");
    expect(matrix.units).toEqual(["EL", "KR", "XK"]);
    expect([...matrix.value]).toEqual([1.5, Number.NaN, -20]);
    expect([...matrix.low]).toEqual([1, Number.NaN, Number.NaN]);
    expect(matrix.groups).toEqual(["high", "high", "upper-middle"]);
  });

  test.each([
    ["country,indicator\nKR,a\n", "row 1: missing column value"],
    ["country,indicator,value,lo\nKR,a,1,2\n", "row 1: unknown column lo"],
    ["country,indicator,value\nKR,a,1\nRuritania,a,2\n", "row 3, column country: unknown country: Ruritania"],
    ["country,indicator,value\nKorea,a,1\n", "row 2, column country: ambiguous country: Korea"],
    ['country,indicator,value\nKR,a,1\nJP,a,"1,5"\n', "row 3, column value: not a number: 1,5"],
    ["country,indicator,value\nKR,,1\n", "row 2, column indicator: blank"],
    ["country,indicator,value\nKR,a,1\nKOR,a,2\n", "row 3, column indicator: KR a stands in row 2 already"],
    ["country,indicator,value,low,high\nKR,a,1,2,3\n", "row 2, column low: above the value: 2 > 1"],
    ["country,indicator,value,low,high\nKR,a,1,0,0.5\n", "row 2, column high: below the value: 0.5 < 1"],
    [
      "country,indicator,value,low,high\nKR,a,1,0,\n",
      "row 2, column high: blank, while the other bound is given"
    ],
    ["country,indicator,value\nKR,a,1,9\n", "values.csv"]
  ])("%j is refused: %s", (text, message) => {
    const error = errorOf(() => read(text));
    expect(error.code).toBe("source-damaged");
    expect(error.message).toContain(message);
  });

  test("names several problems at once", () => {
    const error = errorOf(() => read(`country,indicator,value\n${"XX,a,1\n".repeat(8)}`));
    expect(error.hint?.split("\n")).toHaveLength(5);
    expect(error.hint).toContain("and 3 more");
  });
});

test("the engine runs in a browser: nothing it imports is of Node", () => {
  const folder = new URL("../../../src/modulate/assessment/", import.meta.url);
  const reachable = new Set([
    "uncertainty.ts",
    "sensitivity.ts",
    "break-even-words.ts",
    "break-even.ts",
    "matrix.ts"
  ]);
  for (const name of reachable) {
    const text = readFileSync(new URL(name, folder), "utf8");
    for (const [, target = ""] of text.matchAll(/from "([^"]+)"/g)) {
      expect(target, name).toMatch(/^(\.\/[a-z-]+\.ts|\.\.\/\.\.\/base\/(text|random)\.ts)$/);
      if (target.startsWith("./")) reachable.add(target.slice(2));
    }
  }
  expect(reachable.size).toBeGreaterThan(12);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([...reachable]));
});
