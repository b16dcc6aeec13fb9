import {expect, it} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function search(words: string): Promise<string> {
  const response = await app.request(`/search?q=${encodeURIComponent(words)}`);
  expect(response.status).toBe(200);
  return response.text();
}

function firstHit(html: string): string | undefined {
  return /<ol class="results"><li><a href="([^"]+)"/.exec(html)?.[1];
}

it("puts the country first that the words name, in any language of the data", async () => {
  for (const words of ["China", "chine", "CN", "Kina", "Κίνα"])
    expect([words, firstHit(await search(words))]).toEqual([words, "/countries/CN"]);
  expect(firstHit(await search("Elláda"))).toBe("/countries/EL");
});

it("offers every country an ambiguous name could mean and chooses none", async () => {
  const html = await search("Korea");
  expect(html).toContain('href="/countries/KR"');
  expect(html).toContain('href="/countries/KP"');
});

it("finds the beginning of a country's name", async () => {
  expect(await search("swit")).toContain('href="/countries/CH"');
});

it("finds themes, indicators, parts and fields and says of which kind each is", async () => {
  const html = await search("health");
  expect(html).toContain('href="/themes/health"');
  expect(html).toContain('href="/parts/HORIZON.2.1"');
  expect(html).toContain('href="/fields/21"');
  expect(html).toContain('<span class="result-kind">Theme</span>');
  expect(await search("consortium")).toContain('href="/indicators/average-consortium-size"');
});

it("finds organisations by words without accents, and never a person", async () => {
  const html = await search("eth zurich");
  expect(html).toContain("Organisation");
  expect(await search("natural person")).not.toContain("A natural person");
});

it("says that projects need records, and suggests where to start when nothing is found", async () => {
  const html = await search("zzzqqq");
  expect(html).toContain("Nothing found");
  expect(html).toContain('href="/countries"');
  expect(html).toContain("aperture ingest cordis");
});

it("answers an empty search and one full of signs", async () => {
  expect(await search("")).toContain("Start from");
  expect(await search("'; DROP TABLE x; -- % _")).toContain("Nothing found");
});
