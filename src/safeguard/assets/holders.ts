import type {IsoDate} from "../../base/dates.ts";
import {fold} from "../../base/text.ts";
import type {WrittenOrganisation} from "../organisations/same-organisation.ts";
import type {Access} from "./event.ts";
import type {AssetProject, TransferFile} from "./project.ts";

/** An organisation with a right in an asset, or about to have one. */
export interface RightsHolder {
  readonly organisation: WrittenOrganisation;
  readonly asset: string;
  readonly right: keyof typeof RIGHTS;
}

export const RIGHTS = {
  owner: "owns",
  access: "has access to",
  transfer: "receives"
} as const;

/** By which two writings are one and the same to the register; a name alone is another than a name with its country. */
export function holderKey({name, country, identifier}: WrittenOrganisation): string {
  return JSON.stringify([fold(name), country ?? "", identifier ?? ""]);
}

/** Everybody with a right that holds on the day: owners, who has access, and to whom a transfer goes. */
export function holdersOf(
  {assets, access, transfers}: Pick<AssetProject, "assets" | "access" | "transfers">,
  today: IsoDate
): readonly RightsHolder[] {
  const owners = [...assets.values()].flatMap(({asset, owners}) =>
    owners.map(({name}) => ({organisation: {name}, asset, right: "owner" as const}))
  );
  const granted = [...access.values()]
    .filter((right) => holds(right, today))
    .map(({asset, holder, country, identifier}) => ({
      organisation: {name: holder, country, identifier},
      asset,
      right: "access" as const
    }));
  const planned = [...transfers.values()].filter(isAhead).map(({asset, to, country, identifier}) => ({
    organisation: {name: to, country, identifier},
    asset,
    right: "transfer" as const
  }));
  return [...owners, ...granted, ...planned].filter(({asset}) => assets.has(asset));
}

/** Whether an access right still holds on the day. */
export function holds({ended, until}: Access & {readonly ended?: string}, today: IsoDate): boolean {
  return ended === undefined && (until === undefined || until >= today);
}

/** Whether a transfer was made or may still be made. */
export function isAhead({decided}: TransferFile): boolean {
  return decided?.decision !== "dropped" && decided?.decision !== "refused";
}
