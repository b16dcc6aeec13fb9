import {createRequire} from "node:module";
import type {Browser, Page} from "playwright-core";
import {expect} from "vitest";
import {newPage} from "./browser.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const SCRIPT = "/axe.min.js";

/** A desk and a telephone. */
export const WIDTHS: readonly number[] = [1440, 390];

interface AxeResults {
  violations: {id: string; nodes: {target: string[]}[]}[];
}

/** A page that may bring axe along. Its address never changes, so that Chromium reads the half megabyte once. */
export async function newReader(browser: Browser): ReturnType<typeof newPage> {
  const opened = await newPage(browser, {bypassCSP: true});
  const headers = {"cache-control": "public, max-age=31536000, immutable"};
  await opened.page.route(`**${SCRIPT}`, (route) =>
    route.fulfill({path: AXE, contentType: "text/javascript", headers})
  );
  return opened;
}

/** What axe finds on the page as it stands, a line for each rule. */
async function violationsOf(page: Page): Promise<string[]> {
  // Pages have no sound and no style sheet from elsewhere that would have to be fetched first.
  const run = "axe.run(document, {resultTypes: ['violations'], preload: false})";
  const {violations} = (await page.evaluate(run)) as AxeResults;
  return violations.map(({id, nodes}) => {
    const targets = nodes.map((node) => node.target.join(" "));
    return `${id}: ${targets.slice(0, 3).join(" | ")}`;
  });
}

/** An address has no barrier, wide and narrow. */
export async function expectBarrierFree(reader: Page, address: string): Promise<void> {
  const [widest = 0] = WIDTHS;
  await reader.setViewportSize({width: widest, height: 900});
  await reader.goto(address);
  await reader.addScriptTag({url: new URL(SCRIPT, address).href});
  for (const width of WIDTHS) {
    await reader.setViewportSize({width, height: 900});
    expect(await violationsOf(reader), `${address} at ${width}`).toEqual([]);
  }
}

/** Nothing of the page as it stands is to the side of a window so wide. */
export async function expectNoOverflow(page: Page, width: number): Promise<void> {
  await page.setViewportSize({width, height: 900});
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${page.url()} at ${width}`).toBeLessThanOrEqual(0);
}
