import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  type AssociationRow,
  associationProgramme,
  associationRows,
  isPartUnder,
  type StandingQuestion,
  statusOf
} from "../../src/catalogue/association.ts";
import {statusCells} from "../../src/catalogue/association-rows.ts";
import {countries} from "../../src/catalogue/countries.ts";
import type {Group} from "../../src/domain/group.ts";

const PARTS =
  "HORIZON.1 HORIZON.1.1 HORIZON.1.1.1 HORIZON.1.2 HORIZON.2 HORIZON.2.4.1 HORIZON.20 HORIZON.3.1 HORIZON.4.1 " +
  "H2020-EU.1 H2020-EU.1.1. H2020-EU.2.1.1. H2020-EU.3.1. H2020-EU.4. H2020-EU.4.a. H2020-EU.5. " +
  "FP7-HEALTH EURATOM2027 EURATOM.1.1.1 H2020-Euratom-1.3. ";

const question = fc.record({
  country: fc.constantFrom(...countries().map((country) => country.code)),
  programme: fc.constantFrom("HORIZON", "H2020", "FP7", "EURATOM"),
  part: fc.constantFrom(...PARTS.split(" ")),
  on: fc.date({min: new Date("2005-01-01"), max: new Date("2030-12-31"), noInvalidDate: true}).map(dayOf),
  view: fc.constantFrom("legal" as const, "applicant" as const)
});

describe("associationRows", () => {
  test("a range join over the rows gives exactly what statusOf gives", () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(joined(asked)).toEqual([statusOf(asked).group].filter((group) => group !== "non-associated"));
      }),
      {numRuns: 3000, seed: 20260916}
    );
  });

  test("it does so on the days around every turn, for every country with a row", () => {
    const differing = associationRows()
      .flatMap(questionsAround)
      .filter((asked) => {
        const {group} = statusOf(asked);
        return joined(asked).join() !== (group === "non-associated" ? "" : group);
      });
    expect(differing).toEqual([]);
  }, 30_000);

  test("rows are whole days with open ends written out, and never say non-associated", () => {
    for (const row of associationRows()) {
      expect(row.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(row.to).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(row.from <= row.to).toBe(true);
      expect(["eu", "associated", "transitional"]).toContain(row.status);
    }
  });

  test("Pillar II association is one row with its prefix", () => {
    const korea = associationRows().filter((row) => row.country === "KR" && row.view === "legal");
    expect(korea).toEqual([
      {
        country: "KR",
        programme: "HORIZON",
        part_prefix: "HORIZON.2",
        except_prefix: "",
        status: "associated",
        view: "legal",
        from: "2025-01-01",
        to: "9999-12-31"
      }
    ]);
  });
});

describe("statusCells", () => {
  test("leaves out the one part that stands apart, and gives a part within it its own row", () => {
    const groups: Record<string, Group> = {"": "associated", "A.1": "non-associated", "A.1.1": "associated"};
    expect(statusCells(["", "A.1", "A.1.1"], (part) => groups[part] ?? "unknown")).toEqual([
      {part_prefix: "", except_prefix: "A.1", status: "associated"},
      {part_prefix: "A.1.1", except_prefix: "", status: "associated"}
    ]);
  });

  test("refuses two parts that stand apart side by side, for one row has one exception", () => {
    const groups: Record<string, Group> = {
      "": "associated",
      "A.1": "non-associated",
      "A.2": "non-associated"
    };
    expect(() => statusCells(["", "A.1", "A.2"], (part) => groups[part] ?? "unknown")).toThrow("A.1, A.2");
  });
});

function questionsAround({country, programme, from, to}: AssociationRow): StandingQuestion[] {
  const parts = ["", "HORIZON.1.1", "HORIZON.2.4", "H2020-EU.1.1.", "H2020-EU.3.1.", "EURATOM.1"];
  return [from, before(from), to, after(to)].flatMap((on) =>
    parts.flatMap((part) => [
      {country, programme, part, on, view: "legal" as const},
      {country, programme, part, on, view: "applicant" as const}
    ])
  );
}

/** What SQL does: the statuses of the rows that match. */
function joined({part = "", ...asked}: StandingQuestion): string[] {
  const programme = associationProgramme(asked.programme, part);
  return associationRows()
    .filter((row) => row.country === asked.country && row.programme === programme && row.view === asked.view)
    .filter((row) => row.from <= asked.on && asked.on <= row.to)
    .filter((row) => isPartUnder(part, row.part_prefix))
    .filter((row) => row.except_prefix === "" || !isPartUnder(part, row.except_prefix))
    .map((row) => row.status);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function before(day: string): string {
  return day <= "1950" ? day : dayOf(new Date(Date.parse(day) - 86_400_000));
}

function after(day: string): string {
  return day >= "9000" ? day : dayOf(new Date(Date.parse(day) + 86_400_000));
}
