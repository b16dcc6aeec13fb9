import {existsSync, readdirSync} from "node:fs";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import {ingestWorks} from "../../src/ingest/works/ingest-works.ts";
import {webAddress} from "../../src/ingest/works/remote/storage-address.ts";
import {serveHere} from "../support/local-server.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {
  ingestSnapshot,
  issuesOf,
  jsonLines,
  manifestOf,
  storeRows,
  workOf,
  writeSnapshot
} from "../support/works-files.ts";

const NAMES = [1, 2, 3].map((day) => `updated_date=2026-06-2${day}/part_0000.gz`);
const WORKS = NAMES.map((_, part) =>
  Array.from({length: 40}, (_, i) =>
    workOf({id: part * 100 + i + 1, year: 2019 + part, authors: [["DE"], [i % 2 ? "CN" : "US"]]})
  )
);
const PARTS = WORKS.map((works) => gzipSync(jsonLines(works)));

type Objects = Map<string, Buffer>;

/** The publisher's bucket in its layout of 2026, with some works. */
function bucket(works: readonly number[] = WORKS.map(({length}) => length)): Objects {
  const listed = NAMES.map((name, i) => ({name, bytes: PARTS[i]?.length ?? 0, works: works[i] ?? 0}));
  return new Map([
    ["data/jsonl/works/manifest.json", Buffer.from(manifestOf(listed))],
    ...NAMES.map((name, i) => [`data/jsonl/works/${name}`, PARTS[i] ?? Buffer.alloc(0)] as const)
  ]);
}

/** Serves objects as storage does, with ranges; `meddle` may answer in its place. */
function storage(
  objects: Objects,
  meddle: (key: string, request: IncomingMessage, response: ServerResponse) => boolean = () => false,
  prefix = "/"
) {
  return serveHere((request, response) => {
    const key = decodeURIComponent(request.url ?? "").slice(prefix.length);
    if (request.method === "GET" && meddle(key, request, response)) return;
    const body = objects.get(key);
    if (body === undefined) return void response.writeHead(404).end();
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    response.writeHead(start ? 206 : 200, {
      etag: `"${body.length}"`,
      "content-length": body.length - start,
      ...(start && {"content-range": `bytes ${start}-${body.length - 1}/${body.length}`})
    });
    response.end(request.method === "HEAD" ? undefined : body.subarray(start));
  });
}

function run(from: string, dataDir: string, more: {endpoint?: string; restart?: boolean} = {}) {
  const recording = recordingEffects();
  const effects = {...recording.effects, fetch: globalThis.fetch};
  return {done: ingestWorks({from, dataDir, retryDelayMs: 1, ...more}, effects), recording};
}

const fetched = (asked: readonly IncomingMessage[]) =>
  asked.filter(({method, url}) => method === "GET" && url?.endsWith(".gz")).map(({url}) => url?.slice(-29));

const SUMS = "SELECT * FROM pair ORDER BY ALL";

describe("a snapshot in object storage", () => {
  test("gives the same as the same files in a folder, and names the address", async () => {
    const {address, asked} = await storage(bucket());
    const [there, here] = [temporaryFolder(), temporaryFolder()];
    const remote = await run(address, there).done;
    const local = await ingestSnapshot(await writeSnapshot(Object.fromEntries(bucket())), here);
    expect(remote.counts).toEqual(local.counts);
    expect(remote.counts.works).toBe(120);
    expect(await storeRows(there, SUMS)).toEqual(await storeRows(here, SUMS));
    expect(remote.pin.ref.address).toBe(address);
    expect(remote.pin.ref.sha256).toBe(local.pin.ref.sha256);
    expect(remote.pin.issues).toEqual([]);
    expect(fetched(asked).length).toBe(3);
    expect(readdirSync(join(there, "downloads"))).toEqual([]);
  });

  test.each(["", "/data/jsonl", "/data/jsonl/works/", "/data/jsonl/works/manifest.json"])(
    "is found from %j",
    async (place) => {
      const {address} = await storage(bucket());
      expect((await run(`${address}${place}`, temporaryFolder()).done).counts.works).toBe(120);
    }
  );

  test("s3:// is read without an account, from the publisher or another server of storage", async () => {
    expect(webAddress("s3://openalex/data/jsonl/works/")).toBe(
      "https://openalex.s3.amazonaws.com/data/jsonl/works/"
    );
    const {address, asked} = await storage(bucket(), undefined, "/openalex/");
    const {pin, counts} = await run("s3://openalex/data/jsonl/works/", temporaryFolder(), {endpoint: address})
      .done;
    expect(counts.works).toBe(120);
    expect(pin.ref.address).toBe("s3://openalex/data/jsonl/works/");
    expect(asked.every(({headers}) => headers.authorization === undefined)).toBe(true);
  });

  test("never holds two parts at once on the disk", async () => {
    const dataDir = temporaryFolder();
    const root = join(dataDir, "downloads");
    const held: number[] = [];
    const {address} = await storage(bucket(), (key) => {
      if (!key.endsWith(".gz")) return false;
      const files = readdirSync(root, {recursive: true, encoding: "utf8"});
      held.push(files.filter((name) => /part\.gz$/.test(name)).length);
      return false;
    });
    await run(address, dataDir).done;
    expect(held).toEqual([0, 0, 0]);
  });

  test("goes on where it was interrupted: no part is fetched twice", async () => {
    let isDown = true;
    const {address, asked} = await storage(bucket(), (key, _, response) => {
      if (!isDown || !key.endsWith(NAMES[2] ?? "")) return false;
      response.writeHead(404).end();
      return true;
    });
    const dataDir = temporaryFolder();
    await expect(run(address, dataDir).done).rejects.toMatchObject({code: "source-unavailable"});
    expect(existsSync(join(dataDir, "works.duckdb"))).toBe(false);
    isDown = false;
    const {done, recording} = run(address, dataDir);
    expect((await done).counts.works).toBe(120);
    expect(recording.lines).toContain("2 of 3 parts were read before.");
    expect(fetched(asked)).toEqual([...NAMES, NAMES[2]].map((name) => name?.slice(-29)));
  });

  test("a part that breaks off is continued from where it broke", async () => {
    let broken = 0;
    const {address, asked} = await storage(bucket(), (key, _, response) => {
      const body = PARTS[1];
      if (!key.endsWith(NAMES[1] ?? "") || body === undefined || broken++ > 0) return false;
      response.writeHead(200, {etag: `"${body.length}"`, "content-length": body.length});
      response.write(body.subarray(0, body.length / 2), () => setTimeout(() => response.destroy(), 250));
      return true;
    });
    expect((await run(address, temporaryFolder()).done).counts.works).toBe(120);
    expect(asked.map(({headers}) => headers.range).filter(Boolean)).toEqual([
      `bytes=${Math.floor((PARTS[1]?.length ?? 0) / 2)}-`
    ]);
  });

  test("lengths and numbers that differ from the list are reported, also after an interruption", async () => {
    const objects = bucket([40, 41, 40]);
    const short = gzipSync(jsonLines((WORKS[2] ?? []).slice(0, 30)));
    objects.set(`data/jsonl/works/${NAMES[2]}`, short);
    const {address} = await storage(objects);
    const result = await run(address, temporaryFolder()).done;
    expect(issuesOf(result, "count-differs")).toEqual([
      [NAMES[1], 1],
      [NAMES[2], 10]
    ]);
    expect(issuesOf(result, "length-differs")).toEqual([[NAMES[2], (PARTS[2]?.length ?? 0) - short.length]]);
  });

  test("works deleted since are left out", async () => {
    const log = gzipSync("work_id,deleted_date\nhttps://openalex.org/W1,2026-08-14\n");
    const {address} = await storage(bucket().set("data/jsonl/works/deleted_ids.csv.gz", log));
    const result = await run(address, temporaryFolder()).done;
    expect(result.counts.works).toBe(119);
    expect(issuesOf(result, "deleted")).toEqual([["", 1]]);
  });

  test("a release that comes out meanwhile is never mixed with the one before", async () => {
    const objects = bucket();
    const next = () =>
      objects.set(
        "data/jsonl/works/manifest.json",
        bucket([1, 2, 3]).get("data/jsonl/works/manifest.json") ?? Buffer.alloc(0)
      );
    const {address, asked} = await storage(objects, (key) => {
      if (key.endsWith(NAMES[2] ?? "")) next();
      return false;
    });
    const dataDir = temporaryFolder();
    await expect(run(address, dataDir).done).rejects.toMatchObject({
      code: "source-changed",
      message: expect.stringContaining("while it was read")
    });
    expect(existsSync(join(dataDir, "works.duckdb"))).toBe(false);
    expect((await run(address, dataDir).done).counts.works).toBe(120);
    expect(fetched(asked).length).toBe(6);
  });

  test("without a list, a network or for secret storage it says what to do", async () => {
    const {address} = await storage(new Map());
    await expect(run(address, temporaryFolder()).done).rejects.toMatchObject({
      code: "source-unavailable",
      hint: expect.stringContaining("manifest.json")
    });
    const offline = ingestWorks(
      {from: "s3://openalex", dataDir: temporaryFolder(), retryDelayMs: 1},
      recordingEffects().effects
    );
    await expect(offline).rejects.toMatchObject({
      code: "source-unavailable",
      hint: expect.stringContaining("--from")
    });
    await expect(run("https://a:b@storage.example/works/", temporaryFolder()).done).rejects.toMatchObject({
      code: "usage"
    });
    const garbled = await storage(new Map([["works/manifest.json", Buffer.from("<Error/>")]]));
    await expect(run(garbled.address, temporaryFolder()).done).rejects.toMatchObject({
      code: "source-damaged"
    });
  });
});
