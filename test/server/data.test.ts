import {expect, it} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function readPage(): Promise<{status: number; html: string}> {
  const response = await app.request("/data");
  return {status: response.status, html: await response.text()};
}

const page = readPage();

it("names each file with its checksum, dates, rows, licence and publisher", async () => {
  const {status, html} = await page;
  const {warehouse} = await snapshotSite.edition();
  expect(status).toBe(200);
  for (const {ref} of warehouse.manifest.vintages) {
    expect(html).toContain(ref.sha256);
    expect(html).toContain(ref.licence);
  }
  expect(html).toContain("Publications Office of the European Union");
});

it("shows every value that was not understood, with its count", async () => {
  const {html} = await page;
  const {warehouse} = await snapshotSite.edition();
  for (const {issues} of warehouse.manifest.vintages)
    for (const issue of issues.slice(0, 10)) expect(html).toContain(`${issue.table}.${issue.field}`);
});

it("shows each check of the reconciliation with all its ways", async () => {
  const {html} = await page;
  expect(html).toContain("by programme part");
  expect(html.replace(/\s/g, " ")).toContain("EUR 50 521 531 327.44");
  expect(html).toContain("agrees");
});

it("says how many projects differ, and names none of them from the snapshot", async () => {
  const {html} = await page;
  expect(html).toContain("projects have participations that do not sum");
  expect(html).not.toContain("DYONCON");
});

it("says what is not in open data, and how status and counting work", async () => {
  const {html} = await page;
  for (const words of [
    "Proposals and success rates",
    "As it was at signature",
    "Fractional",
    "not in open data"
  ])
    expect(html).toContain(words);
  expect(html).toContain('href="/themes#mapping"');
});

it("gives the command that made the snapshot and the one that fetches records", async () => {
  const {html} = await page;
  expect(html).toContain("aperture snapshot build");
  expect(html).toContain("aperture ingest cordis --programme HORIZON");
});
