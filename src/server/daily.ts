import {watchHolders} from "../app/assets/watch.ts";
import type {CaseDesk} from "../app/cases/desk.ts";
import {applyRetention} from "../app/cases/retention.ts";
import {watchCases} from "../app/cases/watch.ts";
import type {Site} from "../app/site.ts";
import type {Effects} from "../base/effects.ts";
import {countOf} from "../base/text.ts";

const FIRST_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Once a day: opens cases again whose facts changed, screens holders of rights, and erases what is past its time. Answers with a stop. */
export function runDaily(desk: CaseDesk, site: Site, effects: Effects): () => void {
  const day = async (): Promise<void> => {
    try {
      const reopened = await watchCases(desk, site, effects);
      const listed = (await watchHolders(desk, site, effects)).filter(({signal}) => signal === "risk");
      const erased = await applyRetention(desk, effects);
      if (reopened.length + listed.length + erased.length > 0)
        effects.log(
          `${countOf(reopened.length, "case")} opened again, ${countOf(listed.length, "rights holder")} met by a list, ${countOf(erased.length, "subject")} erased`
        );
    } catch (error) {
      effects.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  };
  let next = setTimeout(again, FIRST_MS);
  next.unref();
  async function again(): Promise<void> {
    await day();
    next = setTimeout(again, DAY_MS);
    next.unref();
  }
  return () => clearTimeout(next);
}
