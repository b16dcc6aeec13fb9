import {open, rename, rm} from "node:fs/promises";
import {setTimeout as sleep} from "node:timers/promises";
import type {Effects} from "../base/effects.ts";
import {ApertureError} from "../base/errors.ts";
import {sha256File} from "../base/hash.ts";
import {refuseWebPage} from "../base/web-page.ts";
import {beginPart, dropPart, type Part, readPart} from "./download-part.ts";

export interface DownloadRequest {
  readonly url: string;
  /** Path of the file; while it is incomplete it is kept beside it as `<to>.part`. */
  readonly to: string;
  readonly expectedSha256?: string;
  /** What is held already; the publisher is asked for the file only if it has changed since. */
  readonly previous?: {readonly etag?: string; readonly lastModified?: string; readonly sha256: string};
  /** Wait before the first repetition; doubled for each further one. */
  readonly retryDelayMs?: number;
}

export interface Downloaded {
  readonly notModified?: false;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** The publisher still has the very file that is held: by its word, or byte for byte. */
export interface NotModified {
  readonly notModified: true;
}

const MOST_RETRIES = 4;
const RETRY_DELAY_MS = 1000;

/**
 * Fetches a file to disk. Goes on where an earlier try stopped if the publisher's file is still the same one,
 * repeats what may pass by itself, and puts the file in its place only when it is complete.
 */
export async function downloadSource(
  request: DownloadRequest,
  effects: Effects
): Promise<Downloaded | NotModified> {
  for (let retry = 0; ; retry++) {
    try {
      return await attempt(request, effects);
    } catch (error) {
      if (effects.signal.aborted) throw stopped(error);
      if (!(error instanceof PassingFailure)) throw error;
      if (retry === MOST_RETRIES) throw unavailable(request.url, error.message, error.cause);
      effects.log(`${error.message}; trying again`);
      await sleep((request.retryDelayMs ?? RETRY_DELAY_MS) * 2 ** retry, undefined, {
        signal: effects.signal
      }).catch((cause: unknown) => {
        throw stopped(cause);
      });
    }
  }
}

/** A failure that may be gone a moment later. */
class PassingFailure extends Error {}

function stopped(cause: unknown): ApertureError {
  const hint = "Run the same command again; the download goes on where it stopped.";
  return new ApertureError("interrupted", "download stopped", {hint, cause});
}

function unavailable(url: string, reason: string, cause?: unknown): ApertureError {
  return new ApertureError("source-unavailable", `cannot fetch ${url}: ${reason}`, {
    hint: "Without a network, fetch the file on another machine and give its path with --from.",
    ...(cause === undefined ? {} : {cause})
  });
}

async function attempt(request: DownloadRequest, effects: Effects): Promise<Downloaded | NotModified> {
  const {url, to} = request;
  const part = await readPart(to, url);
  const response = await ask(request, part, effects);
  if (response.status === 304) {
    await discard(response);
    await dropPart(request.to);
    return {notModified: true};
  }
  if (response.status === 416) {
    await discard(response);
    await dropPart(to);
    throw new PassingFailure(`the file at ${url} is shorter than what was fetched of it`);
  }
  await refuseFailure(response, url);
  const start = await startOf(response, part, to, url);
  await save(response, request, start, effects);
  return finish(request, response);
}

async function ask(
  {url, previous}: DownloadRequest,
  part: Part | undefined,
  effects: Effects
): Promise<Response> {
  const headers = new Headers({"accept-encoding": "identity"});
  if (previous?.etag) headers.set("if-none-match", previous.etag);
  if (previous?.lastModified) headers.set("if-modified-since", previous.lastModified);
  if (part) {
    headers.set("range", `bytes=${part.size}-`);
    headers.set("if-range", part.validator);
  }
  try {
    return await effects.fetch(url, {headers, signal: effects.signal});
  } catch (error) {
    throw new PassingFailure(`no answer from ${hostOf(url)} (${reasonOf(error)})`, {cause: error});
  }
}

function hostOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    throw new ApertureError("usage", `invalid address: ${url}`, {hint: "An address starts with https://"});
  }
  return new URL(url).host;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel();
}

async function refuseFailure(response: Response, url: string): Promise<void> {
  const {status} = response;
  if (response.ok) {
    if (!/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) return;
    await discard(response);
    return refuseWebPage("<html>", url);
  }
  await discard(response);
  if (status >= 500 || status === 408 || status === 429)
    throw new PassingFailure(`${hostOf(url)} answered ${status}`);
  throw unavailable(url, `the publisher answered ${status}`);
}

/** Where the answer's bytes belong. A server may ignore the range asked for and send the whole file. */
async function startOf(response: Response, part: Part | undefined, to: string, url: string): Promise<number> {
  if (response.status !== 206) {
    await beginPart(to, url, response.headers);
    return 0;
  }
  const range = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "");
  if (part && Number(range?.[1]) === part.size) return part.size;
  await discard(response);
  await dropPart(to);
  throw new PassingFailure(`${hostOf(url)} sent another part of the file than was asked for`);
}

async function save(
  response: Response,
  {url, to}: DownloadRequest,
  start: number,
  effects: Effects
): Promise<void> {
  const length = response.headers.get("content-encoding") ? null : response.headers.get("content-length");
  const total = length === null ? undefined : start + Number(length);
  effects.progress.step(`fetching ${hostOf(url)}`, total);
  const file = await open(`${to}.part`, start === 0 ? "w" : "a");
  let bytes = start;
  try {
    for await (const chunk of chunksOf(response, url)) {
      await writeAll(file, chunk);
      bytes += chunk.length;
      effects.progress.at(bytes);
    }
  } finally {
    await file.close();
  }
  if (total === undefined || bytes === total) return;
  if (bytes > total) await dropPart(to);
  throw new PassingFailure(`${hostOf(url)} sent ${bytes} of ${total} bytes`);
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) done += (await file.write(chunk, done)).bytesWritten;
}

/** The body as it arrives; only what fails on the way here is a failure of the network. */
async function* chunksOf(response: Response, url: string): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const {done, value} = await reader.read().catch((error: unknown) => {
        throw new PassingFailure(`${hostOf(url)} broke off (${reasonOf(error)})`, {cause: error});
      });
      if (done) return;
      yield value as Uint8Array;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function finish(request: DownloadRequest, response: Response): Promise<Downloaded | NotModified> {
  const {url, to, expectedSha256, previous} = request;
  const part = `${to}.part`;
  const {bytes, head} = await sizeAndHead(part);
  try {
    if (bytes === 0) throw damaged(`empty file: ${url}`);
    refuseWebPage(head, url);
  } catch (error) {
    await dropPart(to);
    throw error;
  }
  const sha256 = await sha256File(part);
  if (expectedSha256 !== undefined && sha256 !== expectedSha256.toLowerCase()) {
    await dropPart(to);
    throw damaged(`checksum of ${url} is ${sha256}, not ${expectedSha256}`);
  }
  if (sha256 === previous?.sha256) {
    await dropPart(to);
    return {notModified: true};
  }
  await rename(part, to);
  await rm(`${to}.part.json`, {force: true});
  const etag = response.headers.get("etag");
  const lastModified = response.headers.get("last-modified");
  return {path: to, bytes, sha256, ...(etag ? {etag} : {}), ...(lastModified ? {lastModified} : {})};
}

async function sizeAndHead(path: string): Promise<{bytes: number; head: string}> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(512), 0, 512, 0);
    return {bytes: (await file.stat()).size, head: buffer.subarray(0, bytesRead).toString("utf8")};
  } finally {
    await file.close();
  }
}

function damaged(message: string): ApertureError {
  return new ApertureError("source-damaged", message, {
    hint: "The publisher may have replaced the file, or it was changed on the way. Fetch it again, or from elsewhere with --from."
  });
}
