import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {hasChromium, newPage, openBrowser} from "./browser.ts";
import {expectAccessible, picture} from "./desk.ts";

let browser: Browser;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (hasChromium) ({browser, address, close} = await openBrowser());
});
afterAll(() => close());

/** Goes on by the tab key until a field has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
  }
  throw new Error(`the tab key never reaches ${id}`);
}

/** Fills fields in the order of the form and sends it with the enter key. */
async function ask(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`${address}/eligibility`);
  for (const [name, text] of Object.entries(answers)) {
    const id = await page.locator(`form.ask [name="${name}"]`).getAttribute("id");
    await tabTo(page, id ?? name);
    await page.keyboard.type(text);
  }
  await page.locator("form.ask [name=country]").focus();
  await Promise.all([page.waitForURL(/country=/), page.keyboard.press("Enter")]);
}

describe.skipIf(!hasChromium)("the eligibility form", () => {
  test.each([
    ["with script", true],
    ["without script", false]
  ])(
    "is filled by keyboard and answers with its rules, %s",
    {timeout: 120_000},
    async (_, javaScriptEnabled) => {
      const {page, problems} = await newPage(browser, {javaScriptEnabled});
      await ask(page, {country: "China", action: "Innovation", part: "2.4", on: "2026-03-01"});
      const answer = page.locator("#answer");
      expect(await answer.locator("h2").innerText()).toBe(
        "An entity established in China may not take part."
      );
      const rules = await answer.locator("ol.history > li").allInnerTexts();
      expect(rules[0]).toContain("own cost");
      expect(rules.join("\n")).toContain("take no part in innovation actions");
      expect(await answer.locator("ol.history a").count()).toBeGreaterThanOrEqual(rules.length);
      const [href] = await answer
        .locator("ol.history a")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      expect((await page.request.get(new URL(href ?? "", address).href)).status()).toBe(200);
      expect(await answer.innerText()).toContain("What would change the answer");
      expect(await page.locator("form.ask [name=country]").inputValue()).toBe("China");
      expect(problems).toEqual([]);
      if (javaScriptEnabled) {
        await picture(page, "eligibility-answer");
        await expectAccessible({browser}, page);
      }
    }
  );

  test.each([
    ["an unknown country", {country: "QQ"}, "unknown country: QQ", "Give its ISO code"],
    ["a day before the rules", {country: "BR", on: "2013-05-01"}, "no rules before 2014", "from 2014 on"],
    [
      "a contradiction",
      {country: "FR", "supervised-by": "MIIT"},
      "contradictory: supervised by MIIT, and not linked to China",
      "Leave the authority out"
    ]
  ])(
    "says of %s what to do, and keeps what was typed",
    {timeout: 120_000},
    async (_, answers, says, hint) => {
      const {page} = await newPage(browser);
      await ask(page, answers);
      const alert = page.getByRole("alert");
      expect(await alert.innerText()).toContain(says);
      expect(await alert.innerText()).toContain(hint);
      expect(await page.locator("#answer").count()).toBe(0);
      for (const [name, text] of Object.entries(answers)) {
        expect(await page.locator(`form.ask [name="${name}"]`).inputValue()).toBe(text);
      }
      await picture(page, `eligibility-${answers.country}`);
      await expectAccessible({browser}, page);
    }
  );

  test("prints the question, the answer and its rules on two sheets at most", {
    timeout: 120_000
  }, async () => {
    const {page} = await newPage(browser);
    await ask(page, {country: "Brazil", on: "2026-03-01"});
    await page.emulateMedia({media: "print"});
    await picture(page, "eligibility-print");
    expect(await page.locator("#answer").isVisible()).toBe(true);
    expect(await page.locator("form.ask button").isVisible()).toBe(false);
    const sheets = (await page.pdf({format: "A4"})).toString("latin1").match(/\/Type \/Page\b/g);
    expect(sheets?.length).toBeLessThanOrEqual(2);
  });
});
