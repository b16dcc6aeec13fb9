import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Hono} from "hono";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {type CaseDesk, openDesk} from "../../src/app/cases/desk.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {openOpenId} from "../../src/server/cases/openid.ts";
import {type IdentityProvider, startIdentityProvider} from "../support/identity-provider.ts";
import {type Institution, makeInstitution} from "../support/institution.ts";
import {hasChromium, newPage, openBrowserOn} from "./browser.ts";
import {expectAccessible} from "./desk.ts";

let dataDir: string;
let desk: CaseDesk;
let site: Site;
let institution: Institution;
let provider: IdentityProvider;
let opened: Awaited<ReturnType<typeof openBrowserOn>>;

beforeAll(async () => {
  if (!hasChromium) return;
  dataDir = mkdtempSync(join(tmpdir(), "aperture-single-sign-on-"));
  desk = await openDesk(dataDir);
  site = openSite(dataDir);
  institution = await makeInstitution(desk, site, "University of Example");
  let app: Hono = institution.app;
  opened = await openBrowserOn({fetch: (...asked) => app.fetch(...asked)});
  provider = await startIdentityProvider(opened.address, true);
  const openId = openOpenId(provider.options, desk.ledgers.master);
  app = createApp(site, defaultEffects, {desk, address: opened.address, openId});
});

afterAll(async () => {
  await opened?.close();
  await provider?.close();
  site?.close();
  await desk?.close();
  if (dataDir) rmSync(dataDir, {recursive: true, force: true});
});

describe.skipIf(!hasChromium)("single sign-on in the browser", () => {
  test("leads to the provider and back, under the content policy of the pages", {
    timeout: 120_000
  }, async () => {
    const {page, problems} = await newPage(opened.browser, {bypassCSP: false});
    await page.goto(`${opened.address}/cases`);
    await expectAccessible(opened, page);
    await page.click("form[action='/sign-in/openid'] button");
    await page.waitForURL(`${provider.options.issuer}/**`);
    await page.fill("input[name=login]", institution.accounts.adviser.login);
    await page.fill("input[name=password]", "any");
    await page.click("button[type=submit]");
    await page.waitForSelector("text=Continue");
    await page.click("button[type=submit]");
    await page.waitForURL(`${opened.address}/cases`);
    expect(await page.textContent("h1")).toBe("Appraisals");
    expect(problems.filter((line) => line.includes("Content Security Policy"))).toEqual([]);
  });
});
