import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {hasChromium} from "./browser.ts";
import {type Desk, expectAccessible, openInstitution, picture, signIn} from "./desk.ts";
import {pick, press, typeInto} from "./keyboard.ts";

let seat: Desk;
let close = async () => {};

beforeAll(async () => {
  if (hasChromium) ({seat, close} = await openInstitution());
});

afterAll(() => close());

const KEPT = /\/findings\?country=EG#finding-/;
const MALFORMED = /400|422/;

describe.skipIf(!hasChromium)("an expert with a finding", () => {
  test("enters it from the dossier, and another disagrees; it is withdrawn, all by keyboard", {
    timeout: 240_000
  }, async () => {
    const {page, problems} = await signIn(seat, "adviser");
    await page.goto(`${seat.address}/countries/EG/dossier`);
    await press(page, "#evidence a[href='/findings?country=EG']");
    await page.waitForURL("**/findings?country=EG");
    await picture(page, "findings-empty");
    await expectAccessible(seat, page);
    expect(await page.inputValue("#finding-country")).toBe("EG");

    await pick(page, "#finding-criterion", "values");
    await pick(page, "#finding-leaning", "cautions");
    await typeInto(page, "#finding-text", "Permits for field work take months.");
    await typeInto(page, "#finding-source", "Interviews with three project leaders, Cairo");
    await typeInto(page, "#finding-expires", "01012020");
    await press(page, "form[action='/findings'] button");
    await page.locator("[role='alert']").waitFor();
    await picture(page, "findings-refused");
    expect(await page.textContent("[role='alert']")).toContain("Invalid day of expiry");
    expect(await page.inputValue("#finding-text")).toBe("Permits for field work take months.");
    expect(await page.inputValue("#finding-criterion")).toBe("values");

    await typeInto(page, "#finding-expires", "12312027");
    await press(page, "form[action='/findings'] button");
    await page.waitForURL(KEPT);
    expect(await page.textContent("article.hit")).toMatch(/A adviser, .* until 31 December 2027/);

    const second = await signIn(seat, "decision-maker");
    await second.page.goto(`${seat.address}/findings?country=EG`);
    await pick(second.page, "#finding-criterion", "values");
    await pick(second.page, "#finding-leaning", "favours");
    await typeInto(second.page, "#finding-text", "Universities publish without prior review.");
    await typeInto(second.page, "#finding-source", "Study of a partner university");
    await typeInto(second.page, "#finding-expires", "06302027");
    await press(second.page, "form[action='/findings'] button");
    await second.page.waitForURL(KEPT);
    expect(await second.page.textContent(".caveat")).toContain(
      "Experts disagree on fundamental rights and shared values"
    );
    expect(await second.page.locator("article.hit details").count()).toBe(1);
    await picture(second.page, "findings-apart");
    await expectAccessible(seat, second.page);

    await second.page.goto(`${seat.address}/countries/EG/dossier`);
    expect(await second.page.textContent("#evidence")).toContain("A decision-maker");
    expect(await second.page.textContent("#evidence")).toContain("Experts disagree");

    await page.goto(`${seat.address}/findings?country=EG`);
    await press(page, "article.hit summary");
    await typeInto(page, "article.hit textarea", "The rules on permits were changed.");
    await picture(page, "findings-withdraw");
    await press(page, "article.hit form button");
    await page.waitForURL(KEPT);
    expect(await page.locator(".caveat").count()).toBe(0);
    expect(await page.textContent("article.hit:last-of-type")).toMatch(/withdrawn .*The rules on permits/s);
    await picture(page, "findings-withdrawn");
    await expectAccessible(seat, page);
    expect([...problems, ...second.problems].filter((one) => !MALFORMED.test(one))).toEqual([]);
  });
});
