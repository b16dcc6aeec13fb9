import {appendFile, chmod, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {checkReport} from "../../src/app/report/check.ts";
import {diffReports} from "../../src/app/report/diff.ts";
import {freezeEdition, listEditions, readEditionFile} from "../../src/app/report/editions.ts";
import type {Edition} from "../../src/app/site.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {buildFiles, writeFolder} from "./support.ts";

const edition = snapshotSite.edition();
let open: Edition;
let folder: string;
beforeAll(async () => {
  open = await edition;
  folder = await writeFolder(await buildFiles(open));
});
afterAll(async () => {
  await rm(folder, {recursive: true, force: true});
});

const against = () => ({edition: open, dataDir: folder});

const CHANGED = "the file is not the one that was built";

/** Changes a file of a copy of the report, and checks it: that it was changed is found first, then where. */
async function checkTampered(file: string, change: (text: string) => string) {
  const copy = await writeFolder(await buildFiles(open));
  const path = join(copy, file);
  await writeFile(path, change(await readFile(path, "utf8")));
  const [first, ...places] = (await checkReport(path, against())).disagreements;
  expect(first?.why).toBe(CHANGED);
  return {copy, places};
}

test("a report as it was built agrees with its sources in every figure", async () => {
  const {checked, disagreements} = await checkReport(folder, against());
  expect(disagreements).toEqual([]);
  expect(checked).toBeGreaterThan(3000);
}, 240_000);

test("a number changed in the text is found, and said why", async () => {
  const number = /(<a class="n"[^>]*data-figure="projects\?year=2023,2024,2025&amp;value=[^>]*>)([^<]*)/;
  const {copy, places} = await checkTampered("report.html", (html) => html.replace(number, "$199\u00a0999"));
  expect(places).toHaveLength(1);
  expect(places[0]).toMatchObject({
    stated: "99\u00a0999",
    why: "the text does not say what its own address says"
  });
  const whole = await checkReport(copy, against());
  expect(whole.disagreements.map(({why}) => why)).toContain(CHANGED);
}, 240_000);

test("every changed file of a folder is named, also one that can no longer be read", async () => {
  const copy = await writeFolder(await buildFiles(open, {without: []}));
  const changed = ["annex/in-text.csv", "report.docx", "report.html", "report.pdf"];
  for (const name of changed) await appendFile(join(copy, name), " ");
  const named = async () =>
    (await checkReport(copy, against())).disagreements
      .filter(({why}) => why === CHANGED)
      .map(({source}) => source)
      .sort();
  expect(await named()).toEqual(changed);
  await writeFile(join(copy, "report.docx"), "no longer a document");
  await writeFile(join(copy, "annex/in-text.csv"), '"never closed');
  expect(await named()).toEqual(changed);
}, 240_000);

test("a report without its annex cannot be compared, and says how it can", async () => {
  const bare = await writeFolder(await buildFiles(open, {without: ["docx", "pdf", "annex"]}));
  await expect(diffReports(folder, bare)).rejects.toMatchObject({
    message: `no data annex in ${bare}`,
    hint: expect.stringContaining("annex")
  });
}, 240_000);

test("a number changed together with its address is found", async () => {
  const {places} = await checkTampered("report.html", (html) =>
    html.replace(/(data-figure="projects\?year=2023,2024,2025&amp;value=)\d+/, "$11")
  );
  expect(places[0]?.why).toBe("the value does not come from this warehouse");
}, 240_000);

test("a count of the catalogue that was changed is found", async () => {
  const {places} = await checkTampered("report.html", (html) =>
    html.replace(/(data-count="commitments\?on=[^"]*">)\d+/, "$1999")
  );
  expect(places[0]).toMatchObject({stated: "999", why: "the catalogue counts otherwise now"});
}, 240_000);

test("two builds of one edition do not differ; another period differs by the period", async () => {
  expect(await diffReports(folder, folder)).toEqual([]);
  const other = await writeFolder(await buildFiles(open, {period: "2022-01..2024-12"}));
  const changes = await diffReports(folder, other);
  expect(changes.length).toBeGreaterThan(100);
  expect(new Set(changes.map(({cause}) => cause))).toEqual(new Set(["period"]));
}, 240_000);

test("the cause of a difference is the data, a correction, the method or the catalogue", async () => {
  const causeWith = async (change: (manifest: string) => string) => {
    const files = new Map(await buildFiles(open));
    const text = (name: string) => new TextDecoder().decode(files.get(name));
    files.set("manifest.json", new TextEncoder().encode(change(text("manifest.json"))));
    const rows = text("annex/in-text.csv").replace(/,(\d+),projects,/, ",1,projects,");
    files.set("annex/in-text.csv", new TextEncoder().encode(rows));
    const [first] = await diffReports(folder, await writeFolder(files));
    return first?.cause;
  };
  expect(await causeWith((text) => text.replace('"dated": "2025-12-06"', '"dated": "2026-06-01"'))).toBe(
    "new data"
  );
  expect(await causeWith((text) => text.replace(/("dated": "[^"]*",\s*"sha256": ")\w{4}/, "$10000"))).toBe(
    "correction"
  );
  expect(await causeWith((text) => text.replace('"method": 1', '"method": 2'))).toBe("method");
  expect(await causeWith((text) => text.replace(/"revision": "\w{4}/, '"revision": "0000'))).toBe(
    "catalogue"
  );
}, 240_000);

test("a frozen edition opens unchanged, and not at all once its bytes were changed", async () => {
  const data = await writeFolder(new Map());
  const frozen = await freezeEdition(folder, data);
  const [listed] = await listEditions(data);
  expect(listed).toMatchObject({name: "biennial-2023-01-to-2025-12", frozen: true});
  const page = await readEditionFile("biennial-2023-01-to-2025-12", "report.html", data);
  expect(Buffer.from(page.data).equals(await readFile(join(folder, "report.html")))).toBe(true);
  await chmod(join(frozen, "report.html"), 0o644);
  await writeFile(join(frozen, "report.html"), "changed");
  await expect(readEditionFile("biennial-2023-01-to-2025-12", "report.html", data)).rejects.toThrow(
    "was changed"
  );
});

test("another build cannot take the place of a frozen edition", async () => {
  const data = await writeFolder(new Map());
  await freezeEdition(folder, data);
  const other = await writeFolder(await buildFiles(open, {due: "2027-12-31"}));
  await expect(freezeEdition(other, data)).rejects.toThrow("frozen already");
});
