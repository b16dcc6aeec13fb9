import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {pathToFileURL} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {ApertureError} from "../../src/base/errors.ts";
import {countries, countryByCode, loadCountries} from "../../src/catalogue/countries.ts";
import {incomeSource, regions, regionTitle} from "../../src/catalogue/regions.ts";
import {catalogueRevision} from "../../src/catalogue/revision.ts";

const ALBANIA = "region: western-balkans\ncountries:\n  - {code: AL, iso3: ALB, name: Albania}\n";

let folder: URL;

beforeEach(() => {
  folder = pathToFileURL(`${mkdtempSync(`${tmpdir()}/catalogue-`)}/`);
});

afterEach(() => rmSync(folder, {recursive: true}));

describe("countries", () => {
  test("the catalogue holds the 250 entries of ISO 3166-1 in use, Clipperton and twelve that no longer exist", () => {
    const present = countries().filter((country) => !country.historic);
    expect(present).toHaveLength(251);
    expect(countries().length - present.length).toBe(12);
  });

  test("twenty-seven countries are Member States and one was", () => {
    const members = countries().filter((country) => country.member);
    expect(members.filter((country) => !country.member?.to)).toHaveLength(27);
    expect(members.filter((country) => country.member?.to).map((country) => country.code)).toEqual(["UK"]);
  });

  test("codes are the EU's, with those of ISO beside them", () => {
    expect(countryByCode("EL")).toMatchObject({iso2: "GR", iso3: "GRC", name: "Greece"});
    expect(countryByCode("UK")).toMatchObject({iso2: "GB", member: {from: "1973-01-01", to: "2020-01-31"}});
    expect(countryByCode("GR")).toBeUndefined();
  });

  test("Kosovo and Palestine carry the asterisk and the EU's note", () => {
    expect(countryByCode("XK")?.name).toBe("Kosovo*");
    expect(countryByCode("XK")?.note).toContain("in line with UNSCR 1244/1999");
    expect(countryByCode("PS")?.name).toBe("Palestine*");
    expect(countryByCode("PS")?.note).toContain(
      "shall not be construed as recognition of a State of Palestine"
    );
  });

  test("every territory belongs to a country of the catalogue, and every region and country is described", () => {
    for (const country of countries()) {
      expect(regionTitle(country.region)).toBeTruthy();
      if (country.partOf) expect(countryByCode(country.partOf)).toBeDefined();
    }
    const used = new Set(countries().map((country) => country.region));
    expect(
      regions()
        .map((region) => region.id)
        .filter((id) => !used.has(id))
    ).toEqual([]);
  });

  test("income groups are the World Bank's of July 2021, and unknown where it gives none", () => {
    expect(incomeSource()).toMatchObject({asOf: "2021-07", confidence: "seen"});
    expect(countryByCode("IN")?.income).toBe("lower-middle");
    expect(countryByCode("VE")?.income).toBe("unknown");
    expect(countryByCode("TW")?.income).toBe("unknown");
  });
});

describe("an error in a country file", () => {
  const write = (name: string, text: string) => writeFileSync(new URL(name, folder), text);

  test("names the file, the entry and the field", () => {
    write("a.yaml", "region: western-balkans\ncountries:\n  - {code: AL, iso3: alb, name: Albania}\n");
    expect(failure()).toMatch(/a\.yaml:3: countries\[0\] \(AL\)\.iso3: /);
  });

  test("is found in a misspelt field, an impossible date and a bare year", () => {
    write("a.yaml", `${ALBANIA.trimEnd().slice(0, -1)}, incomes: high}\n`);
    expect(failure()).toMatch(/incomes/);
    write("a.yaml", ALBANIA.replace("}", ", member: {from: 2021-02-30}}"));
    expect(failure()).toMatch(/\(AL\)\.member\.from: no such date/);
    write("a.yaml", ALBANIA.replace("}", ", member: {from: 2021}}"));
    expect(failure()).toMatch(/member\.from: expected a date such as/);
  });

  test("is found in a code entered twice, an unknown owner and an unknown region", () => {
    write("a.yaml", ALBANIA);
    write("b.yaml", ALBANIA);
    expect(failure()).toMatch(/AL is entered twice/);
    write("b.yaml", ALBANIA.replace("AL,", "MK, partOf: QQ,"));
    expect(failure()).toMatch(/MK\.partOf: unknown country QQ/);
    write("b.yaml", ALBANIA.replace("western", "eastern"));
    expect(failure()).toMatch(/b\.yaml: region: unknown region eastern-balkans/);
  });

  test("is found where the file is not YAML", () => {
    write("a.yaml", "region: [");
    expect(failure()).toMatch(/a\.yaml:1: /);
  });

  function failure(): string {
    try {
      loadCountries(folder);
    } catch (error) {
      if (error instanceof ApertureError && error.code === "source-damaged") return error.message;
      throw error;
    }
    return "no error";
  }
});

describe("catalogueRevision", () => {
  test("is twelve digits and the same each time", () => {
    expect(catalogueRevision()).toMatch(/^[0-9a-f]{12}$/);
    expect(catalogueRevision()).toBe(catalogueRevision());
  });

  test("changes when a file changes, moves or appears, and not for other files", () => {
    const seen = [catalogueRevision(folder)];
    writeFileSync(new URL("a.yaml", folder), "a: 1\n");
    seen.push(catalogueRevision(folder));
    writeFileSync(new URL("a.yaml", folder), "a: 2\n");
    seen.push(catalogueRevision(folder));
    mkdirSync(new URL("below/", folder));
    writeFileSync(new URL("below/a.yaml", folder), "a: 2\n");
    seen.push(catalogueRevision(folder));
    expect(new Set(seen).size).toBe(4);
    writeFileSync(new URL("notes.txt", folder), "aside");
    expect(catalogueRevision(folder)).toBe(seen[3]);
  });
});
