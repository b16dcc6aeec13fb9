import {ApertureError} from "../../../base/errors.ts";
import {formatNumber} from "../../../base/numbers.ts";
import {openAlex} from "../../../sources/openalex.ts";

/** What the API says of the caller's allowance for the day, in credits, with each answer. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Credits the last call took. */
  readonly cost: number;
  /** Seconds until midnight UTC, when the allowance is full again. */
  readonly resetsIn?: number;
}

/** Share of a day's allowance that is left for other uses of the same key. */
const RESERVE = 0.02;

/** Reads the headers of an answer; undefined where the API sends none. */
export function allowanceIn(headers: Headers): Allowance | undefined {
  const [limit, remaining, cost, resetsIn] = ["limit", "remaining", "credits-used", "reset"].map((name) =>
    numberIn(headers.get(`x-ratelimit-${name}`))
  );
  if (remaining === undefined) return undefined;
  return {
    limit: limit ?? remaining,
    remaining,
    cost: cost ?? 1,
    ...(resetsIn !== undefined && {resetsIn})
  };
}

function numberIn(text: string | null): number | undefined {
  const value = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether another call as dear as the last would eat into what is left for other uses. */
export function isNearlyUsedUp({limit, remaining, cost}: Allowance): boolean {
  return remaining - cost < Math.floor(limit * RESERVE);
}

/** How far a fetch has come. */
export interface Progressed {
  readonly works: number;
  /** Works the list has, once the API has said so. */
  readonly count?: number | undefined;
  readonly calls: number;
}

/** The end of the day's allowance: what was done is kept, and a later run goes on. */
export function usedUp(
  {works, count, calls}: Progressed,
  {
    allowance,
    resetsIn = allowance?.resetsIn
  }: {allowance?: Allowance | undefined; resetsIn?: number | undefined},
  now: Date
): ApertureError {
  const left = allowance
    ? `: ${formatNumber(allowance.remaining)} of ${formatNumber(allowance.limit)} credits are left`
    : "";
  const again = resetsIn === undefined ? "tomorrow" : `after ${timeOf(now, resetsIn)} UTC`;
  const of = count === undefined ? "" : ` of ${formatNumber(count)}`;
  return new ApertureError("too-many", `stopped at the end of the day's allowance of the key${left}`, {
    hint: `${formatNumber(works)}${of} works are kept, after ${formatNumber(calls)} calls. Run the same command ${again}: it goes on from there. The snapshot has all works and is free: --from ${openAlex.address}`
  });
}

function timeOf(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
}
