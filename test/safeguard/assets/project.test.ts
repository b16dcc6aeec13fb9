import {describe, expect, test} from "vitest";
import {addDays} from "../../../src/base/dates.ts";
import {type Alert, alertsOf, NEAR_DAYS, type RestrictionsOf} from "../../../src/safeguard/assets/alerts.ts";
import {type AssetContent, assetSchema} from "../../../src/safeguard/assets/asset.ts";
import type {AssetEvent, Transfer} from "../../../src/safeguard/assets/event.ts";
import {ASSET_REGISTER, type AssetProject, checkKey} from "../../../src/safeguard/assets/project.ts";
import {
  checkPractices,
  considerClauses,
  endAccess,
  removeAsset,
  undecidedTransfer
} from "../../../src/safeguard/assets/steps.ts";

const TODAY = "2026-11-28";
const NOBODY: RestrictionsOf = () => [];

const RESULT: AssetContent = {
  asset: "asset-1",
  title: "Sensor firmware",
  role: "result",
  kind: "software",
  owners: [
    {name: "University of Example", share: 60},
    {name: "Institute of Examples", share: 40}
  ],
  source: "Soil sensors",
  protection: "undecided",
  restrictions: "",
  path: "licence",
  pathNote: "",
  stage: "identified"
};

const TRANSFER: Transfer = {
  transfer: "transfer-1",
  asset: "asset-1",
  kind: "transfer",
  to: "Example Company",
  planned: "2027-03-01",
  notified: "2026-11-01",
  informed: ["Institute of Examples"],
  objectionUntil: "2027-01-15",
  note: ""
};

let sequence = 0;

function folded(...events: readonly AssetEvent[]): AssetProject {
  const opened: AssetEvent = {
    type: "asset-project-opened",
    content: {title: "Soil sensors", unit: "Geology", stage: "during"}
  };
  const after = [opened, ...events].reduce<AssetProject | undefined>((now, {type, content}) => {
    sequence++;
    return ASSET_REGISTER.apply(now, {
      ledger: "university",
      sequence,
      at: "2026-11-28T10:00:00.000Z",
      actor: "account-1",
      stream: "assets-1",
      type,
      subject: "assets-1",
      body: "",
      previous: "",
      hash: "",
      content,
      isErased: false
    });
  }, undefined);
  if (!after) throw new Error("no project came of the events");
  return after;
}

const kept = (change: Partial<AssetContent> = {}): AssetEvent => ({
  type: "asset-kept",
  content: {...RESULT, ...change}
});
const kindsOf = (alerts: readonly Alert[]) => alerts.map(({kind}) => kind);
const alertsAbout = (change: Partial<AssetContent>) => kindsOf(alertsOf(folded(kept(change)), NOBODY, TODAY));

describe("an alert", () => {
  test.each<[string, Partial<AssetContent>, readonly string[]]>([
    ["nothing planned", {}, []],
    ["publication far off", {publication: addDays(TODAY, NEAR_DAYS + 1)}, []],
    ["publication near, undecided", {publication: addDays(TODAY, NEAR_DAYS)}, ["publication-near"]],
    ["published, undecided", {publication: TODAY}, ["publication-before-protection"]],
    ["decided against protection", {publication: TODAY, protection: "none"}, []],
    [
      "secret and to be published",
      {publication: "2027-06-01", protection: "secret"},
      ["publication-before-protection"]
    ],
    [
      "published before the filing",
      {publication: "2026-01-09", protection: "applied", protectedOn: "2026-01-10"},
      ["publication-before-protection"]
    ],
    [
      "published on the day of the filing",
      {publication: "2026-01-10", protection: "applied", protectedOn: "2026-01-10"},
      []
    ],
    ["no owner", {owners: []}, ["no-owner"]],
    ["shares of 60", {owners: [{name: "University of Example", share: 60}]}, ["shares-open"]],
    ["shares that are not settled", {owners: [{name: "University of Example"}]}, []],
    ["no path", {path: "none"}, ["no-path"]],
    ["background without owner and path", {role: "background", owners: [], path: "none"}, []]
  ])("of an asset with %s", (_, change, expected) => {
    expect(alertsAbout(change)).toEqual(expected);
  });

  test("names a partner under restriction for as long as it has access", () => {
    const access: AssetEvent = {
      type: "access-granted",
      content: {
        access: "access-1",
        asset: "asset-1",
        holder: "Listed Institute",
        scope: "Source code",
        terms: "For the project",
        from: "2026-01-01"
      }
    };
    const restricted: RestrictionsOf = ({name}) => (name === "Listed Institute" ? ["It is listed."] : []);
    const one = folded(kept(), access);
    expect(alertsOf(one, restricted, TODAY)).toMatchObject([
      {kind: "access-under-restriction", says: expect.stringContaining("It is listed.")}
    ]);
    const ended = folded(kept(), access, endAccess(one, "access-1", "The project ended."));
    expect(alertsOf(ended, restricted, TODAY)).toEqual([]);
    expect(() => endAccess(ended, "access-1", "Again.")).toThrow("no such access right");
  });

  test.each<[string, Partial<Transfer>, number]>([
    ["with notice in time", {}, 0],
    ["without notice", {notified: undefined}, 1],
    ["noticed after it", {notified: "2027-03-02"}, 1],
    ["with nobody informed", {informed: []}, 1],
    ["with no end of the time to object", {objectionUntil: undefined}, 1],
    ["before the time to object ends", {objectionUntil: "2027-04-01"}, 1]
  ])("of a transfer %s", (_, change, count) => {
    const one = folded(kept(), {type: "transfer-kept", content: {...TRANSFER, ...change}});
    const alerts = kindsOf(alertsOf(one, NOBODY, TODAY));
    expect(alerts).toEqual(Array.from({length: count}, () => "transfer-without-notice"));
  });

  test("is not given for a transfer that was dropped", () => {
    const one = folded(
      kept(),
      {type: "transfer-kept", content: {...TRANSFER, notified: undefined}},
      {
        type: "transfer-decided",
        content: {transfer: "transfer-1", decision: "dropped", on: TODAY, reasons: "No buyer."}
      }
    );
    expect(alertsOf(one, NOBODY, TODAY)).toEqual([]);
    expect(() => undecidedTransfer(one, "transfer-1")).toThrow("the transfer is decided");
  });
});

describe("an asset", () => {
  test.each<[string, Partial<AssetContent>, RegExp]>([
    [
      "shares over 100",
      {
        owners: [
          {name: "One", share: 60},
          {name: "Two", share: 41}
        ]
      },
      /more than 100/
    ],
    ["an owner twice", {owners: [{name: "One"}, {name: "one"}]}, /named twice/],
    ["no day that exists", {publication: "2026-02-30"}, /expected a day/],
    ["a filing without its day", {protection: "applied"}, /missing the day/]
  ])("with %s is refused", (_, change, message) => {
    const read = assetSchema.safeParse({...RESULT, ...change});
    expect(read.error?.issues[0]?.message).toMatch(message);
  });

  test("is not removed while somebody has access", () => {
    const one = folded(kept(), {
      type: "access-granted",
      content: {access: "a", asset: "asset-1", holder: "One", scope: "All", terms: "Free", from: TODAY}
    });
    expect(() => removeAsset(one, "asset-1", "A mistake.")).toThrow(/still has access/);
    expect(folded(kept(), removeAsset(folded(kept()), "asset-1", "A mistake.")).assets.size).toBe(0);
  });
});

describe("a checklist", () => {
  test("keeps answers by stage, writes what changed only, and leaves the rest open", () => {
    const given = [
      {practice: "ia-7", answer: "partly", note: "Two of three"},
      {practice: "ia-10", answer: "", note: ""}
    ];
    const events = checkPractices(folded(), "before", given);
    expect(events).toHaveLength(1);
    const one = folded(...events);
    expect(one.checks.get(checkKey("before", "ia-7"))).toMatchObject({answer: "partly", by: "account-1"});
    expect(one.checks.has(checkKey("during", "ia-7"))).toBe(false);
    expect(checkPractices(one, "before", given)).toEqual([]);
    expect(() => checkPractices(one, "before", [{practice: "ia-7", answer: "maybe", note: ""}])).toThrow(
      "unknown answer: maybe"
    );
  });
});

describe("clauses", () => {
  test("are ticked for each agreement, and can be opened again", () => {
    const agreement: AssetEvent = {
      type: "agreement-kept",
      content: {agreement: "agreement-1", title: "Consortium agreement", partners: ""}
    };
    const named = folded(agreement).agreements.get("agreement-1");
    if (!named) throw new Error("no agreement");
    const ticked = considerClauses(named, [
      {clause: "ownership", state: "settled", note: "Article 8"},
      {clause: "disputes", state: undefined, note: ""}
    ]);
    expect(ticked).toHaveLength(1);
    const after = folded(agreement, ...ticked).agreements.get("agreement-1");
    expect(after?.clauses.get("ownership")).toMatchObject({state: "settled", note: "Article 8"});
    expect(
      after && considerClauses(after, [{clause: "ownership", state: undefined, note: "Article 8"}])
    ).toHaveLength(1);
  });
});
