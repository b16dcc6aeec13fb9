import {setTimeout} from "node:timers/promises";

const PAUSE_MS = 200;

/** The page of an edition once the work on it is over; `seen` is told what each look before that showed. */
export async function untilBuilt(
  look: () => Promise<string>,
  seen: (page: string) => void = () => {}
): Promise<string> {
  for (;;) {
    const page = await look();
    if (!page.includes('id="job"')) return page;
    seen(page);
    await setTimeout(PAUSE_MS);
  }
}
