import {describe, expect, test} from "vitest";
import {countryAtStart, countryInText} from "../../src/app/country-in-text.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

describe("the overview", () => {
  test("says what it counts, from which file, and links each number to its explanation", async () => {
    const html = await (await app.request("/")).text();
    expect(html).toContain("6 December 2025");
    expect(html).toMatch(/\/figures\/projects\?value=19189&amp;at=/);
    expect(html).toContain("the United Kingdom, Switzerland and Norway take part in most projects");
  });

  test("every key figure compares the last two complete years", async () => {
    const html = await (await app.request("/")).text();
    const keys = [...html.matchAll(/<p class="key-change[^"]*">([^<]+)</g)].map((match) => match[1]);
    expect(keys).toHaveLength(6);
    for (const change of keys) expect(change).toMatch(/ in 2024, .+ in 2023, by year of start$/);
  });

  test("the map has a legend of text and a table behind it", async () => {
    const html = await (await app.request("/")).text();
    expect(html).toContain('class="legend"');
    expect(html).toContain("EU Member State");
    expect(html).toContain(
      'href="/api/v1/data/projects.csv?group=associated,non-associated,transitional&amp;by=country"'
    );
  });

  test("filters stay in the address and reach the figures", async () => {
    const html = await (await app.request("/?theme=health&year=2023")).text();
    expect(html).toContain("theme=health");
    expect(html).toContain('href="/?year=2023"');
  });

  test("country names take their article inside a sentence", () => {
    expect(countryInText("Netherlands")).toBe("the Netherlands");
    expect(countryInText("China")).toBe("China");
    expect(countryInText("The Gambia")).toBe("the Gambia");
    expect(countryInText("Marshall Islands")).toBe("the Marshall Islands");
    expect(countryAtStart("United States")).toBe("The United States");
  });
});
