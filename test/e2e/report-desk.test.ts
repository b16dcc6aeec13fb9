import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {hasChromium} from "./browser.ts";
import {type Desk, expectAccessible, openInstitution, picture, signIn} from "./desk.ts";
import {press, tabTo, typeInto} from "./keyboard.ts";

let seat: Desk;
let close = async () => {};

beforeAll(async () => {
  if (hasChromium) ({seat, close} = await openInstitution());
});

afterAll(() => close());

describe.skipIf(!hasChromium)("an adviser before the report", () => {
  test("builds an edition and signs a paragraph under the own name, by keyboard alone", {
    timeout: 400_000
  }, async () => {
    const {page, problems} = await signIn(seat, "adviser");
    await page.goto(`${seat.address}/report`);
    await expectAccessible(seat, page);
    await picture(page, "report");
    await typeInto(page, "#ask-from", "2023-01");
    await typeInto(page, "#ask-to", "2025-12");
    await typeInto(page, "#ask-edition", "ours");
    await tabTo(page, "form[aria-labelledby='prepare-edition'] select[name='forms']");
    await page.keyboard.press("ArrowDown");
    expect(await page.inputValue("form[aria-labelledby='prepare-edition'] select[name='forms']")).toBe(
      "page"
    );
    await press(page, "form[aria-labelledby='prepare-edition'] button");
    await page.waitForURL("**/report/ours/prepare");
    await page.locator("#job").waitFor();
    await picture(page, "report-job");
    await expectAccessible(seat, page);
    expect(await page.locator("#job").count()).toBe(1);
    await page.locator("#sign").waitFor({timeout: 200_000});
    await expectAccessible(seat, page);

    expect(await page.locator("#sign-author").count()).toBe(0);
    await typeInto(page, "#sign-text", "The number of projects was {{all}.");
    await typeInto(page, "#sign-figures", "all = projects?year=$years");
    await press(page, "button[value='sign']");
    await page.locator("[role='alert']").waitFor();
    expect(await page.inputValue("#sign-figures")).toBe("all = projects?year=$years");

    await tabTo(page, "#sign-text");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("The number of projects was {all}.");
    await press(page, "button[value='sign']");
    await page.locator("#job").waitFor();
    await page.goto(`${seat.address}/report`);
    expect(await page.textContent("main")).toContain("ours is being built");
    await expectAccessible(seat, page);
    await page.goto(`${seat.address}/report/ours/prepare`);
    await page.locator("article.hit").waitFor({timeout: 200_000});
    expect(await page.textContent("article.hit")).toMatch(/Signed on \d+ \w+ \d{4} by A adviser/);
    await picture(page, "report-signed");
    await expectAccessible(seat, page);
    await page.goto(`${seat.address}/report/ours`);
    expect(await page.textContent("section.signed")).toMatch(
      /The number of projects was 14\s541\.\s*Signed on .* by A adviser/
    );
    await page.goto(`${seat.address}/report`);
    await expectAccessible(seat, page);
    expect(problems.filter((one) => !one.includes("400"))).toEqual([]);
  });
});
