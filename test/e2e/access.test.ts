import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {twoVintages} from "../support/two-vintages.ts";
import {expectBarrierFree, expectNoOverflow, newReader} from "./axe.ts";
import {hasChromium, newPage, openBrowser} from "./browser.ts";

const PAGES = [
  "/",
  "/countries",
  "/countries/CN",
  "/countries/XK",
  "/compare?country=CN,IN",
  "/themes",
  "/themes/health",
  "/networks",
  "/networks?country=JP&theme=health",
  "/networks?community=UA",
  "/networks?of=organisations",
  "/projects",
  "/indicators",
  "/indicators/participations",
  "/data",
  "/search?q=ocean",
  "/figures/participations?country=CN",
  "/figures/projects?by=year",
  "/parts",
  "/fields",
  "/countries/XH",
  "/data/compare",
  "/docs/errors",
  "/pool",
  "/commitments",
  "/commitments/ga-08",
  "/initiatives",
  "/initiatives/mission-innovation",
  "/team-europe?id=avma-total&id=avma-eu-budget",
  "/agreements",
  "/principles",
  "/mapping",
  "/report",
  "/library",
  "/library/com-2021-252",
  "/catalogue",
  "/catalogue/roadmaps/china-joint-roadmap",
  "/eligibility?country=BR&action=RIA&part=HORIZON.2.6&on=2026-03-01",
  "/screening",
  "/countries/KR/dossier",
  "/no-such-page"
];

let browser: Browser;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (hasChromium) ({browser, address, close} = await openBrowser());
});
afterAll(() => close());

describe.skipIf(!hasChromium)("every page", () => {
  let scripted: Page;
  let unscripted: Page;

  beforeAll(async () => {
    ({page: scripted} = await newReader(browser));
    ({page: unscripted} = await newPage(browser, {javaScriptEnabled: false}));
  });

  // One visit answers all three: loading a page costs more than looking at it.
  test.each(PAGES)(
    "%s: axe finds nothing, nothing is lost when narrow, and it says the same without script",
    async (path) => {
      await expectBarrierFree(scripted, address + path);

      for (const width of [640, 320]) await expectNoOverflow(scripted, width);

      await scripted.setViewportSize({width: 1280, height: 900});
      await unscripted.goto(address + path);
      const withoutScript = await unscripted.locator("main").innerText();
      expect(withoutScript).toBe(await scripted.locator("main").innerText());
    }
  );
});

describe.skipIf(!hasChromium)("by keyboard alone", () => {
  test("a reader skips to the content, searches, and follows a result", async () => {
    const {page} = await newPage(browser);
    await page.goto(address);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
    await page.keyboard.press("/");
    await page.keyboard.type("Japan");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search/);
    const link = page.locator("main").getByRole("link", {name: "Japan"}).first();
    for (let i = 0; i < 60 && !(await link.evaluate((element) => element === document.activeElement)); i++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/countries\/JP/);
  });

  test("the filters open, are chosen and applied", async () => {
    const {page} = await newPage(browser);
    await page.goto(address);
    await page.locator("form.filters summary").focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Theme", {exact: true}).focus();
    await page.keyboard.type("Heal");
    await page.locator("form.filters button").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/theme=health/);
  });

  test("focus is always visible", async () => {
    const {page} = await newPage(browser);
    await page.goto(`${address}/countries/CN`);
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        const style = document.activeElement && getComputedStyle(document.activeElement);
        return style ? `${style.outlineStyle} ${style.outlineWidth}` : "none";
      });
      expect(outline).not.toMatch(/^none|0px$/);
    }
  });
});

test.skipIf(!hasChromium)("two vintages compared: axe finds nothing, at both widths", async () => {
  const records = await openBrowser(await twoVintages());
  try {
    const {page: reader} = await newReader(records.browser);
    await expectBarrierFree(reader, `${records.address}/data/compare?from=2025-06-05&to=2025-12-06`);
  } finally {
    await records.close();
  }
});
