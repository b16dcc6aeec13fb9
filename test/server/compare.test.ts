import {describe, expect, test} from "vitest";
import {readChoice} from "../../src/app/country-comparison.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

async function read(path: string, status = 200): Promise<string> {
  const response = await app.request(path);
  expect(response.status).toBe(status);
  return response.text();
}

describe("the comparison of countries", () => {
  test("puts the key figures of each country side by side", async () => {
    const html = await read("/compare?country=CN,IN,JP");
    expect(html).toContain("<h1>China, India and Japan</h1>");
    for (const [code, value] of [
      ["CN", 248],
      ["IN", 78],
      ["JP", 176]
    ])
      expect(html).toContain(`/figures/participations?country=${code}&amp;value=${value}&amp;at=`);
  });

  test("shows how many projects each two of them share, the same both ways", async () => {
    const html = await read("/compare?country=CN,JP");
    expect(html).toContain("/figures/co-participation?country=CN&amp;partner=JP&amp;value=22");
    expect(html).toContain("/figures/co-participation?country=JP&amp;partner=CN&amp;value=22");
  });

  test("draws the indicator that the address names, one line a country", async () => {
    const html = await read("/compare?country=CN,JP&indicator=coordinators");
    expect(html).toContain('<option value="coordinators" selected="">Coordinators</option>');
    expect(html).toContain("/figures/coordinators?year=2021&amp;country=CN&amp;value=0");
  });

  test("names and added countries lead to one clean address, filters kept", async () => {
    const response = await app.request("/compare?country=China, india&add=JP&theme=health");
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe("/compare?country=CN,IN,JP&theme=health");
  });

  test("without a choice it offers the form and examples", async () => {
    const html = await read("/compare");
    expect(html).toContain("Choose two to six countries");
    expect(html).not.toContain('role="alert"');
  });

  test("one country asks for another", async () => {
    expect(await read("/compare?country=CN")).toContain("Add another country");
  });

  test("an unknown name is refused with what was meant, and what was written is kept", async () => {
    const html = await read("/compare?country=CN,Chinna", 400);
    expect(html).toContain("Unknown country: Chinna");
    expect(html).toContain("Did you mean China?");
    expect(html).toContain('value="CN,Chinna"');
  });

  test("more than six are refused", async () => {
    const html = await read("/compare?country=CN,IN,JP,KR,US,CA,BR", 400);
    expect(html).toContain("At most 6 countries can be compared, and 7 are given");
    expect(html).toContain("Leave 1 of them out");
  });

  test("the same country written twice counts once", () => {
    expect(readChoice(["CN, China, cn", "Japan"]).codes).toEqual(["CN", "JP"]);
  });
});
