import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {checkFolder, SOUND, writeCatalogue} from "../support/broken-catalogue.ts";

const FORUM = SOUND["bodies/forum.yaml"] ?? "";
const NORWAY = SOUND["association/NO.yaml"] ?? "";
const HEAD = "entered: 2026-11-22\nreview: 2027-11-22\n";

/** The problems as a person reads them, without the folder. */
function problems(changes: Readonly<Record<string, string>>): string[] {
  const folder = writeCatalogue(changes);
  return checkFolder(folder).problems.map(
    ({file, line, field, message}) => `${file.slice(folder.length + 1)}:${line} ${field}: ${message}`
  );
}

/** The forum with one more statement, whose property stands in line 14. */
const withStatement = (lines: string) => ({
  "bodies/forum.yaml": `${FORUM}  - ${lines.replaceAll("\n", "\n    ")}\n`
});

test("a sound catalogue has no problem, and every statement is counted", () => {
  const result = checkFolder(writeCatalogue());
  expect(result).toMatchObject({problems: [], contradictions: [], duplicates: [], statements: 7});
});

describe("a problem is reported with file, line, field and remedy", () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "a wrong code",
      {
        "relations/no.yaml": `id: "no"\nname: Norway\n${HEAD}statements:\n  - {property: country, value: Norway, source: note, confidence: seen}\n`
      },
      "relations/no.yaml:6 statements[0] (country).value: expected a country code"
    ],
    [
      "an unknown country",
      {
        "relations/qq.yaml": `id: qq\nname: Nowhere\n${HEAD}statements:\n  - {property: country, value: QQ, source: note, confidence: seen}\n`
      },
      "relations/qq.yaml:6 statements[0] (country).value: unknown country code"
    ],
    [
      "an unknown country of an association",
      {"association/QQ.yaml": NORWAY.replace('"NO"', "QQ")},
      "association/QQ.yaml:1 country: unknown country QQ"
    ],
    [
      "dates reversed",
      withStatement(
        "property: task\nvalue: To meet\nfrom: 2025-01\nto: 2024-12\nsource: note\nconfidence: seen"
      ),
      "bodies/forum.yaml:16 statements[2] (task).from: later than to"
    ],
    [
      "dates reversed in an association",
      {"association/NO.yaml": NORWAY.replace("2027-12-31", "2020-12-31")},
      "association/NO.yaml:8 intervals[0] (HORIZON).from: later than to"
    ],
    [
      "a date that is none",
      withStatement("property: task\nvalue: To meet\nfrom: 2025-02-30\nsource: note\nconfidence: seen"),
      "bodies/forum.yaml:16 statements[2] (task).from: no such date"
    ],
    [
      "an unknown property",
      withStatement("property: colour\nvalue: blue\nsource: note\nconfidence: seen"),
      "bodies/forum.yaml:14 statements[2] (colour).property: unknown property colour; known: kind, about"
    ],
    [
      "a missing property",
      {"bodies/forum.yaml": FORUM.slice(0, FORUM.indexOf("  - property: about"))},
      "bodies/forum.yaml:6 statements: missing property about"
    ],
    [
      "a missing source",
      withStatement("property: task\nvalue: To meet\nconfidence: seen"),
      "bodies/forum.yaml:14 statements[2] (task).source: "
    ],
    [
      "an unknown source",
      withStatement("property: task\nvalue: To meet\nsource: hearsay\nconfidence: seen"),
      "bodies/forum.yaml:14 task.source: unknown source hearsay"
    ],
    [
      "an unknown source of an association",
      {"association/NO.yaml": NORWAY.replace("note (", "hearsay (")},
      "association/NO.yaml:5 association.source: unknown source hearsay"
    ],
    [
      "an unknown anchor of a source",
      withStatement("property: task\nvalue: To meet\nsource: paper#last\nconfidence: seen"),
      "bodies/forum.yaml:14 task.source: documents/paper has no anchor last"
    ],
    [
      "an anchor of what is no document",
      withStatement("property: task\nvalue: To meet\nsource: note#first\nconfidence: seen"),
      "bodies/forum.yaml:14 task.source: note is no document and has no anchors"
    ],
    [
      "an unknown anchor of a value",
      withStatement("property: document\nvalue: paper#last\nsource: note\nconfidence: seen"),
      "bodies/forum.yaml:14 document.value: documents/paper has no anchor last"
    ],
    [
      "two things with one name",
      {"bodies/other.yaml": FORUM.replace("id: forum", "id: other")},
      "bodies/other.yaml:2 name: bodies/forum has the same name: A forum"
    ],
    [
      "an id that is not the file's name",
      {"bodies/other.yaml": FORUM.replace("A forum", "Another")},
      "bodies/other.yaml:1 id: expected other, as the file is named"
    ],
    [
      "an unknown party",
      {
        "initiatives/club.yaml": `id: club\nname: A club\n${HEAD}statements:\n  - {property: kind, value: multilateral, source: note, confidence: seen}\n  - {property: about, value: It meets., source: note, confidence: seen}\n  - {property: member, value: {party: QQ, role: member}, source: note, confidence: seen}\n`
      },
      "initiatives/club.yaml:8 statements[2] (member).value.party: unknown country code; the Union itself is EU"
    ],
    [
      "a period that ends before it begins",
      withStatement('property: period\nvalue: {from: "2025", to: 2024-12}\nsource: note\nconfidence: seen'),
      "bodies/forum.yaml:15 statements[2] (period).value.from: later than to"
    ],
    [
      "a file that nobody reads",
      {"bodies/other.yml": FORUM},
      "bodies/other.yml:1 the file: is not read; its name has to end in .yaml"
    ],
    [
      "two things that come after each other, once",
      {
        "bodies/forum.yaml": `${FORUM}  - {property: succeeds, value: group, source: note, confidence: seen}\n`,
        "bodies/group.yaml": `${FORUM.replace("id: forum", "id: group").replace("A forum", "A group")}  - {property: succeeds, value: forum, source: note, confidence: seen}\n`
      },
      "bodies/forum.yaml:14 succeeds.value: leads back to itself: bodies/forum → bodies/group → bodies/forum"
    ],
    [
      "a document that cannot be read, and not again wherever it is cited",
      {"documents/paper.yaml": "id: paper\nname: [\n"},
      "documents/paper.yaml:3 the file: "
    ],
    [
      "a list of sources that cannot be read, and not again wherever they are cited",
      {"sources/list.yaml": "sources: {}\n"},
      "sources/list.yaml:1 sources: "
    ],
    ["what is not YAML", {"bodies/forum.yaml": "id: [forum\nname: A\n"}, "bodies/forum.yaml:2 the file: "],
    [
      "two sources with one id",
      {"sources/more.yaml": "sources:\n  - id: note\n    title: Another note\n"},
      "sources/more.yaml:2 sources[0] (note).id: two sources have this id"
    ],
    [
      "two sources that are one page",
      {
        "sources/more.yaml":
          "sources:\n  - id: copy\n    title: A Note\n    address: http://www.example.org/note/\n"
      },
      "sources/more.yaml:3 sources[0] (copy).title: listed already as note, with the same address"
    ],
    [
      "a source with the id of a document",
      {"sources/more.yaml": "sources:\n  - id: paper\n    title: The paper\n"},
      "sources/more.yaml:2 sources[0] (paper).id: a document of the library has this id; cite that"
    ]
  ])("%s", (_, changes, expected) => {
    const found = problems(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });
});

describe("statements that do not go together are kept, and both are shown", () => {
  const values = (pairs: readonly {first: {value: unknown}; second: {value: unknown}}[]) =>
    pairs.map(({first, second}) => [first.value, second.value]);

  test("two that contradict each other", () => {
    const result = checkFolder(
      writeCatalogue(withStatement("property: kind\nvalue: agenda\nsource: note\nconfidence: reported"))
    );
    expect(values(result.contradictions)).toEqual([["body", "agenda"]]);
    expect(result).toMatchObject({problems: [], duplicates: [], statements: 8});
    expect(result.contradictions[0]?.first.place).toMatch(/forum\.yaml:6$/);
    expect(result.contradictions[0]?.second.place).toMatch(/forum\.yaml:14$/);
  });

  test("two that say the same", () => {
    const result = checkFolder(
      writeCatalogue(withStatement("property: kind\nvalue: body\nsource: note\nconfidence: reported"))
    );
    expect(values(result.duplicates)).toEqual([["body", "body"]]);
    expect(result).toMatchObject({problems: [], contradictions: [], statements: 8});
  });

  test("two that hold one after the other are no contradiction", () => {
    const result = checkFolder(
      writeCatalogue({
        "bodies/forum.yaml": FORUM.replace("value: body", "value: body\n    to: 2023-12-31").concat(
          "  - {property: kind, value: agenda, from: 2024-01-01, source: note, confidence: seen}\n"
        )
      })
    );
    expect(result).toMatchObject({contradictions: [], duplicates: []});
  });

  const interval = (changes: string) =>
    `  - {programme: HORIZON, view: legal, sources: [note], confidence: seen, ${changes}}\n`;

  test.each([
    ["the whole, overlapping in time", "status: suspended, from: 2025-01-01", 1],
    ["a part of it", "status: suspended, from: 2025-01-01, scope: Pillar II, parts: [HORIZON.2]", 1],
    ["the whole, after it ended", "status: suspended, from: 2028-01-01", 0],
    [
      "a part with the same status",
      "status: associated, from: 2025-01-01, scope: two, parts: [HORIZON.2]",
      0
    ],
    ["the applicants' view", "status: transitional, view: applicant, from: 2021-01-01", 0]
  ])("association: a second interval on %s", (_, changes, contradictions) => {
    const text = changes.includes("view:")
      ? interval(changes).replace("view: legal, ", "")
      : interval(changes);
    const result = checkFolder(writeCatalogue({"association/NO.yaml": `${NORWAY}${text}`}));
    expect(result.problems).toEqual([]);
    expect(result.contradictions).toHaveLength(contradictions);
    expect(result.statements).toBe(8);
  });
});

test("what is past its review, unverified or never cited is listed", () => {
  const result = checkFolder(
    writeCatalogue({
      ...withStatement(
        "property: task\nvalue: To meet\nsource: note\nconfidence: unverified\nreview: 2025-01-01"
      ),
      "sources/more.yaml": "sources:\n  - id: spare\n    title: Nobody cites this\n"
    })
  );
  expect(result.overdue.map(({value}) => value)).toEqual(["To meet"]);
  expect(result.unverified.map(({value}) => value)).toEqual(["To meet"]);
  expect(result.uncited.map(({id}) => id)).toEqual(["spare"]);
});

test("the check never merges or drops a statement, whatever they say", () => {
  const statement = fc.record({
    value: fc.constantFrom("To meet", "To report", "To decide"),
    property: fc.constantFrom("task", "objective", "outcome"),
    from: fc.constantFrom(undefined, "2021", "2022-05", "2023-01-01"),
    confidence: fc.constantFrom("seen", "reported", "unverified")
  });
  fc.assert(
    fc.property(fc.array(statement, {maxLength: 12}), (list) => {
      const lines = list.map(
        ({value, property, from, confidence}) =>
          `  - {property: ${property}, value: ${value}, ${from ? `from: "${from}", ` : ""}source: note, confidence: ${confidence}}\n`
      );
      const result = checkFolder(writeCatalogue({"bodies/forum.yaml": FORUM + lines.join("")}));
      expect(result.problems).toEqual([]);
      expect(result.statements).toBe(7 + list.length);
    }),
    {numRuns: 25, seed: 7}
  );
});
