import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {CATALOGUE} from "../../src/catalogue/folder.ts";
import {lineAt, type ParsedYaml, parseYaml, readParsed} from "../../src/catalogue/parse-yaml.ts";

function parsed(text: string): ParsedYaml {
  const read = parseYaml(text);
  if ("message" in read) throw new TypeError(read.message);
  return read;
}

describe("a text of the catalogue", () => {
  test("comes out of the file the build writes as it went in", () => {
    const names = readdirSync(CATALOGUE, {recursive: true, encoding: "utf8"});
    for (const name of names.filter((one) => one.endsWith(".yaml"))) {
      const text = readFileSync(new URL(name, CATALOGUE), "utf8");
      const read = parsed(text);
      expect(JSON.parse(JSON.stringify(read))).toEqual(read);
      expect(readParsed(text), name).toEqual(read);
    }
  });

  test("tells the line of each value, and of what is around one that is missing", () => {
    const read = parsed("code: CN\nintervals:\n  - from: '2021'\n    parts:\n      - a\n  - from: '2022'\n");
    expect(lineAt(read, ["code"])).toBe(1);
    expect(lineAt(read, ["intervals", 0, "parts", 0])).toBe(5);
    expect(lineAt(read, ["intervals", 1])).toBe(6);
    expect(lineAt(read, ["intervals", 1, "to"])).toBe(6);
    expect(lineAt(read, ["nothing"])).toBe(1);
  });

  test("that is no YAML says where", () => {
    expect(parseYaml("a: 1\nb: [1, 2\n")).toMatchObject({line: 3, message: expect.any(String)});
  });
});
