import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {csvLines} from "../../src/base/csv.ts";
import {verifyCertificate} from "../../src/safeguard/screening/use/certificate.ts";
import {LIST_FIXTURES} from "../support/lists.ts";
import {runCli} from "../support/run-cli.ts";
import {hasChromium, newPage, openBrowser} from "./browser.ts";
import {expectAccessible, picture} from "./desk.ts";

let folder: string;
let browser: Browser;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (!hasChromium) return;
  folder = mkdtempSync(join(tmpdir(), "aperture-names-"));
  const words = ["lists", "update", "own", "--from", `${LIST_FIXTURES}own.csv`, "--data", folder];
  expect((await runCli([...words, "--allow-smaller"])).code).toBe(0);
  ({browser, address, close} = await openBrowser(folder));
});

afterAll(async () => {
  await close();
  if (folder) rmSync(folder, {recursive: true, force: true});
});

/** A table of so many names, one of which is listed. */
function tableOf(count: number): string {
  const file = join(folder, "partners.csv");
  const rows = Array.from({length: count}, (_, i) => [`Polytechnic ${i} of Nowhere`]);
  writeFileSync(file, csvLines([["Partner"], ["Quay Institute of Flight"], ...rows]));
  return file;
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 100; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the tabulator does not reach ${selector}`);
}

describe.skipIf(!hasChromium)("a table of names", () => {
  test("is sent by keyboard, corrected, followed to its end, and taken away", {
    timeout: 120_000
  }, async () => {
    const {page, problems} = await newPage(browser);
    await page.goto(`${address}/screening/batch`);
    await expectAccessible({browser}, page);
    await picture(page, "batch-form");
    await page.setInputFiles("#batch-file", tableOf(3000));
    await tabTo(page, "main button[type='submit']");
    await page.keyboard.press("Enter");
    await page.locator("[role='alert']").waitFor();
    expect(await page.textContent("[role='alert']")).toContain("Missing column name");

    await page.setInputFiles("#batch-file", tableOf(3000));
    await tabTo(page, "main details summary");
    await page.keyboard.press("Enter");
    await tabTo(page, "#batch-column-name");
    await page.keyboard.type("partner");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/screening/batch/batch-*");
    await page.locator("#job-progress, #files").first().waitFor();
    await page.locator("#files").waitFor({timeout: 60_000});
    expect(await page.textContent(".finding")).toMatch(/3\s001 names screened, 1 with something to look at/);
    await expectAccessible({browser}, page);
    await picture(page, "batch-done");

    const download = page.waitForEvent("download");
    await tabTo(page, "a[href$='certificate.json']");
    await page.keyboard.press("Enter");
    const kept = join(folder, "certificate.json");
    await (await download).saveAs(kept);
    const {stdout, code} = await runCli(["certificate", "verify", kept]);
    expect(code).toBe(0);
    expect(stdout).toContain("1 with something to look at");

    const left = page.url();
    await tabTo(page, "main form button");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/screening/batch");
    expect((await page.request.get(left)).status()).toBe(404);
    expect(problems.filter((one) => !one.includes("422"))).toEqual([]);
  });

  test("is screened without script too, and one name gives a certificate", {timeout: 60_000}, async () => {
    const {page} = await newPage(browser, {javaScriptEnabled: false});
    await page.goto(`${address}/screening/batch`);
    await page.setInputFiles("#batch-file", tableOf(1));
    await page.click("main details summary");
    await page.fill("#batch-column-name", "Partner");
    await page.click("main button[type='submit']");
    await page.locator("#files").waitFor({timeout: 30_000});
    expect(await page.textContent("main table")).toContain("Quay Institute of Flight");

    await page.goto(`${address}/screening`);
    await page.fill("#ask-name", "Quay Institute of Flight");
    await page.click("main form.ask button");
    await page.locator("#answer").waitFor();
    const download = page.waitForEvent("download");
    await page.click("button[name='certificate']");
    const stream = await (await download).createReadStream();
    const text = Buffer.concat(await stream.toArray()).toString("utf8");
    expect(verifyCertificate(text).isSound).toBe(true);
  });
});
