import {expect, test} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {ERROR_KINDS} from "../../src/base/errors.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

test("the page of errors has every kind with its meaning and remedy, and bugs", async () => {
  const html = await (await app.request("/docs/errors")).text();
  for (const [code, {meaning, remedy}] of Object.entries(ERROR_KINDS)) {
    expect(html).toContain(`<tr id="${code}">`);
    expect(html).toContain(meaning);
    expect(html).toContain(remedy.replaceAll("'", "&#39;"));
  }
  expect(html).toContain('<tr id="bug">');
});

test.each([
  "/api/v1/figures/participations?cuntry=CN",
  "/api/v1/nothing",
  "/api/v1/figures/time-to-start?country=CN",
  "/api/v1/figures/organisation-concentration"
])("the type of the problem at %s leads to its place on that page", async (path) => {
  const {type} = (await (await app.request(path)).json()) as {type: string};
  const [page = "", anchor] = type.split("#");
  const response = await app.request(page);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`<tr id="${anchor}">`);
});

test("a page that tells of an error leads to what its kind means", async () => {
  const html = await (await app.request("/nowhere")).text();
  expect(html).toContain('href="/docs/errors#not-found"');
});
