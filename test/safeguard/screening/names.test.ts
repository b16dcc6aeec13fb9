import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {cleanName, MAX_CHARACTERS} from "../../../src/safeguard/screening/names/clean.ts";
import type {NameKind} from "../../../src/safeguard/screening/names/name.ts";
import {readName} from "../../../src/safeguard/screening/names/read-name.ts";

const words = (text: string, kind: NameKind = "person") =>
  readName(text, kind).forms[0]?.tokens.map((token) => token.text);
const roles = (text: string, kind: NameKind = "person") =>
  readName(text, kind).forms[0]?.tokens.map((token) => token.role);

describe("a name is read in any script", () => {
  test.each([
    ["Jörg Müller-Lüdenscheidt", ["jorg", "muller", "ludenscheidt"]],
    ["Анна Каренина", ["anna", "karenina"]],
    ["Οδυσσέας", ["odysseas"]],
    ["ＡＢＣ　ｄｅｆ", ["abc", "def"]],
    ["홍길동", ["hong", "kil", "dong"]],
    ["李小龙", ["li", "xiao", "long"]],
    ["O'Neil D’Arcy", ["oneil", "darcy"]]
  ])("%s", (text, expected) => expect(words(text)).toEqual(expected));

  test("a word without a transliteration keeps its own characters", () => {
    expect(words("\u{12000}\u{12001}")).toEqual(["\u{12000}\u{12001}"]);
    expect(words("★★★")).toEqual(["★★★"]);
  });

  test("no name with anything visible in it becomes empty, and every name is bounded", () => {
    fc.assert(
      fc.property(
        fc.string({unit: "binary", maxLength: 80}),
        fc.constantFrom("person", "organisation"),
        (text, kind) => {
          const name = readName(text, kind as NameKind);
          if (cleanName(text) !== "") expect(name.forms[0]?.squashed).toBeTruthy();
          for (const {tokens} of name.forms) expect(tokens.length).toBeLessThan(70);
        }
      ),
      {numRuns: 500, seed: 7}
    );
  });
});

describe("hostile names", () => {
  test("zero-width characters and direction overrides are not there", () => {
    expect(words("Ja\u200bne \u202eDoe\u202c")).toEqual(["jane", "doe"]);
  });

  test("a flood of combining marks is cut", () => {
    expect(words(`Ja${"\u0301".repeat(100_000)}ne Doe`)?.length).toBeLessThanOrEqual(2);
  });

  test("a name of many megabytes is read by its first characters", () => {
    const name = readName("Jane Doe ".repeat(500_000), "person");
    expect(name.text.length).toBeLessThanOrEqual(MAX_CHARACTERS);
  });

  test("Cyrillic and Greek letters that look Latin are read as Latin in mixed words only", () => {
    expect(words("Dоe Ρeter")).toEqual(["doe", "peter"]);
    expect(words("Сара")).toEqual(["sara"]);
  });
});

describe("the words of a name have roles", () => {
  test("of a person", () => {
    expect(roles("Dr. Ivan Petrovich von Examplov")).toEqual([
      "honorific",
      "word",
      "patronymic",
      "particle",
      "word"
    ]);
    expect(roles("J. Example")).toEqual(["initial", "word"]);
  });

  test("Abdulaziz, Abdel Aziz and Abd al-Aziz are the same words", () => {
    for (const text of ["Abdulaziz", "Abdel Aziz", "'Abd al-Aziz", "Abd-el-Aziz"])
      expect(words(text)).toEqual(["abdul", "aziz"]);
  });

  test("of an organisation", () => {
    expect(roles("The Example Institute of Ruritania, G.m.b.H.", "organisation")).toEqual([
      "particle",
      "word",
      "word",
      "particle",
      "word",
      "legal"
    ]);
    expect(roles("Example Works (Germany) II LLC", "organisation")).toEqual([
      "word",
      "word",
      "place",
      "number",
      "legal"
    ]);
    expect(words("Brigade Forty Four", "organisation")).toEqual(["brigade", "44"]);
  });

  test("a short legal form counts only at the ends of a name", () => {
    expect(roles("Science as Service", "organisation")).not.toContain("legal");
    expect(roles("Service AS", "organisation")).toEqual(["word", "legal"]);
  });
});
