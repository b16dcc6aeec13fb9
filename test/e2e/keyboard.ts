import type {Page} from "playwright-core";

const MOST_STOPS = 200;

/** Goes on with the tabulator until the element has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the tabulator does not reach ${selector} on ${page.url()}`);
}

export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

/** Goes through a closed list with the arrow keys until the value stands there. */
export async function pick(page: Page, selector: string, value: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Home");
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if ((await page.inputValue(selector)) === value) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`no ${value} in ${selector} on ${page.url()}`);
}
