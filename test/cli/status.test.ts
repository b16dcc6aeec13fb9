import {expect, test} from "vitest";
import {readStanding} from "../../src/app/standing.ts";
import {countryEntries} from "../../src/catalogue/countries.ts";
import type {AssociationProgramme} from "../../src/domain/association.ts";
import {runCli} from "../support/run-cli.ts";

const ask = (country: string, on: string, programme: AssociationProgramme = "HORIZON", part?: string) =>
  readStanding({country, on, programme, part});

test.each([
  ["KR", "2024-06-01", "HORIZON.2.5", "non-associated", "non-associated"],
  ["KR", "2025-03-01", "HORIZON.2.5", "associated", "transitional"],
  ["KR", "2025-03-01", "HORIZON.1.1", "non-associated", "non-associated"],
  ["UK", "2022-05-01", "HORIZON.2.5", "non-associated", "transitional"],
  ["UK", "2024-05-01", "HORIZON.2.5", "associated", "associated"],
  ["DE", "2022-05-01", "HORIZON.2.5", "eu", "eu"],
  ["RU", "2023-01-01", "HORIZON.2.5", "suspended", "suspended"],
  ["BR", "2023-01-01", "HORIZON.2.5", "non-associated", "non-associated"]
])(
  "%s on %s in %s is %s by law, and %s as applicants were treated",
  (country, on, part, legal, applicant) => {
    const standing = ask(country, on, "HORIZON", part);
    expect([standing.status, standing.applicant.status]).toEqual([legal, applicant]);
  }
);

test("an answer carries scope, period, source and confidence", () => {
  expect(ask("KR", "2025-03-01", "HORIZON", "HORIZON.2.5")).toMatchObject({
    scope: "Pillar II",
    from: "2025-01-01",
    to: "2027-12-31",
    confidence: "seen",
    source: expect.stringContaining("OJ L 2025/1532")
  });
});

test("without a part, what holds for some parts only is the answer, with its scope", () => {
  expect(ask("CA", "2025-03-01")).toMatchObject({
    status: "associated",
    scope: "Pillar II",
    unknown: [expect.stringContaining("--part")]
  });
});

test.each([
  ["HORIZON.1", "non-associated", "outside Pillar II"],
  ["HORIZON.2", "associated", "Pillar II"],
  ["HORIZON.3", "non-associated", "outside Pillar II"]
])(
  "an association to one pillar answers for %s with its interval and source, in both views",
  (part, status, scope) => {
    const answer = {status, scope, from: "2024-01-01", to: "2027-12-31", confidence: "seen"};
    const standing = ask("CA", "2025-01-01", "HORIZON", part);
    expect(standing).toMatchObject({...answer, applicant: answer, unknown: []});
    expect(standing.source).toContain("Canada");
  }
);

test("an answer for the whole programme names the parts that stand apart", () => {
  expect(ask("CA", "2023-12-15").unknown).toEqual([
    "the status in a single part: Pillar II is transitional, as applicants were treated; ask with --part"
  ]);
  expect(ask("CH", "2015-06-01", "H2020")).toMatchObject({
    status: "non-associated",
    unknown: [
      expect.stringContaining(
        "Excellent Science pillar; Spreading excellence and widening participation is associated"
      )
    ]
  });
  expect(ask("KR", "2024-06-01").unknown).toEqual([]);
});

test("an association to Horizon Europe says nothing of Euratom", () => {
  expect(ask("CA", "2025-01-01", "HORIZON", "EURATOM")).toMatchObject({scope: null, source: null});
});

test("what nobody wrote down is said to be unknown, not denied", () => {
  const standing = ask("BR", "2023-01-01");
  expect(standing).toMatchObject({status: "non-associated", source: null, confidence: null});
  expect(standing.unknown).toEqual(["whether an agreement exists that nobody has written down here"]);
});

test("the command answers by name, as text and as JSON", async () => {
  const text = await runCli(["status", "Republic of Korea", "--on", "2025-03-01", "--part", "horizon.2.5"]);
  expect(text.stdout).toContain("by law: associated");
  const json = await runCli(["status", "KR", "--on", "2025-03-01", "--format", "json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    country: "KR",
    on: "2025-03-01",
    programme: "HORIZON",
    part: null
  });
});

test("a date that is none, and a programme nobody knows, are refused with a hint", async () => {
  expect(await runCli(["status", "KR", "--on", "2025-02-30"])).toMatchObject({code: 2});
  expect(await runCli(["status", "KR", "--programme", "FP9"])).toMatchObject({code: 2});
});

test.each([
  ["AX", "eu", /part of Finland, a Member State; the Treaties apply to the Åland Islands$/, "355(4)"],
  ["RE", "eu", /part of France, a Member State; the Treaties apply to Réunion$/, "355(1)"],
  ["NC", "non-associated", /linked to France; .* rules of their own/, undefined],
  ["SJ", "non-associated", /linked to Norway; whether .* was not read$/, undefined]
])(
  "the territory %s stands by the state it belongs to, in words and with its source",
  (country, status, note, article) => {
    const standing = ask(country, "2026-11-29");
    expect(standing).toMatchObject({status, note: expect.stringMatching(note)});
    expect(standing.legalReference).toBe(
      article ? `Article ${article} of the Treaty on the Functioning of the European Union` : null
    );
    expect(standing.source?.includes("CELEX:12016E355") ?? false).toBe(article !== undefined);
  }
);

test("every territory that counts as part of the Union names the article by which it does", () => {
  const within = countryEntries().filter(({union}) => union && union.to === undefined);
  expect(within.length).toBeGreaterThan(5);
  for (const {country} of within) {
    expect([country.code, ask(country.code, "2026-11-29").legalReference]).toEqual([
      country.code,
      expect.stringContaining("Article 355(")
    ]);
  }
});
