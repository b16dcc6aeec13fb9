import {describe, expect, test} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {classStarts} from "../../src/server/components/charts.ts";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function read(path: string): Promise<string> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return response.text();
}

/** Codes of the countries in the rows of the table, in order. */
async function listed(path: string): Promise<string[]> {
  const html = await read(path);
  const table = html.slice(html.indexOf('<section id="table">'));
  return [...table.matchAll(/<th scope="row"><a href="\/countries\/(\w+)/g)].map((match) => match[1] ?? "");
}

describe("the list of countries", () => {
  test("starts with the countries outside the EU that take part in most projects", async () => {
    const codes = await listed("/countries");
    expect(codes.slice(0, 4)).toEqual(["UK", "CH", "NO", "US"]);
    expect(codes).not.toContain("DE");
  });

  test("Member States have a list of their own, and all countries one together", async () => {
    expect(await listed("/countries?scope=eu")).toHaveLength(27);
    const all = await listed("/countries?scope=all");
    expect(all).toContain("DE");
    expect(all).toContain("CN");
  });

  test("is sorted by the address, and says which column and direction", async () => {
    const byName = await listed("/countries?sort=name");
    expect(byName[0]).toBe("AF");
    expect(await read("/countries?sort=name")).toMatch(/<th scope="col" aria-sort="ascending"/);
    const least = await listed("/countries?sort=participations&order=asc");
    expect(least.at(-1)).toBe("UK");
  });

  test("a change that cannot be told stands last whatever the direction", async () => {
    for (const order of ["asc", "desc"]) {
      const html = await read(`/countries?sort=change&order=${order}`);
      expect(html.lastIndexOf("%</a></td>")).toBeLessThan(html.lastIndexOf("too few"));
    }
  });

  test("filters narrow the list and can be removed one by one", async () => {
    expect(await listed("/countries?region=oceania")).toEqual(expect.arrayContaining(["AU", "NZ"]));
    const html = await read("/countries?region=oceania&theme=health");
    expect(html).toContain('href="/countries?theme=health"');
    expect(html).toContain('href="/countries?region=oceania"');
  });

  test("a name or a code finds its country, in any language", async () => {
    expect(await listed("/countries?q=Korea")).toEqual(["KR"]);
    expect(await listed("/countries?q=Schweiz")).toEqual(["CH"]);
    expect(await read("/countries?q=Nowhereland")).toContain("No country fits these filters");
  });

  test("countries without a participation are listed as absent, not as zero", async () => {
    const html = await read("/countries");
    const absent = html.slice(html.indexOf('id="absent"'));
    expect(absent).toContain('href="/countries/KP"');
    expect(await listed("/countries")).not.toContain("KP");
    expect(absent).not.toContain('href="/countries/CN"');
  });

  test("shows the group a country was in and the one it is in now", async () => {
    const html = await read("/countries");
    const row = html.slice(html.indexOf('href="/countries/CH"', html.indexOf('<section id="table">')));
    expect(row.slice(0, row.indexOf("</tr>"))).toMatch(/Non-associated.*now associated/s);
  });

  test("the classes of the map begin at round values", () => {
    expect(classStarts([1, 40, 3600])).toEqual([1, 2, 10, 50, 200, 500]);
    expect(classStarts([3])).toEqual([1, 2]);
    expect(classStarts([])).toEqual([1]);
  });
});
