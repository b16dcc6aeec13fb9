import {appendFile, mkdir, readFile, rename, rm, truncate, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import type {Effects} from "../../../base/effects.ts";
import {ApertureError} from "../../../base/errors.ts";
import {sha256} from "../../../base/hash.ts";
import {formatNumber} from "../../../base/numbers.ts";
import {openAlex} from "../../../sources/openalex.ts";
import {findSnapshot, type Snapshot} from "../snapshot-parts.ts";
import {type Allowance, isNearlyUsedUp, usedUp} from "./allowance.ts";
import {AllowanceUsedUp, requestPage, type WorksPage} from "./request-page.ts";
import {PAGE_SIZE, type WorksQuery} from "./works-query.ts";

/** Where a fetch stands; written after every page, so that a later run goes on. */
const stateFile = z.object({
  address: z.string(),
  /** Where the next page begins; null once all are there. */
  cursor: z.string().nullable(),
  part: z.number().int().min(1),
  /** Length of the part, in bytes, when this was written; what stands behind it is of a page that was interrupted. */
  length: z.number().int().min(0),
  works: z.number().int().min(0),
  count: z.number().int().min(0).optional(),
  calls: z.number().int().min(0)
});

type State = z.infer<typeof stateFile>;

export interface FetchRequest {
  readonly query: WorksQuery;
  /** Folder that fetches are kept in, each in one of its own. */
  readonly folder: string;
  /** Begin anew, whatever an earlier run left. */
  readonly restart?: boolean;
  readonly retryDelayMs?: number;
}

/** A snapshot of what a list of the API held, and the folder it may be removed with once it is published. */
export interface FetchedWorks {
  readonly snapshot: Snapshot;
  readonly folder: string;
}

/** Length of a part, in bytes, after which the next begins. */
const PART_BYTES = 32 * 2 ** 20;

/**
 * Fetches a list of works page by page, goes on where an earlier run stopped, and stops before the day's allowance of
 * the key is used up.
 * @throws too-many at the end of the allowance, source-unavailable without a network
 */
export async function fetchWorks(request: FetchRequest, effects: Effects): Promise<FetchedWorks> {
  const {address} = request.query;
  const folder = join(request.folder, `openalex-api-${sha256(address).slice(0, 8)}`);
  if (request.restart) await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  let state = await readState(folder, address);
  const tally = {calls: state.calls};
  if (state.calls > 0) effects.log(`Going on after ${formatNumber(state.works)} works fetched before.`);
  let isFirst = true;
  while (state.cursor !== null) {
    const page = await pageAt(state.cursor, {request, state, tally}, effects);
    if (isFirst) begin(page, state, effects);
    isFirst = false;
    state = await keep(page, {...state, calls: tally.calls}, folder);
    effects.progress.at(state.works);
    if (state.cursor !== null && state.works < page.count && page.allowance && isNearlyUsedUp(page.allowance))
      throw usedUp(state, {allowance: page.allowance}, effects.now());
  }
  return {snapshot: await snapshotOf(state, folder), folder};
}

async function pageAt(
  cursor: string,
  {request, state, tally}: {request: FetchRequest; state: State; tally: {calls: number}},
  effects: Effects
): Promise<WorksPage> {
  const {query, retryDelayMs} = request;
  const onCall = () => {
    tally.calls += 1;
  };
  try {
    const page = await requestPage(
      {query, cursor, onCall, ...(retryDelayMs !== undefined && {retryDelayMs})},
      effects
    );
    const isEndless = state.works > 2 * page.count + PAGE_SIZE;
    if (page.next !== cursor && !isEndless) return page;
  } catch (error) {
    if (!(error instanceof AllowanceUsedUp)) throw error;
    throw usedUp({...state, calls: tally.calls}, error, effects.now());
  }
  throw new ApertureError("source-changed", "OpenAlex leads from page to page without an end", {
    hint: "Nothing is published. Try again later, or with --restart; or read the snapshot."
  });
}

/** Says before anything is spent how much it will be, and that there is a way without. */
function begin({count, allowance}: WorksPage, {works}: State, {progress, log}: Effects): void {
  progress.step("Fetching works", count, "parts");
  const calls = Math.ceil(Math.max(0, count - works) / PAGE_SIZE);
  log(
    `${formatNumber(count)} works; ${formatNumber(calls)} calls to go${allowance ? `, ${daysFor(calls, allowance)}` : ""}. The snapshot has them all, free and without a key: --from ${openAlex.address}`
  );
}

function daysFor(calls: number, {limit, remaining, cost}: Allowance): string {
  const over = Math.max(0, calls * cost - remaining);
  const days = limit > 0 ? 1 + Math.ceil(over / limit) : 1;
  return `${formatNumber(remaining)} of ${formatNumber(limit)} credits left today: ${days === 1 ? "enough" : `${formatNumber(days)} days`}`;
}

/** Appends a page to the part in work, and notes where the next begins. */
async function keep(page: WorksPage, state: State, folder: string): Promise<State> {
  const isFull = state.length >= PART_BYTES;
  const part = isFull ? state.part + 1 : state.part;
  const lines = Buffer.from(page.works.map((work) => `${JSON.stringify(withoutPersons(work))}\n`).join(""));
  await appendFile(partPath(folder, part), lines);
  const next: State = {
    ...state,
    part,
    length: (isFull ? 0 : state.length) + lines.length,
    works: state.works + page.works.length,
    count: state.count ?? page.count,
    cursor: page.works.length === 0 ? null : page.next
  };
  await writeFile(join(folder, "state.new"), JSON.stringify(next));
  await rename(join(folder, "state.new"), join(folder, "state.txt"));
  return next;
}

function partPath(folder: string, part: number): string {
  return join(folder, `part_${String(part).padStart(4, "0")}.jsonl`);
}

/** Of an author only countries are kept: names never reach the disk. */
function withoutPersons(work: unknown): unknown {
  if (typeof work !== "object" || work === null) return work;
  const {authorships} = work as {authorships?: unknown};
  if (!Array.isArray(authorships)) return work;
  return {...work, authorships: authorships.map((one: unknown) => placesOf(one))};
}

function placesOf(authorship: unknown): unknown {
  const {countries, institutions} = (authorship ?? {}) as {countries?: unknown; institutions?: unknown};
  const codes = Array.isArray(institutions)
    ? institutions.map((one: {country_code?: unknown} | null) => ({country_code: one?.country_code}))
    : institutions;
  return {countries, institutions: codes};
}

async function readState(folder: string, address: string): Promise<State> {
  const fresh: State = {address, cursor: "*", part: 1, length: 0, works: 0, calls: 0};
  const kept: unknown = await readFile(join(folder, "state.txt"), "utf8")
    .then(JSON.parse)
    .catch(() => null);
  const parsed = stateFile.safeParse(kept);
  if (!parsed.success || parsed.data.address !== address) {
    await rm(folder, {recursive: true, force: true});
    await mkdir(folder, {recursive: true});
    return fresh;
  }
  await truncate(partPath(folder, parsed.data.part), parsed.data.length);
  await rm(partPath(folder, parsed.data.part + 1), {force: true});
  return parsed.data;
}

async function snapshotOf({address, works, count = works}: State, folder: string): Promise<Snapshot> {
  if (works === 0)
    throw new ApertureError("source-changed", "OpenAlex has no work that fits", {
      hint: "Look at the filter."
    });
  const found = await findSnapshot(folder);
  const note = `${works} works were fetched; the API stated ${count} when it began`;
  const findings =
    works === count ? [] : [{kind: "count-differs", value: "", note, count: Math.abs(works - count)}];
  return {...found, address, selection: selectionOf(address), findings};
}

/** What was asked for, for the title: the figures are of these works and no others. */
function selectionOf(address: string): string {
  return [...new URL(address).searchParams].map(([name, value]) => `${name} ${value}`).join(", ");
}
