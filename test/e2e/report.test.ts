import {mkdir, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {buildFiles, openSnapshotEdition, writeFolder} from "../report/support.ts";
import {hasChromium, newPage, openBrowser} from "./browser.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const NAME = "biennial-2023-01-to-2025-12";

let browser: Browser;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (!hasChromium) return;
  const {edition, close: closeSnapshot} = openSnapshotEdition();
  const data = await writeFolder(new Map());
  for (const [name, bytes] of await buildFiles(await edition, {without: ["docx", "pdf"]})) {
    const path = join(data, "reports", NAME, name);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, bytes);
  }
  closeSnapshot();
  ({browser, address, close} = await openBrowser(data));
});
afterAll(() => close());

describe.skipIf(!hasChromium)("the report in a browser", () => {
  test.each([1440, 390])(
    "has no accessibility fault and nothing wider than the screen at %i pixels",
    async (width) => {
      const {page, problems} = await newPage(browser, {viewport: {width, height: 900}, bypassCSP: true});
      await page.goto(`${address}/report/${NAME}`);
      await page.addScriptTag({path: AXE});
      const found = await page.evaluate(async () => {
        const {axe} = globalThis as unknown as {
          axe: {run(): Promise<{violations: {id: string; nodes: {target: string[]}[]}[]}>};
        };
        const {violations} = await axe.run();
        return violations.map(
          ({id, nodes}) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({target}) => target.join(" "))
              .join(", ")}`
        );
      });
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(problems).toEqual([]);
    },
    60_000
  );

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
