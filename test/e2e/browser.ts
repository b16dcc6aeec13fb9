import {existsSync} from "node:fs";
import type {AddressInfo} from "node:net";
import {serve} from "@hono/node-server";
import type {Hono} from "hono";
import {type Browser, type BrowserContextOptions, chromium, type Page} from "playwright-core";
import {openSite} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const CHROMIUM = "/usr/bin/chromium";

/** Whether Debian's Chromium is on this machine; without it the browser tests are skipped with a word. */
export const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) process.stderr.write("skipped: no Chromium at /usr/bin/chromium\n");

/** Chromium that looks for nothing outside, and a server over a data folder; over the shipped snapshot where none is given. */
export async function openBrowser(dataDir?: string): Promise<{
  browser: Browser;
  address: string;
  close: () => Promise<void>;
}> {
  if (dataDir === undefined) return openBrowserOn(createApp(snapshotSite, defaultEffects));
  const site = openSite(dataDir);
  const served = await openBrowserOn(createApp(site, defaultEffects));
  return {
    ...served,
    close: async () => {
      await served.close();
      site.close();
    }
  };
}

/** Chromium, and a server in front of an application. */
export async function openBrowserOn(app: Pick<Hono, "fetch">): Promise<{
  browser: Browser;
  address: string;
  close: () => Promise<void>;
}> {
  const server = serve({fetch: app.fetch, port: 0, hostname: "127.0.0.1"});
  await new Promise((resolve) => server.once("listening", resolve));
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
  });
  return {
    browser,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await browser.close();
      server.close();
    }
  };
}

/** A fresh page; errors in its scripts and failed requests of its own are collected. */
export async function newPage(
  browser: Browser,
  options: BrowserContextOptions = {}
): Promise<{page: Page; problems: string[]}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return {page, problems};
}
