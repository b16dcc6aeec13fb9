import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {CaseDesk} from "../../src/app/cases/desk.ts";
import {watchCases} from "../../src/app/cases/watch.ts";
import {updateList} from "../../src/app/lists/update-list.ts";
import type {Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {verifyLedgers} from "../../src/safeguard/ledger/verify.ts";
import {listById} from "../../src/sources/lists/index.ts";
import {hasChromium} from "./browser.ts";
import {type Desk, expectAccessible, openInstitution, picture, signIn} from "./desk.ts";

const PARTNER = "Zembla Institute of Applied Optics";

let dataDir: string;
let desk: CaseDesk;
let site: Site;
let seat: Desk;
let address: string;
let close = async () => {};

beforeAll(async () => {
  if (!hasChromium) return;
  ({seat, desk, site, dataDir, close} = await openInstitution());
  ({address} = seat);
  await putOnList("Somebody Else Entirely");
});

afterAll(() => close());

/** An edition of the institution's own list with some names. */
async function putOnList(...names: readonly string[]): Promise<void> {
  const file = join(dataDir, `own-${names.length}.csv`);
  const rows = names.map((name, at) => `U-${at + 1},organisation,${name},2026-11-0${at + 1}`);
  writeFileSync(file, ["reference,kind,name,listed_on", ...rows, ""].join("\n"));
  const dated = `2026-11-1${names.length}`;
  await updateList(listById("own"), {dataDir, from: file, dated, allowSmaller: true}, defaultEffects);
}

async function unfoldQuestions(page: Page): Promise<void> {
  await page.$$eval("details.questions-part", (parts) => {
    for (const part of parts) part.setAttribute("open", "");
  });
}

/** Gives every question the answer with this id, or its first, which points to nothing. */
async function answerAll(page: Page, other: Readonly<Record<string, string>> = {}): Promise<number> {
  await unfoldQuestions(page);
  const names = await page.$$eval("input[type=radio][name^='answer-']", (inputs) => [
    ...new Set(inputs.map((input) => input.getAttribute("name") ?? ""))
  ]);
  for (const name of names) {
    const id = other[name.slice("answer-".length)];
    await page
      .locator(`input[name="${name}"]${id ? `[value="${id}"]` : ""}`)
      .first()
      .check();
  }
  await page.click("text=Keep the answers");
  return names.length;
}

/**
 * How long a person takes over a page, by times that were measured of people: silent reading at 238 words a minute
 * (Brysbaert 2019), typing at 52 words a minute of five letters (Dhakal and others 2018), and 1.3 s to point and click
 * (Card, Moran and Newell 1980).
 */
function secondsOf({words, letters, clicks}: Effort): number {
  return (words / 238) * 60 + (letters / (52 * 5)) * 60 + clicks * 1.3;
}

interface Effort {
  readonly words: number;
  readonly letters: number;
  readonly clicks: number;
}

const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** What somebody reads, types and clicks in the parts of a page that stand open. */
async function effortOf(page: Page, ...parts: readonly string[]): Promise<Effort> {
  let effort = {words: 0, letters: 0, clicks: 0};
  for (const part of parts) {
    const texts = await page.locator(part).innerText();
    const closed = await page.locator(`${part} select`).allInnerTexts();
    const words = wordsIn(texts) - closed.reduce((sum, choices) => sum + wordsIn(choices), 0);
    const fields = await page.locator(`${part} :is(input, textarea)`).evaluateAll((all) =>
      all.map((one) => ({
        letters: one.matches("[type=text], textarea") ? (one as HTMLInputElement).value.length : 0,
        isTicked: one.matches(":checked")
      }))
    );
    effort = {
      words: effort.words + words,
      letters: effort.letters + fields.reduce((sum, {letters}) => sum + letters, 0),
      clicks: effort.clicks + fields.filter(({letters, isTicked}) => isTicked || letters > 0).length + 1
    };
  }
  return effort;
}

async function finding(page: Page): Promise<string> {
  return (await page.textContent(".finding")) ?? "";
}

describe.skipIf(!hasChromium)("an appraisal in the browser", () => {
  let path = "";

  test("a case is opened with evidence, and goes up for a reason", {timeout: 240_000}, async () => {
    const {page, problems} = await signIn(seat, "researcher");
    await page.click("text=Open a case");
    await expectAccessible(seat, page);
    await page.fill("#title", "Lenses for telescopes");
    await page.fill("#unit", "Department of Physics");
    await page.check("input[name=activity][value=joint-project]");
    await page.fill("#domain", "Coatings for large lenses, measured together.");
    await page.fill("#partner-1-name", PARTNER);
    await page.fill("#partner-1-country", "Brazil");
    await picture(page, "1-plan");
    await page.click("button:has-text('Open the case')");
    path = new URL(page.url()).pathname;
    await picture(page, "2-evidence");
    expect(await page.textContent("#evidence")).toContain("No name at or above the threshold in 1 list");
    expect(await answerAll(page, {"partner-known": "unclear"})).toBeLessThanOrEqual(10);
    await picture(page, "3-short-check-answered");
    await page.click("text=Finish the short check");
    await picture(page, "4-raised");
    expect(await finding(page)).toContain("Enhanced appraisal");
    expect(await page.textContent("#next")).toContain("Why the case went up");
    await expectAccessible(seat, page);
    expect(problems).toEqual([]);
  });

  test("measures are planned and an outcome is proposed, but not signed by its author", {
    timeout: 240_000
  }, async () => {
    const {page, problems} = await signIn(seat, "researcher");
    await page.goto(address + path);
    await answerAll(page);
    const proposed = page.locator("#measures details.mapping").first();
    await proposed.locator("summary").click();
    await proposed.locator("input[name=owner]").fill("Security office");
    await proposed.locator("input[name=due]").fill("2027-01-31");
    await proposed.locator("button").click();
    expect(await page.textContent("#measures")).toContain("Security office");
    await picture(page, "5-measure");
    await page.check("input[name=outcome][value=proceed-with-conditions]");
    await page.fill("#reasons", "Results will be published.");
    await page.fill("#conditions", "No equipment leaves the laboratory.");
    await page.fill("#cost", "Access to a unique site.");
    await page.click("text=Put it before two colleagues");
    expect(await finding(page)).toContain("0 of 2 signatures");
    await picture(page, "6-proposed");
    expect(await page.locator("#sign-reasons").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test("two colleagues sign, and the answer holds", {timeout: 240_000}, async () => {
    for (const [role, says] of [
      ["adviser", "1 of 2 signatures"],
      ["decision-maker", "Proceed with conditions, holds until"]
    ] as const) {
      const {page, problems} = await signIn(seat, role);
      await page.goto(address + path);
      await page.fill("#sign-reasons", "Read and agreed.");
      await page.click("button:has-text('Sign: ')");
      expect(await finding(page)).toContain(says);
      await picture(page, `7-signed-by-${role}`);
      await expectAccessible(seat, page);
      expect(problems).toEqual([]);
    }
  });

  test("when the partner lands on a list, the case opens again and says why", {
    timeout: 240_000
  }, async () => {
    expect(await watchCases(desk, site, defaultEffects)).toEqual([]);
    await putOnList("Somebody Else Entirely", PARTNER);
    const [reopened] = await watchCases(desk, site, defaultEffects);
    expect(reopened).toMatchObject({cause: "list"});
    const {page} = await signIn(seat, "adviser");
    await page.goto(address + path);
    expect(await page.textContent("main")).toContain("Opened again. A list changed");
    await picture(page, "8-opened-again");
    expect(await page.textContent("#evidence")).toContain(`1 entry to look at in 1 list`);
    const [check] = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
    expect(check?.faults).toEqual([]);
  });

  test("a case without any sign of risk ends in the short check, read and answered in five minutes", {
    timeout: 240_000
  }, async () => {
    const {page} = await signIn(seat, "researcher");
    await page.goto(`${address}/cases/new`);
    await page.fill("#title", "A guest lecture");
    await page.fill("#unit", "Department of History");
    await page.check("input[name=activity][value=visit]");
    await page.fill("#domain", "Two lectures on the history of maps.");
    await page.fill("#partner-1-name", "Institute of Old Maps");
    await page.fill("#partner-1-country", "NO");
    const plan = await effortOf(page, "main form[action='/cases']");
    await page.click("button:has-text('Open the case')");
    await answerAll(page);
    await unfoldQuestions(page);
    const check = await effortOf(page, ".questions", "#evidence");
    await page.click("text=Finish the short check");
    expect(secondsOf(plan) + secondsOf(check)).toBeLessThan(300);
    expect(await finding(page)).toContain("Ended by the short check, holds until");
    await picture(page, "9-ended");
    await page.goto(`${address}/cases`);
    await picture(page, "10-list");
  });
});
