import {createRequire} from "node:module";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {twoVintages} from "../support/two-vintages.ts";
import {hasChromium, newPage, openBrowser} from "./browser.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

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

interface AxeResults {
  violations: {id: string; nodes: {target: string[]; failureSummary?: string}[]}[];
}

let browser: Browser;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (hasChromium) ({browser, address, close} = await openBrowser());
});
afterAll(() => close());

async function expectAccessible(origin: string, path: string): Promise<void> {
  for (const width of [1440, 390]) {
    const {page} = await newPage(browser, {viewport: {width, height: 900}, bypassCSP: true});
    await page.goto(origin + path);
    await page.addScriptTag({path: AXE});
    const results = (await page.evaluate("axe.run(document, {resultTypes: ['violations']})")) as AxeResults;
    const found = results.violations.map(
      ({id, nodes}) =>
        `${id}: ${nodes
          .map((node) => node.target.join(" "))
          .slice(0, 3)
          .join(" | ")}`
    );
    expect(found, `${path} at ${width}`).toEqual([]);
    await page.context().close();
  }
}

describe.skipIf(!hasChromium)("every page", () => {
  test.each(PAGES)("%s: axe finds nothing, at both widths", (path) => expectAccessible(address, path));

  test.each(PAGES)("%s: nothing is lost at 200 % zoom or on a narrow screen", async (path) => {
    for (const width of [640, 320]) {
      const {page} = await newPage(browser, {viewport: {width, height: 900}});
      await page.goto(address + path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  test.each(PAGES)("%s: says the same without script", async (path) => {
    const texts: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const {page} = await newPage(browser, {javaScriptEnabled});
      await page.goto(address + path);
      texts.push(await page.locator("main").innerText());
      await page.context().close();
    }
    expect(texts[1]).toBe(texts[0]);
  });
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
    await expectAccessible(records.address, "/data/compare?from=2025-06-05&to=2025-12-06");
  } finally {
    await records.close();
  }
});
