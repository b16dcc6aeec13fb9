import {mkdir, rename} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {compareFolders} from "../../src/app/report/diff.ts";
import {sayDifferences} from "../../src/app/report/say-difference.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {runCli} from "../support/run-cli.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {buildTexts, writeFolder} from "./support.ts";

const edition = snapshotSite.edition();
let built: ReadonlyMap<string, string>;
let before: string;
let dataDir: string;
let site: Site;
beforeAll(async () => {
  built = await buildTexts(await edition);
  before = await write((text) => text);
  dataDir = await writeFolder(new Map());
  site = openSite(dataDir);
});
afterAll(() => {
  site.close();
});

type Change = (text: string, file: string) => string;

/** The report written anew, each file as a change makes it. */
function write(change: Change): Promise<string> {
  const bytes = [...built].map(
    ([name, text]) => [name, new TextEncoder().encode(change(text, name))] as const
  );
  return writeFolder(new Map(bytes));
}

const inFile =
  (wanted: string, change: (text: string) => string): Change =>
  (text, file) =>
    file === wanted ? change(text) : text;

const oneProject = inFile("annex/in-text.csv", (rows) =>
  rows.replace(",14541,projects,", ",14500,projects,")
);
const manifest = (from: RegExp, to: string) => inFile("manifest.json", (text) => text.replace(from, to));
const both =
  (...changes: Change[]): Change =>
  (text, file) =>
    changes.reduce((now, change) => change(now, file), text);

const CAUSES: readonly [string, Change, string, RegExp][] = [
  [
    "new data",
    manifest(/"dated": "2025-12-06"/, '"dated": "2026-06-01"'),
    "new-data",
    /files are newer: Horizon Europe of 6 December 2025, then Horizon Europe of 1 June 2026/
  ],
  [
    "correction",
    manifest(/("dated": "[^"]*",\s*"sha256": ")\w{4}/, "$10000"),
    "correction",
    /same dates \(Horizon Europe of 6 December 2025\) and other content/
  ],
  [
    "catalogue",
    manifest(/"revision": "\w{4}/, '"revision": "0000'),
    "catalogue",
    /Entries of the catalogue changed: revision \w+, then 0000/
  ],
  [
    "method",
    inFile("annex/traces.csv", (rows) => rows.replaceAll(",projects,1,", ",projects,2,")),
    "method",
    /Projects: version 1, then 2\./
  ]
];

describe("a difference between two reports", () => {
  test.each(CAUSES)("is said to come from %s", async (cause, change, id, why) => {
    const after = await write(both(oneProject, change));
    const groups = sayDifferences(await compareFolders(before, after));
    expect(groups.map((group) => group.cause)).toEqual([cause]);
    expect(groups[0]?.why).toMatch(why);
    expect(groups[0]?.changes).toEqual([
      {what: "Projects", before: "14\u00a0541", after: "14\u00a0500", address: "projects?year=PERIOD"}
    ]);

    const {stdout} = await runCli(["report", "diff", before, after]);
    expect(stdout).toContain("14\u00a0541 → 14\u00a0500");
    expect(stdout).toMatch(why);

    const editions = join(dataDir, "reports");
    await mkdir(editions, {recursive: true});
    await rename(
      await write(manifest(/"edition": "[^"]*"/, `"edition": "old-${id}"`)),
      join(editions, `old-${id}`)
    );
    const renamed = manifest(/"edition": "[^"]*"/, `"edition": "new-${id}"`);
    await rename(await write(both(oneProject, change, renamed)), join(editions, `new-${id}`));
    const response = await createApp(site, defaultEffects).request(
      `/report/compare?from=old-${id}&to=new-${id}`
    );
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain(`From old-${id} to new-${id}: 1 cell by`);
    expect(page).toContain(`<section id="${id}">`);
    expect(page.replace(/<[^>]+>/g, "")).toMatch(why);
  });

  test("names countries, themes and groups, and tells values apart that round to the same", async () => {
    const year = /,([\d.]+),percent,,?"?share-of-participations\?year=2024&group=associated&/;
    const nudge = (row: string, value: string) => row.replace(value, String(Number(value) + 0.001));
    const after = await write((text, file) =>
      file.startsWith("annex/T") || file.includes("in-text") ? text.replace(year, nudge) : text
    );
    const [group] = sayDifferences(await compareFolders(before, after));
    expect(group?.changes[0]?.what).toBe("Share of participations: 2024; Associated countries");
    expect(group?.changes[0]?.before).not.toBe(group?.changes[0]?.after);
    const all = sayDifferences(
      await compareFolders(before, await write(inFile("annex/in-text.csv", () => "")))
    );
    const said = all.flatMap(({changes}) => changes.map(({what}) => what));
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((what) => /\b(PERIOD|AS-OF|undefined|non-associated,)/.test(what))).toEqual([]);
    expect(said).toContain("Share of participations: 2023; countries outside the Union");
  });
});

test("a page that compares says which edition it does not know, and that none may be called as it is", async () => {
  const app = createApp(site, defaultEffects);
  const unknown = await app.request("/report/compare?from=none&to=neither");
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain("No edition of this name: none");
  const {stderr} = await runCli(["report", "build", "--period", "2023-01..2025-12", "--edition", "compare"]);
  expect(stderr).toContain("The page that compares editions has this name.");
});
