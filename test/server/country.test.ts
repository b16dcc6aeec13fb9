import {describe, expect, test} from "vitest";
import {directionOf} from "../../src/app/country-direction.ts";
import {organisationTable} from "../../src/app/country-organisations.ts";
import {readCountryStatus, spanOf} from "../../src/app/country-status.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {countryByCode} from "../../src/catalogue/countries.ts";
import type {Country} from "../../src/domain/country.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function read(path: string): Promise<string> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return response.text();
}

function country(code: string): Country {
  const found = countryByCode(code);
  if (!found) throw new Error(`no country: ${code}`);
  return found;
}

describe("the page of a country", () => {
  test("says in its first sentence how often and in how many projects the country takes part", async () => {
    const html = await read("/countries/CN");
    expect(html).toContain("<h1>China</h1>");
    expect(html).toMatch(/participations\?country=CN&amp;value=248&amp;at=[\w-]+"[^>]*>248</);
    expect(html).toMatch(/projects\?country=CN&amp;value=107&amp;at=[\w-]+"[^>]*>107</);
  });

  test("every number in running text leads to its explanation", async () => {
    const html = await read("/countries/CN");
    const numbers = [...html.matchAll(/<a class="number" href="([^"]+)"/g)].map((match) => match[1]);
    expect(numbers.length).toBeGreaterThan(40);
    expect(numbers.filter((href) => !/^(\/figures\/|#organisations-why$)/.test(href ?? ""))).toEqual([]);
  });

  test("an explanation it links to agrees with the number shown", async () => {
    const html = await read("/countries/KR");
    const links = [...html.matchAll(/<a class="number" href="(\/figures\/[^"]+)"/g)].map((match) => match[1]);
    for (const href of links.slice(0, 12)) {
      const why = await read((href ?? "").replaceAll("&amp;", "&"));
      expect(why).toContain("it agrees with the value in the address");
    }
  });

  test("an ISO code, a name in another language and a small code lead to the EU code for good", async () => {
    for (const [asked, code] of [
      ["GR", "EL"],
      ["GB", "UK"],
      ["china", "CN"],
      ["cn", "CN"],
      ["Schweiz", "CH"]
    ]) {
      const response = await app.request(`/countries/${asked}?theme=health`);
      expect(response.status).toBe(301);
      expect(response.headers.get("Location")).toBe(`/countries/${code}?theme=health`);
    }
  });

  test("a word that is no country is a page that does not exist, with a hint", async () => {
    const response = await app.request("/countries/Chinna");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Did you mean China?");
    expect((await app.request("/countries/QQ")).status).toBe(404);
  });

  test("the EU's note stands under the name it belongs to", async () => {
    const html = await read("/countries/XK");
    expect(html).toContain("<h1>Kosovo*</h1>");
    expect(html).toContain("UNSCR 1244/1999");
  });

  test("a country without a participation says so and shows no empty charts", async () => {
    const html = await read("/countries/KP");
    expect(html).toContain("No participation in the data held");
    expect(html).not.toContain("chart-column");
  });

  test("keeps how applicants were treated apart from the law", async () => {
    const html = await read("/countries/CH");
    expect(html).toContain("by law, agreements with retroactive effect included");
    expect(html).toContain("how applicants were treated while an agreement was awaited");
    expect(html).toContain("read in a report of the source");
  });

  test("a year without participations is a zero that can be explained, not a gap", async () => {
    const html = await read("/countries/CN");
    expect(html).toContain("/figures/participations?year=2021&amp;country=CN&amp;value=0");
  });

  test("the status mode of the address reaches the figures by status", async () => {
    expect(await read("/countries/CH?status=now")).toContain("as it is now");
    expect(await read("/countries/CH")).toContain("as it was at signature");
  });

  test("an unknown filter value is refused with what is known", async () => {
    const response = await app.request("/countries/CN?theme=helth");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Did you mean health?");
  });
});

describe("the organisations of a country", () => {
  test("the snapshot lists only those with five participations, never a natural person", async () => {
    const {rows, isRecomputable} = await organisationTable(await snapshotSite.edition(), "CH", {limit: 500});
    expect(isRecomputable).toBe(false);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.every((row) => (row.participations.value ?? 0) >= 5)).toBe(true);
    expect(rows.some((row) => row.isPerson)).toBe(false);
    expect(await read("/countries/CH")).toContain("at least 5 participations, never natural");
  });

  test("without single participations their counts lead to the query of the table", async () => {
    const html = await read("/countries/CN");
    expect(html).toContain('href="#organisations-why"');
    expect(html).toContain("FROM mart.organisation");
  });
});

describe("a code that is no country's", () => {
  test("has a page where the data have it, which says so and counts what stands under it", async () => {
    const html = await read("/countries/XH");
    expect(html).toContain("<h1>XH: a code of no country</h1>");
    expect(html).toMatch(/\/figures\/participations\?country=XH&amp;value=1&amp;/);
    expect(await read("/countries/ZZ")).toContain(
      "The source leaves the country of these participations blank"
    );
  });

  test("is a link that leads to that page", async () => {
    const html = await read("/indicators/participations?by=country");
    const links = [...new Set(html.match(/(?<=href=")\/countries\/[A-Z]{2}(?=")/g))];
    const odd = links.filter((link) => countryByCode(link.slice(-2)) === undefined);
    expect(odd).toContain("/countries/XH");
    for (const link of odd) await read(link);
  });

  test("and its figures explain themselves", async () => {
    const html = await read("/countries/XH");
    const [, why = ""] = /href="(\/figures\/net-eu-contribution[^"]+)"/.exec(html) ?? [];
    expect(await read(why.replaceAll("&amp;", "&"))).toContain("agrees");
  });
});

describe("what is said of a change", () => {
  test("a change under a tenth is none, and few are too few to tell", () => {
    expect(directionOf(100, 109)).toBe("about as many");
    expect(directionOf(100, 110)).toBe("more");
    expect(directionOf(100, 89)).toBe("fewer");
    expect(directionOf(9, 10)).toBe("too few to tell");
    expect(directionOf(0, 0)).toBe("too few to tell");
  });
});

describe("the status of a country", () => {
  test("an association to some parts is told apart from one to the whole programme", () => {
    const korea = readCountryStatus(country("KR"), "2025-12-06");
    expect(korea.standing.group).toBe("non-associated");
    expect(korea.partial.map((interval) => interval.scope)).toEqual(["Pillar II"]);
    expect(readCountryStatus(country("NO"), "2025-12-06").standing.group).toBe("associated");
    expect(readCountryStatus(country("DE"), "2025-12-06").isMember).toBe(true);
    expect(readCountryStatus(country("UK"), "2025-12-06").isMember).toBe(false);
  });

  test("an interval lies on its line of years, and never outside it", () => {
    const years = {from: 2021, to: 2027};
    expect(spanOf({from: "2021-01-01", to: "2027-12-31"}, years).left).toBe(0);
    expect(spanOf({from: "2014-01-01"}, years)).toEqual({left: 0, width: 100});
    const middle = spanOf({from: "2024-01-01", to: "2024-12-31"}, years);
    expect(middle.left).toBeCloseTo(42.85, 1);
    expect(middle.width).toBeCloseTo(14.3, 1);
  });
});

test("the page of a territory says whose it is, and nothing where it takes no part", async () => {
  const html = await read("/countries/AX");
  expect(html).toContain("Counted as part of the European Union in Horizon Europe on ");
  expect(html).toContain("Taking part as a part of Finland, a Member State");
  expect(html).toContain("Article 355(4) of the Treaty");
  expect(html).not.toMatch(/Not associated to Horizon Europe|by status[^<]*: \./);
});
