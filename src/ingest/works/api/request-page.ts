import {setTimeout as sleep} from "node:timers/promises";
import type {Effects} from "../../../base/effects.ts";
import {ApertureError} from "../../../base/errors.ts";
import {openAlex} from "../../../sources/openalex.ts";
import {type Allowance, allowanceIn} from "./allowance.ts";
import {KEY_VARIABLE, pageAddress, type WorksQuery} from "./works-query.ts";

/** One page of works. */
export interface WorksPage {
  readonly works: readonly unknown[];
  /** Works in the whole list. */
  readonly count: number;
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
  readonly allowance?: Allowance;
}

/** The API gives nothing more today. */
export class AllowanceUsedUp extends Error {
  readonly allowance: Allowance | undefined;
  readonly resetsIn: number | undefined;

  constructor(allowance: Allowance | undefined, resetsIn: number | undefined) {
    super("the allowance is used up");
    this.allowance = allowance;
    this.resetsIn = resetsIn;
  }
}

export interface PageRequest {
  readonly query: WorksQuery;
  readonly cursor: string;
  /** Called before each call, repetitions included. */
  readonly onCall: () => void;
  /** Wait before the first repetition, in milliseconds; doubled for each further one. */
  readonly retryDelayMs?: number;
}

const MOST_RETRIES = 4;
const RETRY_DELAY_MS = 1000;
const PATIENCE_MS = 60_000;

/** A longer wait than this, in seconds, is no busy moment but the end of the day's allowance. */
const LONGEST_WAIT = 120;

/** A failure that may be gone a moment later; `wait` in seconds where the API says how long. */
class PassingFailure extends Error {
  readonly wait: number | undefined;

  constructor(message: string, wait?: number) {
    super(message);
    this.wait = wait;
  }
}

/**
 * Asks for one page; repeats what may pass by itself, and waits as long as the API says.
 * @throws AllowanceUsedUp; ApertureError where it cannot be had. Neither holds the key.
 */
export async function requestPage(request: PageRequest, effects: Effects): Promise<WorksPage> {
  const {retryDelayMs = RETRY_DELAY_MS} = request;
  for (let retry = 0; ; retry++) {
    try {
      return await attempt(request, effects);
    } catch (error) {
      effects.signal.throwIfAborted();
      if (!(error instanceof PassingFailure)) throw error;
      if (retry === MOST_RETRIES) throw unavailable(error.message);
      effects.log(`${error.message}; trying again`);
      const wait = error.wait === undefined ? retryDelayMs * 2 ** retry : error.wait * 1000;
      await sleep(wait, undefined, {signal: effects.signal});
    }
  }
}

function unavailable(reason: string): ApertureError {
  return new ApertureError("source-unavailable", `cannot fetch works from OpenAlex: ${reason}`, {
    hint: `What was fetched is kept; run the same command again. Without a network, fetch the snapshot on another machine and give its folder with --from. It lies at ${openAlex.address}`
  });
}

async function attempt({query, cursor, onCall}: PageRequest, effects: Effects): Promise<WorksPage> {
  onCall();
  const {response, text} = await call(query, cursor, effects);
  const allowance = allowanceIn(response.headers);
  if (!response.ok) throw failureOf(response, messageIn(text, query.key), allowance);
  const page = pageIn(text);
  if (page === undefined) throw new PassingFailure("the answer is no page of works, or is cut short");
  return allowance === undefined ? page : {...page, allowance};
}

async function call(query: WorksQuery, cursor: string, effects: Effects) {
  const signal = AbortSignal.any([effects.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const headers = {authorization: `Bearer ${query.key}`, accept: "application/json"};
  try {
    // A redirect could lead the key elsewhere.
    const response = await effects.fetch(pageAddress(query, cursor), {headers, signal, redirect: "error"});
    return {response, text: await response.text()};
  } catch (error) {
    effects.signal.throwIfAborted();
    throw new PassingFailure(`no whole answer from ${new URL(query.address).host} (${reasonOf(error)})`);
  }
}

/** Only a code: the text of such an error may hold the headers that were sent. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return "unknown";
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
}

function failureOf(response: Response, message: string, allowance: Allowance | undefined): Error {
  const {status} = response;
  if (status >= 500 || status === 408) return new PassingFailure(`OpenAlex answered ${status}`);
  const isSpent = allowance !== undefined && allowance.remaining < allowance.cost;
  if (status === 429 || status === 402 || (status === 403 && isAboutLimit(message, isSpent))) {
    const wait = secondsIn(response.headers.get("retry-after"));
    if (isSpent || status === 402 || (wait ?? 0) > LONGEST_WAIT) return new AllowanceUsedUp(allowance, wait);
    return new PassingFailure(`OpenAlex answered ${status}`, wait);
  }
  if (status === 401)
    return new ApertureError("source-unavailable", "OpenAlex does not know the key", {
      hint: `Set ${KEY_VARIABLE} to the one shown at https://openalex.org/settings/api.`
    });
  if (status === 403)
    return new ApertureError("source-unavailable", `OpenAlex does not allow it${message}`, {
      hint: "Some filters need a paid plan. Leave them out, or read the snapshot."
    });
  return new ApertureError("usage", `OpenAlex does not take the request (${status})${message}`, {
    hint: "Mend the filter. Where a fetch was to go on and the place is no longer known, run it with --restart."
  });
}

function isAboutLimit(message: string, isSpent: boolean): boolean {
  return isSpent || /rate.?limit|credit|allowance|budget|too many/i.test(message);
}

/** Seconds or a date, as HTTP allows both. */
function secondsIn(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d+$/.test(text.trim())) return Number(text);
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, (until - Date.now()) / 1000);
}

const MOST_WORDS = 300;

/** What the API says, without the key, should it repeat it. */
function messageIn(text: string, key: string): string {
  const content = parse(text) as {error?: unknown; message?: unknown} | null | undefined;
  const said = [content?.error, content?.message].filter((part) => typeof part === "string").join(": ");
  return said ? `: ${said.replaceAll(key, "…").slice(0, MOST_WORDS)}` : "";
}

function pageIn(text: string): Omit<WorksPage, "allowance"> | undefined {
  const content = parse(text) as
    | {meta?: {count?: unknown; next_cursor?: unknown}; results?: unknown}
    | null
    | undefined;
  const {meta, results} = content ?? {};
  if (!Array.isArray(results) || typeof meta?.count !== "number") return undefined;
  return {
    works: results,
    count: meta.count,
    next: typeof meta.next_cursor === "string" ? meta.next_cursor : null
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
