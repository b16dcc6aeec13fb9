import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {describe, expect, test} from "vitest";
import {checkCatalogueFolder} from "../../src/app/catalogue/check.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {appraisalScheme} from "../../src/catalogue/appraisal-schemes.ts";
import {CATALOGUE} from "../../src/catalogue/folder.ts";
import {FIELD_SOURCES, funderForms, readFunderForms} from "../../src/catalogue/funder-forms.ts";
import {writeCatalogue} from "../support/broken-catalogue.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const formOf = (id: string) => funderForms().find((form) => form.id === id);
const asked = (["short", "enhanced"] as const).flatMap((tier) =>
  appraisalScheme(tier).questions.map(({id}) => id)
);

describe("the forms shipped", () => {
  test("are those of three funders", () => {
    expect(funderForms().map(({id}) => id)).toEqual([
      "belspo",
      "horizon-europe-security",
      "research-council-of-finland"
    ]);
  });

  test("take every answer from a question that the newest schemes ask", () => {
    const questions = funderForms().flatMap(({fields}) => fields.flatMap(({question}) => question ?? []));
    expect(questions.length).toBeGreaterThan(8);
    expect(questions.filter((id) => !asked.includes(id))).toEqual([]);
  });

  test("know each field's place in a case, and mark what was not read in a source", () => {
    for (const {fields} of funderForms()) {
      expect(fields.every(({from}) => FIELD_SOURCES.includes(from))).toBe(true);
      expect(fields.some(({confidence}) => confidence === "unverified")).toBe(true);
    }
  });

  test("ask what each funder is known to ask", () => {
    const from = (id: string) => formOf(id)?.fields.map((field) => field.question ?? field.from);
    expect(from("research-council-of-finland")).toEqual(
      expect.arrayContaining([
        "factor-partner",
        "technologies",
        "dual-use",
        "dual-use-equipment",
        "other-risks",
        "measures"
      ])
    );
    expect(from("belspo")).toEqual(
      expect.arrayContaining([
        "factor-own-organisation",
        "factor-domain",
        "factor-country",
        "factor-partner",
        "signatures"
      ])
    );
    expect(from("horizon-europe-security")).toEqual(
      expect.arrayContaining(["classified-information", "misuse", "national-restrictions"])
    );
  });
});

const FORM = readFileSync(new URL("funder-forms/belspo.yaml", CATALOGUE), "utf8");

describe("a form of one's own is refused with file, line and field", () => {
  test.each([
    [
      "question: written-agreement",
      "question: no-such",
      "(partnership-agreement).question: no appraisal scheme asks no-such"
    ],
    ["    question: written-agreement\n", "", "(partnership-agreement).question: is missing"],
    ["from: title", "from: headline", "fields[0] (project).from: expected one of title, "],
    [
      "from: title",
      "from: title\n    question: dual-use",
      "(project).question: stands only where from is answer"
    ],
    ["label: Project", "label: Citizenship of the applicant", "(project).label: asks for a person's origin"],
    ["id: countries", "id: partners", "fields[2] (partners).id: stands twice: partners"]
  ])("%s as %s", (was, now, expected) => {
    expect(FORM).toContain(was);
    const folder = temporaryFolder();
    writeFileSync(join(folder, "own.yaml"), FORM.replace(was, now));
    const read = () => readFunderForms(pathToFileURL(`${folder}/`));
    expect(read).toThrow(expected);
    expect(read).toThrow(/own\.yaml:\d+: /);
  });
});

test("the check of a folder names every problem of its schemes and forms, and all that is shipped is sound", () => {
  const scheme = readFileSync(new URL("appraisal-schemes/short-check-2026-11.yaml", CATALOGUE), "utf8");
  const folder = writeCatalogue({
    "appraisal-schemes/own.yaml": scheme
      .replace("factor: country", "factor: region")
      .replace("[p1-1]", "[p9-9]"),
    "funder-forms/own.yaml": FORM.replace("from: title", "from: headline")
  });
  const found = checkCatalogueFolder(folder, defaultEffects).problems;
  expect(found.map(({file, field}) => `${file.slice(folder.length + 1)} ${field}`).sort()).toEqual([
    "appraisal-schemes/own.yaml questions[0] (access-to-sensitive-assets).answers[1] (not-known).measures[0]",
    "appraisal-schemes/own.yaml questions[5] (country-conditions).factor",
    "funder-forms/own.yaml fields[0] (project).from"
  ]);
  expect(checkCatalogueFolder(undefined, defaultEffects).problems).toEqual([]);
});
