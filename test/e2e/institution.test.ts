import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {CaseDesk} from "../../src/app/cases/desk.ts";
import {verifyLedgers} from "../../src/safeguard/ledger/verify.ts";
import {hasChromium} from "./browser.ts";
import {type Desk, expectAccessible, openInstitution, picture, signIn} from "./desk.ts";

let desk: CaseDesk;
let seat: Desk;
let close = async () => {};

beforeAll(async () => {
  if (hasChromium) ({seat, desk, close} = await openInstitution());
});

afterAll(() => close());

describe.skipIf(!hasChromium)("an institution in the browser", () => {
  test("assesses itself, plans, closes, and compares with the year before", {timeout: 400_000}, async () => {
    const {page, problems} = await signIn(seat, "adviser");
    const begin = async (edition: string, on: string) => {
      await page.goto(`${seat.address}/self-assessment`);
      await page.fill("#edition", edition);
      await page.fill("#on", on);
      await page.click("button:has-text('Start it')");
      await page.click("text=Answer the measures");
    };
    await begin("2025", "2025-11-01");
    await page.check("input[name='state-v1-1'][value='1']");
    await page.fill("#next-v1-1", "Write the policy down");
    await page.fill("#owner-v1-1", "Legal office");
    await page.fill("#due-v1-1", "2025-12-01");
    await page.click("text=Keep and go back");
    expect(await page.textContent("main")).toContain("Write the policy down");
    await begin("2026", "2026-11-01");
    await picture(page, "assessment-answers");
    await page.check("input[name='state-v1-1'][value='3']");
    await page.fill("#evidence-v1-1", "Policy of 3 March 2026");
    await page.click("text=Keep and go back");
    expect(await page.textContent("main")).toContain("1 rose, 0 fell");
    await picture(page, "assessment");
    await expectAccessible(seat, page);
    await page.click("summary:has-text('Close the assessment')");
    await page.fill("#conclusion", "One measure is in place; the others come next year.");
    await page.click("button:has-text('Close the assessment')");
    expect(await page.textContent("main")).toContain("by A adviser.");
    expect(await page.locator("text=Answer the measures").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test("registers an asset, is warned of access under restriction and of a publication", {
    timeout: 400_000
  }, async () => {
    const {page, problems} = await signIn(seat, "researcher");
    await page.goto(`${seat.address}/assets`);
    await picture(page, "assets-empty");
    await page.click("main a:has-text('Register a project')");
    await page.fill("#title", "Lenses for telescopes");
    await page.fill("#unit", "Department of Physics");
    await page.click("main form.sheet button.button");
    await page.click("text=Register an asset");
    await page.fill("#title", "Coating process");
    await page.check("#role input[value=result]");
    await page.selectOption("select[name=kind]", "process");
    await page.fill("#owners", "University of Example; 60\nInstitute of Examples; 40");
    await page.fill("#publication", "2026-01-31");
    await page.click("button:has-text('Keep the asset')");
    expect(await page.textContent("main")).toContain("Publication before protection");
    await page.click("#assets a:has-text('Coating process')");
    await page.click("summary:has-text('Give access')");
    await page.fill("#holder", "Minsk Institute of Optics");
    await page.fill("#holder-country", "Belarus");
    await page.fill("#scope", "The whole process");
    await page.fill("#terms", "For the project, without fee");
    await page.click("main button:has-text('Give access')");
    expect(await page.textContent("main")).toContain("Access of a partner under restriction");
    await picture(page, "asset");
    await expectAccessible(seat, page);
    await page.click("nav a:has-text('Lenses for telescopes')");
    await picture(page, "assets-project");
    await expectAccessible(seat, page);
    expect(problems).toEqual([]);
  });

  test("makes a token for a program, and erases a register", {timeout: 400_000}, async () => {
    const {page, problems} = await signIn(seat, "decision-maker");
    await page.goto(`${seat.address}/account`);
    await page.fill("#token-title", "Notebook of the office");
    await page.click("button:has-text('Make a token')");
    const token = (await page.textContent("#tokens .secret")) ?? "";
    const answer = await fetch(`${seat.address}/api/v1/cases`, {headers: {authorization: `Bearer ${token}`}});
    expect(await answer.json()).toMatchObject({rows: [], total: 0});
    await picture(page, "account");
    await page.goto(`${seat.address}/account`);
    await expectAccessible(seat, page);
    await page.goto(`${seat.address}/assets`);
    await page.click("main a:has-text('Lenses for telescopes')");
    await page.click("summary:has-text('Erase the register')");
    await picture(page, "assets-erase");
    await page.fill("#erase-ground", "It was registered twice");
    await page.click("button:text-is('Erase')");
    expect(await page.textContent("main")).not.toContain("Lenses for telescopes");
    const [check] = await verifyLedgers(desk.ledgers.database, desk.ledgers.master, desk.anchors);
    expect(check?.faults).toEqual([]);
    expect(check?.erased).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });
});
