import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {buildOn} from "../../src/app/report/build.ts";
import {diffReports} from "../../src/app/report/diff.ts";
import {lastEditionBefore} from "../../src/app/report/editions.ts";
import type {Edition} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {outlineByName} from "../../src/report/outline.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {writeFolder} from "./support.ts";

const edition = snapshotSite.edition();
let open: Edition;
let dataDir: string;
const FIRST = {period: "2021-05..2023-06", outline: "first-report", edition: "first", asOf: "2023-06-29"};

beforeAll(async () => {
  open = await edition;
  dataDir = await writeFolder(new Map());
  await buildOn(open, {...FIRST, dataDir, without: ["docx", "pdf"]}, defaultEffects);
});
afterAll(async () => {
  await rm(dataDir, {recursive: true, force: true});
});

const place = {period: {from: "2023-01", to: "2025-12"}, family: "biennial", subject: {}};

test("the last edition may overlap the period, and have another outline of the same family", async () => {
  expect(await lastEditionBefore(place, dataDir)).toMatchObject({name: "first"});
});

test("no edition comes before itself, nor before one of another family or subject", async () => {
  const own = {...place, period: {from: "2021-05", to: "2023-06"}};
  expect(await lastEditionBefore(own, dataDir)).toBeUndefined();
  expect(await lastEditionBefore({...place, family: "country"}, dataDir)).toBeUndefined();
  expect(await lastEditionBefore({...place, subject: {country: "KR"}}, dataDir)).toBeUndefined();
});

test("each recurring indicator stands beside its last value, with what the period explains", async () => {
  const options = {period: "2023-01..2025-12", edition: "second", dataDir, without: ["docx", "pdf"]};
  const {folder, manifest} = await buildOn(open, options, defaultEffects);
  expect(manifest.lastEdition?.name).toBe("first");
  const html = await readFile(join(folder, "report.html"), "utf8");
  expect(html).toContain("28.9\u00a0% (first)");
  expect(html.split("the value is still the same: the difference is the period.")).toHaveLength(6);
  const changes = await diffReports(join(dataDir, "reports", "first"), folder);
  const share = changes.find(({figure}) => figure === "share-of-projects?year=PERIOD&group=non-associated");
  expect(share).toMatchObject({cause: "period"});
});

test("an outline that extends another has its templates under titles and an order of its own", () => {
  const [base, derived] = [outlineByName("biennial"), outlineByName("first-report")];
  expect(derived.family).toBe("biennial");
  expect(derived.outline.title).not.toBe(base.outline.title);
  expect(derived.outline.sections.map(({id}) => id)).toContain("conclusions");
  const recurring = base.outline.sections.findIndex(({id}) => id === "team-europe");
  const own = derived.outline.sections.findIndex(({id}) => id === "team-europe");
  expect(derived.lineOf(["sections", own, "blocks", 0])).toBe(
    base.lineOf(["sections", recurring, "blocks", 0])
  );
});

test("an outline nobody has says which there are", () => {
  expect(() => outlineByName("third-report")).toThrow("unknown outline: third-report");
});
