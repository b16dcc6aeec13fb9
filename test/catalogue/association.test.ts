import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {pathToFileURL} from "node:url";
import {describe, expect, test} from "vitest";
import {lastDayOf} from "../../src/base/dates.ts";
import {
  associationIntervals,
  associationProgramme,
  isPartUnder,
  statusOf
} from "../../src/catalogue/association.ts";
import {loadIntervals} from "../../src/catalogue/association-intervals.ts";
import {countryByCode} from "../../src/catalogue/countries.ts";

/** "UK HORIZON HORIZON.2.4 2022-05-01 legal" as a question. */
function groupOf(text: string, asKnownOn?: string): string {
  const [country = "", programme = "", part = "", on = "", view = ""] = text.split(" ");
  return statusOf({country, programme, part, on, view: view === "applicant" ? view : "legal", asKnownOn})
    .group;
}

const CASES: [string, string][] = [
  ["UK HORIZON HORIZON.2.4 2022-05-01 legal", "non-associated"],
  ["UK HORIZON HORIZON.2.4 2022-05-01 applicant", "transitional"],
  ["UK HORIZON HORIZON.2.4 2021-03-01 applicant", "non-associated"],
  ["UK HORIZON HORIZON.2.4 2024-01-01 legal", "associated"],
  ["UK HORIZON HORIZON.3.1 2024-06-01 applicant", "associated"],
  ["UK H2020 H2020-EU.3.1. 2015-01-01 legal", "eu"],
  ["UK H2020 H2020-EU.3.1. 2020-06-01 legal", "eu"],
  ["UK H2020 H2020-EU.3.1. 2021-04-01 applicant", "eu"],
  ["UK FP7 FP7-HEALTH 2012-01-01 legal", "eu"],
  ["UK EURATOM EURATOM.1.1 2020-06-01 legal", "eu"],
  ["UK HORIZON EURATOM2027 2024-06-01 legal", "non-associated"],
  ["CH H2020 H2020-EU.1.1. 2014-09-14 legal", "non-associated"],
  ["CH H2020 H2020-EU.1.1. 2014-09-15 legal", "associated"],
  ["CH H2020 H2020-EU.1.1. 2014-10-01 applicant", "non-associated"],
  ["CH H2020 H2020-EU.1.1. 2014-12-05 applicant", "associated"],
  ["CH H2020 H2020-EU.4.a. 2016-12-31 legal", "associated"],
  ["CH H2020 H2020-EU.3.1. 2016-12-31 legal", "non-associated"],
  ["CH H2020 H2020-EU.3.1. 2017-01-01 legal", "associated"],
  ["CH HORIZON HORIZON.1.1 2023-06-01 legal", "non-associated"],
  ["CH HORIZON HORIZON.1.1 2024-05-01 applicant", "transitional"],
  ["CH HORIZON HORIZON.1.1 2024-03-17 applicant", "non-associated"],
  ["CH HORIZON HORIZON.1.1 2024-03-18 applicant", "transitional"],
  ["CH HORIZON HORIZON.1.1 2024-12-31 applicant", "transitional"],
  ["CH HORIZON HORIZON.1.2 2024-05-01 applicant", "non-associated"],
  ["CH HORIZON HORIZON.1.2 2024-12-31 applicant", "non-associated"],
  ["CH HORIZON HORIZON.1.2 2025-01-01 applicant", "transitional"],
  ["CH HORIZON HORIZON.1.1 2025-11-09 applicant", "transitional"],
  ["CH HORIZON HORIZON.1.1 2024-12-31 legal", "non-associated"],
  ["CH HORIZON HORIZON.1.1 2025-01-01 legal", "associated"],
  ["CH HORIZON HORIZON.2.1 2025-06-01 applicant", "transitional"],
  ["CH HORIZON HORIZON.2.1 2025-06-01 legal", "associated"],
  ["CH HORIZON HORIZON.2.1 2025-11-10 applicant", "associated"],
  ["CH HORIZON EURATOM2027 2023-06-01 legal", "non-associated"],
  ["CH HORIZON EURATOM.1.1.1 2025-06-01 legal", "associated"],
  ["CH H2020 H2020-Euratom-1.1. 2015-01-01 legal", "associated"],
  ["UA HORIZON EURATOM2027 2023-01-01 legal", "associated"],
  ["UA HORIZON EURATOM2027 2026-01-01 legal", "non-associated"],
  ["UA HORIZON HORIZON.2.5 2026-01-01 legal", "associated"],
  ["NO HORIZON EURATOM2027 2023-01-01 legal", "non-associated"],
  ["KR HORIZON HORIZON.2.4 2024-12-31 legal", "non-associated"],
  ["KR HORIZON HORIZON.2.4 2025-01-01 legal", "associated"],
  ["KR HORIZON HORIZON.1.1 2025-06-01 legal", "non-associated"],
  ["KR HORIZON HORIZON.2.4 2025-06-01 applicant", "transitional"],
  ["KR HORIZON HORIZON.2 2025-06-01 legal", "associated"],
  ["KR HORIZON HORIZON.20 2025-06-01 legal", "non-associated"],
  ["NZ HORIZON HORIZON.2.6 2022-12-31 legal", "non-associated"],
  ["NZ HORIZON HORIZON.2.6 2023-02-01 legal", "associated"],
  ["NZ HORIZON HORIZON.2.6 2023-02-01 applicant", "non-associated"],
  ["NZ HORIZON HORIZON.4.1 2024-02-01 legal", "non-associated"],
  ["CA HORIZON HORIZON.2.1 2023-12-01 legal", "non-associated"],
  ["CA HORIZON HORIZON.2.1 2023-12-01 applicant", "transitional"],
  ["CA HORIZON HORIZON.2.1 2024-03-01 legal", "associated"],
  ["CA HORIZON HORIZON.2.1 2024-07-03 applicant", "associated"],
  ["CA HORIZON HORIZON.3.1 2024-03-01 legal", "non-associated"],
  ["TR HORIZON HORIZON.1.2 2021-01-01 legal", "associated"],
  ["TR HORIZON HORIZON.1.2 2021-03-01 applicant", "non-associated"],
  ["TR HORIZON HORIZON.1.2 2021-09-01 applicant", "transitional"],
  ["TR HORIZON HORIZON.1.2 2022-01-01 applicant", "associated"],
  ["HR FP7 FP7-PEOPLE 2013-06-30 legal", "associated"],
  ["HR FP7 FP7-PEOPLE 2013-07-01 legal", "eu"],
  ["HR H2020 H2020-EU.1.3. 2014-01-01 legal", "eu"],
  ["BG FP7 FP7-PEOPLE 2007-01-01 legal", "eu"],
  ["RU HORIZON HORIZON.2.5 2021-06-01 legal", "non-associated"],
  ["RU HORIZON HORIZON.2.5 2023-06-01 applicant", "non-associated"],
  ["BY HORIZON HORIZON.2.5 2023-06-01 legal", "non-associated"],
  ["AM H2020 H2020-EU.1.3. 2016-05-18 legal", "non-associated"],
  ["AM H2020 H2020-EU.1.3. 2016-05-19 legal", "associated"],
  ["MA HORIZON HORIZON.2.1 2026-10-01 legal", "non-associated"],
  ["MA HORIZON HORIZON.2.1 2026-10-01 applicant", "transitional"],
  ["JP HORIZON HORIZON.2.1 2026-03-01 applicant", "transitional"],
  ["JP HORIZON HORIZON.2.1 2026-08-01 applicant", "associated"],
  ["LI FP7 FP7-HEALTH 2010-01-01 legal", "associated"],
  ["LI HORIZON HORIZON.1.1 2022-01-01 legal", "non-associated"],
  ["XK H2020 H2020-EU.1.3. 2018-01-01 legal", "non-associated"],
  ["XK HORIZON HORIZON.1.3 2022-01-01 legal", "associated"],
  ["FO HORIZON HORIZON.1.3 2023-01-01 legal", "associated"],
  ["GL HORIZON HORIZON.1.3 2023-01-01 legal", "non-associated"],
  ["RE HORIZON HORIZON.1.3 2023-01-01 legal", "eu"],
  ["GI H2020 H2020-EU.1.3. 2018-01-01 legal", "eu"],
  ["GI HORIZON HORIZON.1.3 2023-01-01 legal", "non-associated"],
  ["US HORIZON HORIZON.2.1 2023-01-01 legal", "non-associated"],
  ["NO H2020 H2020-EU.3.1. 2021-03-01 legal", "associated"],
  ["XH HORIZON HORIZON.2.1 2023-01-01 legal", "unknown"],
  [" HORIZON HORIZON.2.1 2023-01-01 legal", "unknown"]
];

describe("statusOf", () => {
  test.each(CASES)("%s is %s", (question, group) => {
    expect(groupOf(question)).toBe(group);
  });

  test("the law never knows a transitional arrangement", () => {
    const legal = associationIntervals().filter((interval) => interval.view === "legal");
    expect(legal.filter((interval) => interval.status === "transitional")).toEqual([]);
  });

  test("what was not yet signed on a day is left out when asked as known on that day", () => {
    expect(groupOf("KR HORIZON HORIZON.2.4 2025-03-01 legal", "2025-03-01")).toBe("non-associated");
    expect(groupOf("KR HORIZON HORIZON.2.4 2025-03-01 legal", "2025-07-17")).toBe("associated");
    expect(groupOf("KR HORIZON HORIZON.2.4 2025-08-01 applicant", "2025-07-01")).toBe("non-associated");
    expect(groupOf("CA HORIZON HORIZON.2.1 2024-03-01 applicant", "2023-11-01")).toBe("non-associated");
  });

  test("the interval that decided comes with the answer", () => {
    const answer = statusOf({country: "RU", programme: "HORIZON", on: "2023-01-01", view: "legal"});
    expect(answer).toMatchObject({
      group: "non-associated",
      basis: "interval",
      interval: {status: "suspended"}
    });
  });

  test("a start that was not found is said to be assumed", () => {
    const answer = statusOf({country: "AM", programme: "H2020", on: "2018-01-01", view: "legal"});
    expect(answer.interval?.from).toBeUndefined();
    expect(answer.note).toBe("start not found; read as 19 May 2016, the day after non-association ended");
  });

  test("an action signed after its programme ended keeps the status of the last day, and says so", () => {
    const answer = statusOf({country: "NO", programme: "H2020", on: "2021-03-01", view: "legal"});
    expect(answer).toMatchObject({
      group: "associated",
      note: "H2020 had ended; its actions keep the status of its last day"
    });
  });

  test("membership on other grounds than being a Member State is explained", () => {
    const on = "2020-06-01";
    const uk = statusOf({country: "UK", programme: "H2020", on, view: "legal"});
    expect(uk).toEqual({
      group: "eu",
      basis: "membership",
      note: "treated as a Member State under the Withdrawal Agreement"
    });
    const reunion = statusOf({country: "RE", programme: "H2020", on, view: "legal"});
    expect(reunion).toEqual({group: "eu", basis: "membership", article: "355(1)"});
    const caledonia = statusOf({country: "NC", programme: "H2020", on, view: "legal"});
    expect(caledonia).toEqual({group: "non-associated", basis: "no-interval"});
  });
});

describe("associationProgramme", () => {
  test("sends Euratom parts of any programme to Euratom", () => {
    expect(associationProgramme("HORIZON", "EURATOM2027")).toBe("EURATOM");
    expect(associationProgramme("H2020", "H2020-Euratom-1.3.")).toBe("EURATOM");
    expect(associationProgramme("HORIZON", "HORIZON.2.5")).toBe("HORIZON");
    expect(associationProgramme("FP7")).toBe("FP7");
  });
});

describe("associationIntervals", () => {
  test("holds the 106 statements of the register, each with a source and a known country", () => {
    expect(associationIntervals()).toHaveLength(106);
    for (const interval of associationIntervals()) {
      expect(interval.source).not.toBe("");
      expect(countryByCode(interval.country)).toBeDefined();
    }
  });

  test("has no two statements of one view on the same part and day", () => {
    const all = associationIntervals();
    const clashes = all.flatMap((one, at) => all.slice(at + 1).filter((other) => clash(one, other)));
    expect(clashes).toEqual([]);
  });
});

describe("an error in an association file", () => {
  const ENTRY =
    "programme: HORIZON, status: associated, view: legal, sources: [ec-updates-2021], confidence: seen";

  test.each([
    ["an unknown country", "QQ", ENTRY, "country: unknown country QQ"],
    [
      "a source in words",
      "NO",
      ENTRY.replace("ec-updates-2021", "seen somewhere"),
      "intervals[0] (HORIZON).sources[0]: expected the id of a source"
    ],
    [
      "a transitional law",
      "NO",
      ENTRY.replace("associated", "transitional"),
      "(HORIZON).view: transitional is"
    ],
    ["an end before the start", "NO", `${ENTRY}, from: 2022-01, to: 2021-01`, "(HORIZON).from: later than"],
    ["parts without a scope", "NO", `${ENTRY}, parts: [HORIZON.2]`, "(HORIZON).scope: missing"],
    ["an unknown status", "NO", ENTRY.replace("associated", "friendly"), "intervals[0] (HORIZON).status: "]
  ])("%s is reported with its place", (_, country, entry, message) => {
    const folder = mkdtempSync(`${tmpdir()}/catalogue-`);
    writeFileSync(
      `${folder}/a.yaml`,
      `country: "${country}"\nentered: 2026-11-22\nreview: 2027-11-22\nintervals:\n  - {${entry}}\n`
    );
    expect(() => loadIntervals(pathToFileURL(`${folder}/`))).toThrow(message);
    rmSync(folder, {recursive: true});
  });
});

type Interval = ReturnType<typeof associationIntervals>[number];

function clash(one: Interval, other: Interval): boolean {
  const same = one.country === other.country && one.programme === other.programme && one.view === other.view;
  return same && overlap(one, other) && partsMeet(one, other);
}

function overlap(one: Interval, other: Interval): boolean {
  const start = (interval: Interval) => interval.from ?? "2016-05-19";
  const end = (interval: Interval) => lastDayOf(interval.to ?? "9999-12-31") ?? "";
  return start(one) <= end(other) && start(other) <= end(one);
}

function partsMeet(one: Interval, other: Interval): boolean {
  const covers = (interval: Interval, part: string) =>
    !interval.except.some((prefix) => isPartUnder(part, prefix)) &&
    (interval.parts.length === 0 || interval.parts.some((prefix) => isPartUnder(part, prefix)));
  return ["", ...one.parts, ...other.parts].some((part) => covers(one, part) && covers(other, part));
}
