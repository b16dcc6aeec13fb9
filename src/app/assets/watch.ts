import {isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import type {HolderScreening} from "../../safeguard/assets/event.ts";
import {holdersOf} from "../../safeguard/assets/holders.ts";
import type {CaseDesk} from "../cases/desk.ts";
import type {Site} from "../site.ts";
import {ASSET_WORK} from "./desk.ts";
import {screenAnew} from "./screen-holders.ts";

/** A holder of rights of whom the lists say something else than before. */
export interface HolderFound {
  readonly institution: string;
  /** The register it stands in. */
  readonly id: string;
  readonly signal: HolderScreening["evidence"]["signal"];
}

/** Looks every holder of rights up in the lists of today, and writes down of whom they say something new. */
export async function watchHolders(
  desk: CaseDesk,
  site: Site,
  effects: Effects
): Promise<readonly HolderFound[]> {
  const institutions = await desk.ledgers.database.rows("SELECT institution FROM institution ORDER BY 1");
  const found: HolderFound[] = [];
  const now = effects.now();
  const place = {site, today: isoDay(now), effects};
  for (const row of institutions) {
    const institution = String(row["institution"]);
    for (const one of [...(await desk.assetProjects.all(institution)).values()]) {
      effects.signal.throwIfAborted();
      const holders = holdersOf(one, place.today).map(({organisation}) => organisation);
      const events = await screenAnew(one, holders, place);
      if (events.length === 0) continue;
      await desk.ledgers.append(
        {ledger: institution, actor: "system", at: now.toISOString()},
        events.map((event) => ASSET_WORK.draftOf(one.id, event))
      );
      found.push(...events.map(({content}) => ({institution, id: one.id, signal: content.evidence.signal})));
    }
  }
  return found;
}
