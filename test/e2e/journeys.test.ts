import {readFile} from "node:fs/promises";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {hasChromium, newPage, openBrowser} from "./browser.ts";

let browser: Browser;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (hasChromium) ({browser, address, close} = await openBrowser());
});
afterAll(() => close());

describe.skipIf(!hasChromium)("a newcomer", () => {
  test("goes from the overview to a country, and asks why a number is what it is", async () => {
    const {page, problems} = await newPage(browser);
    await page.goto(address);
    await page.getByRole("link", {name: "All countries"}).click();
    await page.getByRole("link", {name: "China", exact: true}).first().click();
    expect(await page.getByRole("heading", {level: 1}).innerText()).toBe("China");
    await page.locator(".keys a.why").first().click();
    expect(await page.locator("main").innerText()).toContain("it agrees with the value in the address");
    expect(await page.locator("dl.trace").innerText()).toContain("SHA-256");
    expect(problems).toEqual([]);
  });

  test("searches for a country by a foreign name and downloads its figures", async () => {
    const {page} = await newPage(browser, {acceptDownloads: true});
    await page.goto(address);
    await page.getByRole("searchbox").fill("Griechenland");
    await page.keyboard.press("Enter");
    await page.locator("main").getByRole("link", {name: "Greece"}).first().click();
    expect(page.url()).toContain("/countries/EL");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", {name: "CSV", exact: true}).first().click()
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\r\n")[0]).toContain("value,unit");
    expect(text).toContain("country=EL");
  });

  test("narrows the overview to a theme, and takes the filter off again", async () => {
    const {page} = await newPage(browser);
    await page.goto(address);
    const before = await page.locator(".key-value").first().innerText();
    await page.locator("form.filters summary").click();
    await page.getByLabel("Theme", {exact: true}).selectOption("health");
    await page.locator("form.filters button").click();
    expect(page.url()).toContain("theme=health");
    expect(await page.locator(".key-value").first().innerText()).not.toBe(before);
    await page.locator("a.chip").first().click();
    expect(await page.locator(".key-value").first().innerText()).toBe(before);
  });

  test("compares countries, and is told what to do when one is not known", async () => {
    const {page} = await newPage(browser);
    await page.goto(`${address}/compare?country=China,IN,JP`);
    const text = await page.locator("main").innerText();
    for (const name of ["China", "India", "Japan"]) expect(text).toContain(name);
    await page.goto(`${address}/compare?country=CN,Atlantis`);
    expect(await page.locator("main").innerText()).toMatch(/unknown country: Atlantis/i);
  });

  test("reads what a theme means, and learns which command fetches the projects", async () => {
    const {page} = await newPage(browser);
    await page.goto(`${address}/themes`);
    await page.getByRole("link", {name: "Clean energy"}).first().click();
    expect(await page.getByRole("heading", {level: 1}).innerText()).toContain("Clean energy");
    await page.goto(`${address}/projects?theme=clean-energy`);
    expect(await page.locator("main").innerText()).toContain("aperture ingest cordis --programme HORIZON");
  });
});
