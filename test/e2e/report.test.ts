import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {buildFiles, writeFolder} from "../report/support.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {expectBarrierFree, expectNoOverflow, newReader, WIDTHS} from "./axe.ts";
import {hasChromium, newPage, openBrowser} from "./browser.ts";

const NAME = "biennial-2023-01-to-2025-12";

let browser: Browser;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (!hasChromium) return;
  const data = await writeFolder(new Map());
  for (const [name, bytes] of await buildFiles(await snapshotSite.edition(), {without: ["docx", "pdf"]})) {
    const path = join(data, "reports", NAME, name);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, bytes);
  }
  ({browser, address, close} = await openBrowser(data));
});
afterAll(() => close());

describe.skipIf(!hasChromium)("the report in a browser", () => {
  test("has no accessibility fault and nothing wider than the screen, wide and narrow", async () => {
    const {page, problems} = await newReader(browser);
    await expectBarrierFree(page, `${address}/report/${NAME}`);
    for (const width of WIDTHS) await expectNoOverflow(page, width);
    expect(problems).toEqual([]);
  }, 120_000);

  test("loads nothing from outside and its own fonts under the site's policy", async () => {
    const {page, problems} = await newPage(browser);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${address}/report/${NAME}`);
    await page.evaluate(() => document.fonts.ready);
    expect(asked.filter((url) => !url.startsWith(address) && !url.startsWith("data:"))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test("a number leads to its trace by keyboard", async () => {
    const {page} = await newPage(browser);
    await page.goto(`${address}/report/${NAME}`);
    await page.locator("a.n").first().focus();
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#trace-\d+$/);
  });

  test("the list names the edition and gives its files", async () => {
    const {page} = await newPage(browser);
    await page.goto(`${address}/report`);
    expect(await page.locator(`a[href="/report/${NAME}/annex.xlsx"]`).count()).toBe(1);
  });
});
