import {existsSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {countries} from "../../src/catalogue/countries.ts";
import {type Resolution, resolveCountry} from "../../src/catalogue/resolve-country.ts";
import {countryCodesIn} from "./cordis-codes.ts";
import {readCsv} from "./read-csv.ts";

const traps = readCsv(new URL("../fixtures/country-traps.csv", import.meta.url));

describe("resolveCountry", () => {
  test("the corpus of traps is large and has no input twice", () => {
    expect(traps.length).toBeGreaterThanOrEqual(120);
    expect(new Set(traps.map(([input]) => input)).size).toBe(traps.length);
    expect(traps.every((row) => row.length === 3 && row[2] !== "")).toBe(true);
  });

  test.each(traps)("%j is %s: %s", (input = "", expected = "") => {
    expect(answerOf(resolveCountry(input))).toBe(expected);
  });

  test("every country is found by its codes, unless a code had two holders", () => {
    for (const {code, iso2, iso3} of countries()) {
      expect(answerOf(resolveCountry(code))).toBe(code);
      expect(answerOf(resolveCountry(iso3))).toBe(code);
      expect(answerOf(resolveCountry(iso2))).toBe(iso2 === "CS" ? "ambiguous" : code);
    }
  });

  test("every country is found by the EU's name for it, unless the name is ambiguous", () => {
    for (const {code, name} of countries()) {
      expect([code, "ambiguous"]).toContain(answerOf(resolveCountry(name)));
    }
  });

  test("an ambiguous name offers its candidates and says what to write", () => {
    const answer = resolveCountry("Congo");
    expect(answer).toMatchObject({
      kind: "ambiguous",
      hint: "write one of CG (Congo) and CD (Democratic Republic of the Congo)"
    });
  });

  test("what is not a country comes back as written, with a hint where there is one", () => {
    expect(resolveCountry(" EU ")).toEqual({
      kind: "unknown",
      text: "EU",
      hint: "the European Union is not a country; ask for a Member State, or for the group eu"
    });
    expect(resolveCountry("Germny")).toMatchObject({kind: "unknown", hint: "did you mean Germany?"});
    expect(resolveCountry("est")).toMatchObject({kind: "unknown", hint: "write codes in capitals: EST"});
    expect(resolveCountry("Beth Israel")).toEqual({kind: "unknown", text: "Beth Israel"});
  });

  test("a name inside a longer text is never taken for the country", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries()),
        fc.constantFrom("University of ", "Bank of ", "Professor "),
        (country, before) => {
          expect(resolveCountry(before + country.name).kind).toBe("unknown");
        }
      )
    );
  });

  test("capitals and white space around a name make no difference", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries()),
        fc.constantFrom(" ", "  ", "\t", "\u00a0"),
        ({name}, space) => {
          const plain = answerOf(resolveCountry(name));
          expect(answerOf(resolveCountry(space + name.toUpperCase() + space))).toBe(plain);
          expect(answerOf(resolveCountry(name.toLowerCase()))).toBe(plain);
        }
      )
    );
  });

  test("any text at all gets an answer", () => {
    fc.assert(fc.property(fc.string({unit: "grapheme"}), (text) => void resolveCountry(text)));
  });
});

describe("the countries of CORDIS", () => {
  const folder = new URL("../../../shared/data/cordis/", import.meta.url);
  const files = ["cordis-HORIZONprojects-2025-12-06-csv.zip", "cordis-h2020-2020-12-14-csv.zip"];

  test.for(files)(
    "every code in %s resolves to itself, except XH",
    {timeout: 60_000},
    async (name, {skip}) => {
      const file = new URL(name, folder);
      if (!existsSync(file)) return skip("skipped: no shared data");
      const codes = await countryCodesIn(file);
      const unresolved = [...codes].filter((code) => code !== "" && answerOf(resolveCountry(code)) !== code);
      expect(codes.size).toBeGreaterThan(100);
      expect(unresolved.filter((code) => code !== "XH")).toEqual([]);
    }
  );
});

function answerOf(answer: Resolution): string {
  return answer.kind === "country" ? answer.country.code : answer.kind;
}
