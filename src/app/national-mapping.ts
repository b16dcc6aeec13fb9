import {basename} from "node:path";
import {type IsoDate, isoDay} from "../base/dates.ts";
import type {Effects} from "../base/effects.ts";
import {ApertureError, isMissingFile} from "../base/errors.ts";
import type {CountryCode} from "../domain/country.ts";
import {checkReturn} from "../pool/mapping/check-return.ts";
import {compareReturns, type ReturnChanges} from "../pool/mapping/compare-returns.ts";
import {type CooperationMap, type MapFilter, mapCooperation} from "../pool/mapping/cooperation-map.ts";
import {readSheetFile} from "../pool/mapping/read-sheet.ts";
import type {MappingReturn, ReturnProblem} from "../pool/mapping/return.ts";
import {
  type KeptReturn,
  keepReturn,
  latestOf,
  readReturns,
  readVersions
} from "../pool/mapping/return-store.ts";
import {DEFAULT_DATA_DIR} from "./store.ts";

/** What a check of a file found: the return and its changes, or every problem by row and column. */
export type MappingCheck =
  | {readonly mappingReturn: MappingReturn; readonly since?: KeptReturn; readonly changes: ReturnChanges}
  | {readonly problems: readonly ReturnProblem[]};

/** Checks a return and compares it with the country's last one; keeps nothing. */
export async function checkMappingFile(
  path: string,
  dataDir: string | undefined,
  effects: Effects
): Promise<MappingCheck> {
  const read = await readSheetFile(path).catch((error: unknown) => {
    if (!isMissingFile(error)) throw error;
    throw new ApertureError("not-found", `no such file: ${path}`, {hint: "Check the path."});
  });
  const checked = checkReturn(read, isoDay(effects.now()));
  if ("problems" in checked) return checked;
  const {mappingReturn} = checked;
  const since = (await readVersions(dataDir ?? DEFAULT_DATA_DIR, mappingReturn.country)).at(-1);
  const changes = compareReturns(since?.cooperations, mappingReturn.cooperations);
  return {mappingReturn, ...(since && {since}), changes};
}

/** Checks a return and keeps it as the country's next version; `kept` is missing where nothing changed. */
export async function importMappingFile(
  path: string,
  dataDir: string | undefined,
  effects: Effects
): Promise<MappingCheck & {readonly kept?: KeptReturn}> {
  const check = await checkMappingFile(path, dataDir, effects);
  if ("problems" in check) return check;
  const {mappingReturn, since} = check;
  if (since && mappingReturn.asOf < since.asOf) {
    const message = `older than the return in use: ${mappingReturn.asOf} is before ${since.asOf}`;
    throw new ApertureError("refused", message, {hint: "Import returns in the order of their dates."});
  }
  const kept = await keepReturn(dataDir ?? DEFAULT_DATA_DIR, mappingReturn, {
    file: basename(path),
    imported: effects.now().toISOString()
  });
  return {...check, ...(kept && {kept})};
}

/** The map of who cooperates with whom, from the last return of each country. */
export async function readCooperationMap(
  dataDir: string | undefined,
  on: IsoDate,
  filter: MapFilter = {}
): Promise<CooperationMap & {readonly returns: readonly KeptReturn[]}> {
  const returns = latestOf(await readReturns(dataDir ?? DEFAULT_DATA_DIR));
  return {...mapCooperation(returns, on, filter), returns};
}

/** One version of a return, with what changed since the one before. */
export interface ReturnHistory {
  readonly kept: KeptReturn;
  readonly changes: ReturnChanges;
}

/** Every version of a country's return, newest first. */
export async function readReturnHistory(
  dataDir: string | undefined,
  country: CountryCode
): Promise<ReturnHistory[]> {
  const versions = await readVersions(dataDir ?? DEFAULT_DATA_DIR, country);
  return versions
    .map((kept, at) => ({kept, changes: compareReturns(versions[at - 1]?.cooperations, kept.cooperations)}))
    .reverse();
}
