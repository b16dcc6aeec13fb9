import {appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {ingestWorks} from "../../src/ingest/works/ingest-works.ts";
import {serveHere} from "../support/local-server.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {describeWithWorks, SHARED_WORKS} from "../support/shared-data.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {issuesOf, storeRows, workOf} from "../support/works-files.ts";

const KEY = "0123456789abcdefKEY";
const PER_PAGE = 100;

type Answer = (request: IncomingMessage, response: ServerResponse, works: readonly unknown[]) => void;

const cursorOf = (at: number) => Buffer.from(`[${at}]`).toString("base64");
const paramsOf = (request: IncomingMessage) => new URL(request.url ?? "", "http://here").searchParams;

/** Headers as the publisher sends them, with what is left of ten thousand credits. */
function rateHeaders(left: number): Record<string, string | number> {
  return {
    "content-type": "application/json",
    "x-ratelimit-limit": 10_000,
    "x-ratelimit-remaining": left,
    "x-ratelimit-credits-used": 1,
    "x-ratelimit-reset": 43_200
  };
}

/** A page in the publisher's form: up to 100 works from where the cursor says, and the cursor of the next. */
function bodyOf(request: IncomingMessage, works: readonly unknown[]): string {
  const cursor = paramsOf(request).get("cursor") ?? "*";
  const at = cursor === "*" ? 0 : Number(JSON.parse(Buffer.from(cursor, "base64").toString())[0]);
  const results = works.slice(at, at + PER_PAGE);
  const next = results.length === 0 ? null : cursorOf(at + PER_PAGE);
  return JSON.stringify({
    meta: {
      count: works.length,
      db_response_time_ms: 19,
      page: null,
      per_page: PER_PAGE,
      next_cursor: next,
      cost_usd: 0.0001
    },
    results,
    group_by: []
  });
}

const page =
  (left: number): Answer =>
  (request, response, works) => {
    response.writeHead(200, rateHeaders(left));
    response.end(bodyOf(request, works));
  };

function refuse(
  status: number,
  message: string,
  headers: Record<string, string | number> = {},
  error = "Rate limit exceeded"
): Answer {
  return (_, response) => {
    response.writeHead(status, {"content-type": "application/json", ...headers});
    response.end(JSON.stringify({error, message}));
  };
}

/** Announces a whole page and breaks off in its middle. */
const cut: Answer = (request, response, works) => {
  const body = bodyOf(request, works);
  response.writeHead(200, {...rateHeaders(5000), "content-length": Buffer.byteLength(body)});
  response.write(body.slice(0, body.length / 2), () => setTimeout(() => response.destroy(), 20));
};

/** Answers in turn; the last one for good. */
function api(works: readonly unknown[], ...answers: Answer[]) {
  return serveHere((request, response) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response, works);
  });
}

const many = (count: number) =>
  Array.from({length: count}, (_, i) => workOf({id: i + 1, authors: [["DE"], ["CN"]]}));

function run(address: string, dataDir: string, more: {key?: string; restart?: boolean} = {}) {
  const recording = recordingEffects();
  const effects = {...recording.effects, fetch: globalThis.fetch};
  const from = `${address}/works?filter=publication_year:2020`;
  const done = ingestWorks({from, dataDir, key: KEY, retryDelayMs: 1, ...more}, effects);
  return {done, lines: recording.lines};
}

const kept = (dataDir: string) =>
  existsSync(join(dataDir, "downloads")) ? readdirSync(join(dataDir, "downloads")) : [];

describe("works of the API", () => {
  test("are fetched page by page with the caller's key, and nothing of it stays", async () => {
    const named = workOf({
      id: 777,
      other: {
        authorships: [
          {
            author: {display_name: "A Name"},
            raw_author_name: "A Name",
            countries: ["FR"],
            institutions: [{display_name: "Somewhere", country_code: "FR"}]
          }
        ]
      }
    });
    const {address, asked} = await api([...many(249), named], page(9000));
    const dataDir = temporaryFolder();
    const {done, lines} = run(address, dataDir);
    const {pin, counts} = await done;
    expect(counts).toMatchObject({works: 250, placed: 250, international: 249});
    expect(asked.map((request) => request.headers.authorization)).toEqual(asked.map(() => `Bearer ${KEY}`));
    expect(asked.map((request) => paramsOf(request).get("cursor"))).toEqual([
      "*",
      cursorOf(100),
      cursorOf(200),
      cursorOf(300)
    ]);
    expect(paramsOf(asked[0] as IncomingMessage).get("select")).toContain("authorships,primary_topic");
    expect(asked.map(({url}) => url).join()).not.toContain(KEY);
    expect(pin.ref).toMatchObject({
      title: "OpenAlex, works (filter publication_year:2020)",
      address: `${address}/works?filter=publication_year:2020`
    });
    const manifest = readFileSync(join(dataDir, "works", pin.id, "manifest.json"), "utf8");
    expect(manifest + lines.join()).not.toContain(KEY);
    expect(lines.join()).toMatch(/250 works; 3 calls to go, 9.000 of 10.000 credits left today: enough/);
    expect(kept(dataDir)).toEqual([]);
  });

  test("names of authors never reach the disk", async () => {
    const named = {
      ...workOf({id: 1}),
      authorships: [{author: {display_name: "A Name"}, countries: ["FR"], institutions: []}]
    };
    const {address} = await api([named], page(9000), refuse(401, "no"));
    const dataDir = temporaryFolder();
    await expect(run(address, dataDir).done).rejects.toMatchObject({message: expect.stringContaining("key")});
    const [folder = ""] = kept(dataDir);
    const lines = readFileSync(join(dataDir, "downloads", folder, "part_0001.jsonl"), "utf8");
    expect(lines).toContain('"countries":["FR"]');
    expect(lines).not.toContain("A Name");
  });

  test("a key in the address is used and taken out of it", async () => {
    const {address, asked} = await api(many(1), page(9000));
    const dataDir = temporaryFolder();
    const effects = {...recordingEffects().effects, fetch: globalThis.fetch};
    const from = `${address}/works?filter=type:article&api_key=${KEY}&mailto=a@b.eu`;
    const {pin} = await ingestWorks({from, dataDir, retryDelayMs: 1}, effects);
    expect(pin.ref.address).toBe(`${address}/works?filter=type:article`);
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(asked[0]?.url).not.toMatch(new RegExp(`${KEY}|mailto`));
  });

  test("a busy moment, a broken body and a failing server are waited for", async () => {
    const busy = refuse(429, "100 requests per second", {"retry-after": "0", "x-ratelimit-remaining": 5000});
    const {address, asked} = await api(many(120), busy, cut, page(5000), refuse(503, ""), page(5000));
    const {done, lines} = run(address, temporaryFolder());
    expect((await done).counts.works).toBe(120);
    expect(asked.length).toBe(6);
    expect(lines.filter((line) => line.endsWith("trying again")).length).toBe(3);
  });

  test("stop before the allowance is used up, and go on with the page that comes next", async () => {
    const {address, asked} = await api(many(250), page(300), page(200), page(10_000));
    const dataDir = temporaryFolder();
    await expect(run(address, dataDir).done).rejects.toMatchObject({
      code: "too-many",
      message: expect.stringMatching(/allowance of the key: 200 of 10.000 credits/),
      hint: expect.stringMatching(
        /^200 of 250 works are kept, after 2 calls.*after 2026-01-16 00:00 UTC.*s3:\/\/openalex/
      )
    });
    expect(existsSync(join(dataDir, "works.duckdb"))).toBe(false);
    const {counts} = await run(address, dataDir).done;
    expect(counts.works).toBe(250);
    expect(asked.map((request) => paramsOf(request).get("cursor"))).toEqual([
      "*",
      cursorOf(100),
      cursorOf(200),
      cursorOf(300)
    ]);
  });

  test.each([
    ["429 until midnight", refuse(429, "Insufficient credits", {...rateHeaders(0), "retry-after": "43200"})],
    ["403 for the allowance", refuse(403, "Rate limit exceeded; slow down", {"retry-after": "43200"})],
    ["402", refuse(402, "Insufficient credits")]
  ])("the end of the allowance said by %s is no failure to repeat", async (_, answer) => {
    const {address, asked} = await api(many(250), page(9000), answer);
    const dataDir = temporaryFolder();
    await expect(run(address, dataDir).done).rejects.toMatchObject({
      code: "too-many",
      hint: expect.stringContaining("100 of 250 works are kept")
    });
    expect(asked.length).toBe(2);
  });

  test("what an interrupted run left behind its last page is written over", async () => {
    const {address} = await api(many(250), page(9000), refuse(400, "no such cursor"), page(9000));
    const dataDir = temporaryFolder();
    await expect(run(address, dataDir).done).rejects.toMatchObject({
      code: "usage",
      hint: expect.stringContaining("--restart")
    });
    const [folder = ""] = kept(dataDir);
    const part = join(dataDir, "downloads", folder, "part_0001.jsonl");
    appendFileSync(part, '{"id":"https://openalex.org/W9');
    const {pin, counts} = await run(address, dataDir).done;
    expect(counts.works).toBe(250);
    expect(pin.issues).toEqual([]);
  });

  test("--restart begins anew", async () => {
    const {address, asked} = await api(many(150), page(9000), refuse(401, "no"), page(9000));
    const dataDir = temporaryFolder();
    await expect(run(address, dataDir).done).rejects.toThrow();
    expect((await run(address, dataDir, {restart: true}).done).counts.works).toBe(150);
    expect(asked.map((request) => paramsOf(request).get("cursor"))).toEqual([
      "*",
      cursorOf(100),
      "*",
      cursorOf(100),
      cursorOf(200)
    ]);
  });

  test("a list that grew or shifted on the way is reported; one without an end is left", async () => {
    const shifted: Answer = (request, response) => page(9000)(request, response, many(180).slice(-140));
    const {address} = await api(many(150), page(9000), shifted);
    const result = await run(address, temporaryFolder()).done;
    expect(result.counts.works).toBe(140);
    expect(issuesOf(result, "count-differs")).toEqual([["", 10]]);
    const same: Answer = (_, response, works) => {
      response.writeHead(200, rateHeaders(9000));
      response.end(JSON.stringify({meta: {count: works.length, next_cursor: "same"}, results: works}));
    };
    const endless = await api(many(3), same);
    await expect(run(endless.address, temporaryFolder()).done).rejects.toMatchObject({
      code: "source-changed"
    });
    expect(endless.asked.length).toBe(2);
  });

  test("what the publisher says never shows the key", async () => {
    const {address} = await api(
      [],
      refuse(403, `your key ${KEY} may not use from_updated_date`, {}, "Forbidden")
    );
    const error = await run(address, temporaryFolder()).done.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "source-unavailable",
      message: expect.stringContaining("may not use")
    });
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain(KEY);
  });

  test("without a network, a key, a filter or encryption it says what to do", async () => {
    const ask = (from: string, key?: string) =>
      ingestWorks(
        {from, dataDir: temporaryFolder(), retryDelayMs: 1, ...(key !== undefined && {key})},
        recordingEffects().effects
      );
    const list = "https://api.openalex.org/works?filter=type:article";
    const offline = await ask(list, KEY).catch((error: unknown) => error);
    expect(offline).toMatchObject({code: "source-unavailable", hint: expect.stringContaining("--from")});
    expect(JSON.stringify([offline, (offline as Error).stack])).not.toContain(KEY);
    await expect(ask(list)).rejects.toMatchObject({
      code: "usage",
      hint: expect.stringContaining("OPENALEX_API_KEY")
    });
    await expect(ask("https://api.openalex.org/works?per_page=100", KEY)).rejects.toMatchObject({
      code: "usage",
      hint: expect.stringContaining("s3://openalex")
    });
    await expect(ask(`${list}&group_by=type`, KEY)).rejects.toMatchObject({
      message: expect.stringContaining("group_by")
    });
    await expect(ask("http://api.openalex.org/works?filter=type:article", KEY)).rejects.toMatchObject({
      hint: expect.stringContaining("https://")
    });
  });
});

describeWithWorks("real objects of the API", () => {
  test("give the same sums page by page as from a file", async () => {
    const {works} = JSON.parse(readFileSync(SHARED_WORKS, "utf8")) as {works: object[]};
    const {address} = await api(works, page(9000));
    const [paged, filed] = [temporaryFolder(), temporaryFolder()];
    const fetched = await run(address, paged).done;
    const read = await ingestWorks({from: fileOf(works), dataDir: filed}, recordingEffects().effects);
    expect(fetched.counts).toEqual(read.counts);
    for (const table of ["country", "pair", "award"]) {
      const sql = `SELECT * FROM ${table} ORDER BY ALL`;
      expect(await storeRows(paged, sql)).toEqual(await storeRows(filed, sql));
    }
  });
});

function fileOf(works: readonly object[]): string {
  const path = join(temporaryFolder(), "page.json");
  writeFileSync(path, JSON.stringify({results: works}));
  return path;
}
