import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Thing} from "../../src/domain/statement.ts";
import {historyOf, stateOn} from "../../src/pool/commitment-state.ts";

type Stated = readonly [property: string, value: unknown];

function commitment(...stated: readonly Stated[]): Thing {
  const id = "ga-99";
  const statements = stated.map(([property, value]) => ({
    subject: {register: "commitments", id},
    property,
    value,
    sources: [{source: "com-2021-252"}],
    confidence: "seen" as const,
    entered: "2026-11-22",
    review: "2027-11-22",
    place: "commitments/ga-99.yaml:1"
  }));
  return {register: "commitments", id, name: "A promise", open: [], statements};
}

const ONCE: Stated[] = [
  ["announced", "2021-05-18"],
  ["nature", "once"]
];
const CONTINUING: Stated[] = [
  ["announced", "2021-05-18"],
  ["nature", "continuing"]
];
const evidence = (date: string, kind: string): Stated => [
  "evidence",
  {date, kind, text: `${kind} on ${date}`}
];
const states = (thing: Thing, on = "2026-11-22") =>
  historyOf(thing, on).map((turn) => `${turn.on} ${turn.state}`);

describe("a commitment without evidence", () => {
  test("is not there before it was made", () => {
    expect(stateOn(commitment(...ONCE), "2021-05-17")).toBeUndefined();
    expect(stateOn(commitment(...ONCE), "2021-05-18")?.state).toBe("announced");
  });

  test("goes stale by itself once a reporting period and half a year have passed", () => {
    expect(states(commitment(...ONCE))).toEqual(["2021-05-18 announced", "2023-11-18 stale"]);
    expect(stateOn(commitment(...ONCE), "2023-11-17")?.state).toBe("announced");
  });

  test("goes stale on the day it was due", () => {
    expect(states(commitment(...ONCE, ["due", "2022"]))).toEqual([
      "2021-05-18 announced",
      "2022-12-31 stale"
    ]);
  });
});

describe("evidence", () => {
  test("moves a commitment on, and what can be read stays evidenced", () => {
    const thing = commitment(
      ...ONCE,
      evidence("2022-01-18", "evidenced"),
      evidence("2023-06-29", "reported")
    );
    expect(states(thing)).toEqual(["2021-05-18 announced", "2022-01-18 evidenced", "2023-06-29 evidenced"]);
  });

  test("keeps what is done once from going stale, also where only others report the result", () => {
    const known = (confidence: "reported" | "unverified") => {
      const thing = commitment(...ONCE, evidence("2022-01-18", "evidenced"));
      const statements = thing.statements.map((one) =>
        one.property === "evidence" ? {...one, confidence} : one
      );
      return states({...thing, statements});
    };
    expect(known("reported")).toEqual(["2021-05-18 announced", "2022-01-18 reported"]);
    expect(known("unverified")).toEqual(["2021-05-18 announced", "2022-01-18 started", "2024-07-18 stale"]);
  });

  test("ages where a commitment never ends", () => {
    const thing = commitment(
      ...CONTINUING,
      evidence("2023-06-29", "evidenced"),
      evidence("2026-02", "reported")
    );
    expect(states(thing)).toEqual([
      "2021-05-18 announced",
      "2023-06-29 evidenced",
      "2025-12-29 stale",
      "2026-02-28 evidenced"
    ]);
  });

  test("that a commitment was begun does not keep it from being overdue", () => {
    const thing = commitment(...ONCE, ["due", "2022-12"], evidence("2022-06-01", "started"));
    expect(states(thing)).toEqual(["2021-05-18 announced", "2022-06-01 started", "2022-12-31 stale"]);
  });

  test("with a partial date counts from its last day", () => {
    expect(states(commitment(...ONCE, evidence("2022", "evidenced"))).at(-1)).toBe("2022-12-31 evidenced");
  });
});

test("a superseded commitment stays superseded", () => {
  const thing = commitment(...CONTINUING, ["superseded-by", {date: "2022-06-10", document: "x"}]);
  expect(states(thing)).toEqual(["2021-05-18 announced", "2022-06-10 superseded"]);
});

test("the history up to a day never changes later", () => {
  const kinds = fc.constantFrom("started", "reported", "evidenced");
  const days = fc.date({min: new Date("2021-05-19"), max: new Date("2030-01-01"), noInvalidDate: true});
  const dated = fc.tuple(days, kinds).map(([day, kind]) => evidence(day.toISOString().slice(0, 10), kind));
  fc.assert(
    fc.property(fc.array(dated, {maxLength: 5}), days, days, (list, one, other) => {
      const thing = commitment(...CONTINUING, ...list);
      const [early = "", late = ""] = [one, other].map((day) => day.toISOString().slice(0, 10)).sort();
      const before = states(thing, early);
      expect(states(thing, late).slice(0, before.length)).toEqual(before);
    })
  );
});
