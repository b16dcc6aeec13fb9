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

/** What a person types into the fields they reach with the tab key; the others they pass. */
type Typed = Readonly<Record<string, string>>;

const LABELS = "form.ask label";
const GERMAN_FIRM: Typed = {
  "Established in": "Germany",
  "Type of action": "Innovation",
  "Programme part": "2.4",
  "On the day": "2026-03-01",
  "Controlled from": "China"
};

/** Fills the form without a mouse: the first field by its label, then field by field, and sends it. */
async function ask(page: Page, typed: Typed): Promise<void> {
  await page.goto(`${address}/eligibility`);
  await page.getByLabel("Established in").focus();
  for (const label of await page.locator(LABELS).allInnerTexts()) {
    const words = typed[label.trim()];
    if (words) await page.keyboard.type(words);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/\?country=/);
}

const SCRIPT: [string, boolean][] = [
  ["with script", true],
  ["without script", false]
];

describe.skipIf(!hasChromium).each(SCRIPT)("eligibility by keyboard, %s", (_, javaScriptEnabled) => {
  let page: Page;
  let problems: string[];

  // Each question begins at the blank form: one reader asks them all.
  beforeAll(async () => {
    ({page, problems} = await newPage(browser, {javaScriptEnabled}));
  });

  test("an answer comes with its chain of rules and what each was read in", async () => {
    await ask(page, GERMAN_FIRM);
    expect(await page.locator("#answer h2").innerText()).toBe(
      "An entity established in Germany and controlled from China may not take part."
    );
    expect(await page.locator(".verdict dd").allInnerTexts()).toEqual(["No", "No"]);
    const rules = page.locator("#answer ol li");
    expect(await rules.count()).toBeGreaterThan(1);
    expect(await rules.nth(0).innerText()).toContain("established in a Member State");
    expect(await rules.nth(1).innerText()).toContain("controlled from China, take no part in innovation");
    for (const rule of await rules.all()) expect(await rule.locator("a[href]").count()).toBeGreaterThan(0);
    expect(await page.getByLabel("Established in").inputValue()).toBe("Germany");
    await picture(page, `answer-${javaScriptEnabled ? "script" : "plain"}`);
    await rules.nth(1).locator("a[href^='/library/']").first().press("Enter");
    await page.waitForURL(/library\/regulation-2021-695/);
    expect(problems).toEqual([]);
  });

  test.each<[string, Typed, string, string]>([
    ["an unknown code", {"Established in": "QQ"}, "Unknown country: QQ", "ISO code"],
    [
      "a day before 2014",
      {"Established in": "NO", "On the day": "2013-12-31"},
      "No rules before 2014",
      "Give a day from 2014 on"
    ],
    [
      "an authority of another country",
      {"Established in": "FR", "Supervised by": "MIIT"},
      "Contradictory: supervised by MIIT",
      "Leave the authority out"
    ],
    [
      "an action in a part that has none",
      {"Established in": "FR", "Type of action": "European Research", "Programme part": "2.4"},
      "Contradictory: ERC is no type of action in HORIZON.2.4",
      "It belongs to HORIZON.1.1"
    ]
  ])("%s is refused with what to do, and the form stays filled in", async (_case, typed, says, hint) => {
    await ask(page, typed);
    const alert = await page.getByRole("alert").innerText();
    expect(alert).toContain(says);
    expect(alert).toContain(hint);
    expect(await page.locator("#answer").count()).toBe(0);
    expect(await page.getByLabel("Established in").inputValue()).toBe(typed["Established in"]);
    if (javaScriptEnabled) await picture(page, `refused-${says.slice(0, 12).replaceAll(" ", "-")}`);
  });
});

test.skipIf(!hasChromium)("form, answer and refusal have no barrier", async () => {
  const {page} = await newPage(browser);
  for (const query of [
    "",
    "?country=DE&control=CN&action=IA&part=HORIZON.2.4&on=2026-03-01",
    "?country=QQ"
  ]) {
    await page.goto(`${address}/eligibility${query}`);
    await expectAccessible({browser}, page);
  }
  await page.goto(`${address}/eligibility`);
  await picture(page, "form");
});

test.skipIf(!hasChromium)("an answer prints with its question and rules, without the form", async () => {
  const {page} = await newPage(browser);
  await page.goto(
    `${address}/eligibility?country=CN&supervised-by=MIIT&action=RIA&part=HORIZON.2.6&on=2026-03-01`
  );
  await page.emulateMedia({media: "print"});
  expect(await page.locator("form.ask").isVisible()).toBe(false);
  const asked = await page.locator("#answer .scope").innerText();
  for (const words of ["(RIA)", "(HORIZON.2.6)", "supervised by MIIT", "1 March 2026"]) {
    expect(asked).toContain(words);
  }
  expect(await page.locator("#answer ol").innerText()).toContain("Article 22(6)");
  await picture(page, "print");
});
