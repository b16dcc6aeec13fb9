import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {type CaseDesk, openDesk} from "../../src/app/cases/desk.ts";
import {openSite, type Site} from "../../src/app/site.ts";
import type {Role} from "../../src/safeguard/accounts/roles.ts";
import {type Institution, makeInstitution, PASSWORD} from "../support/institution.ts";
import {expectBarrierFree, expectNoOverflow, newReader, WIDTHS} from "./axe.ts";
import {newPage, openBrowserOn} from "./browser.ts";

/** A browser before the desk of an institution. */
export interface Desk {
  readonly browser: Browser;
  readonly address: string;
  readonly institution: Institution;
}

/** A new institution in a folder of its own, and a browser before it; closing takes all of it away. */
export async function openInstitution(): Promise<{
  seat: Desk;
  desk: CaseDesk;
  site: Site;
  dataDir: string;
  close: () => Promise<void>;
}> {
  const dataDir = mkdtempSync(join(tmpdir(), "aperture-institution-"));
  const desk = await openDesk(dataDir);
  const site = openSite(dataDir);
  const institution = await makeInstitution(desk, site, "University of Example");
  const {browser, address, close} = await openBrowserOn(institution.app);
  return {
    seat: {browser, address, institution},
    desk,
    site,
    dataDir,
    close: async () => {
      await close();
      site.close();
      await desk.close();
      rmSync(dataDir, {recursive: true, force: true});
    }
  };
}

/** Signs somebody in as a person does, with the content policy of the pages in force. */
export async function signIn(
  {browser, address, institution}: Desk,
  role: Role
): Promise<{page: Page; problems: string[]}> {
  const opened = await newPage(browser, {bypassCSP: false});
  const {page} = opened;
  await page.goto(`${address}/cases`);
  await page.fill("#login", institution.accounts[role].login);
  await page.fill("#password", PASSWORD);
  await page.click("main button:has-text('Sign in')");
  await page.waitForURL("**/cases");
  return opened;
}

const readers = new WeakMap<Browser, ReturnType<typeof newReader>>();

/** What somebody stands before has no barrier, wide and narrow, and never scrolls to the side. */
export async function expectAccessible({browser}: Pick<Desk, "browser">, page: Page): Promise<void> {
  const made = readers.get(browser) ?? newReader(browser);
  readers.set(browser, made);
  const {page: reader} = await made;
  await reader.context().clearCookies();
  await reader.context().addCookies(await page.context().cookies());
  await expectBarrierFree(reader, page.url());
  for (const width of WIDTHS) await expectNoOverflow(reader, width);
}

/** Pictures of a step, wide and narrow, for somebody to look at; taken where PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (!folder) return;
  mkdirSync(folder, {recursive: true});
  const size = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({width, height: 900});
    await page.screenshot({path: join(folder, `${name}-${width}.png`), fullPage: true});
  }
  if (size) await page.setViewportSize(size);
}
