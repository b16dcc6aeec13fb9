import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {defaultEffects, type Effects} from "../../src/base/effects.ts";
import {ApertureError} from "../../src/base/errors.ts";
import {type DownloadRequest, downloadSource} from "../../src/ingest/download.ts";

const BODY = Buffer.from(Array.from({length: 300_000}, (_, i) => (i * 31) % 251));
const SHA256 = createHash("sha256").update(BODY).digest("hex");

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let server: Server;
let address: string;
let to: string;
let asked: IncomingMessage[];
let answers: Answer[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aperture-download-"));
  to = join(folder, "downloads", "data.zip");
  asked = [];
  answers = [];
  server = createServer((request, response) => {
    asked.push(request);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.zip`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, {recursive: true});
});

const whole: Answer = (_, response) => {
  response.writeHead(200, {"content-type": "application/zip", "content-length": BODY.length, etag: '"v1"'});
  response.end(BODY);
};

/** Sends a part of what it announced, then drops the connection. */
function cutAfter(bytes: number, etag = '"v1"'): Answer {
  return (_, response) => {
    response.writeHead(200, {"content-length": BODY.length, etag});
    response.write(BODY.subarray(0, bytes), () => setTimeout(() => response.destroy(), 250));
  };
}

const ranged: Answer = (request, response) => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1]);
  if (request.headers["if-range"] !== '"v1"') return whole(request, response);
  response.writeHead(206, {
    "content-length": BODY.length - start,
    "content-range": `bytes ${start}-${BODY.length - 1}/${BODY.length}`,
    etag: '"v1"'
  });
  response.end(BODY.subarray(start));
};

function status(code: number, body = ""): Answer {
  return (_, response) => {
    response.writeHead(code);
    response.end(body);
  };
}

function fetchIt(more: Partial<DownloadRequest> = {}, effects: Partial<Effects> = {}) {
  return downloadSource({url: address, to, retryDelayMs: 1, ...more}, {...defaultEffects, ...effects});
}

async function errorOf(work: Promise<unknown>): Promise<ApertureError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  expect(error).toBeInstanceOf(ApertureError);
  return error as ApertureError;
}

function expectNothingLeft(): void {
  for (const path of [to, `${to}.part`, `${to}.part.json`]) expect(existsSync(path), path).toBe(false);
}

describe("a download that goes well", () => {
  test("puts the whole file in place, says what it is, and leaves no part behind", async () => {
    answers = [whole];
    const seen: number[] = [];
    const steps: (number | undefined)[] = [];
    const progress = {
      step: (_: string, total?: number) => steps.push(total),
      at: (n: number) => seen.push(n),
      done() {}
    };
    expect(await fetchIt({expectedSha256: SHA256.toUpperCase()}, {progress})).toEqual({
      path: to,
      bytes: BODY.length,
      sha256: SHA256,
      etag: '"v1"'
    });
    expect(await readFile(to)).toEqual(BODY);
    expect(existsSync(`${to}.part`) || existsSync(`${to}.part.json`)).toBe(false);
    expect(steps).toEqual([BODY.length]);
    expect(seen.at(-1)).toBe(BODY.length);
  });

  test("replaces an older file only when the new one is complete", async () => {
    answers = [whole];
    await fetchIt();
    await writeFile(to, "older");
    answers = [cutAfter(1000)];
    await errorOf(fetchIt());
    expect(await readFile(to, "utf8")).toBe("older");
  });

  test("accepts a body of unannounced length", async () => {
    answers = [(_, response) => response.end(BODY)];
    expect(await fetchIt()).toMatchObject({bytes: BODY.length, sha256: SHA256});
  });
});

describe("a file that is held already", () => {
  const previous = {etag: '"v1"', lastModified: "Sat, 06 Dec 2025 00:00:00 GMT", sha256: SHA256};

  test("is not fetched again when the publisher says it is unchanged", async () => {
    answers = [status(304)];
    expect(await fetchIt({previous})).toEqual({notModified: true});
    expect(asked[0]?.headers).toMatchObject({
      "if-none-match": '"v1"',
      "if-modified-since": "Sat, 06 Dec 2025 00:00:00 GMT"
    });
    expectNothingLeft();
  });

  test("counts as unchanged when the publisher sends the same bytes again", async () => {
    answers = [whole];
    expect(await fetchIt({previous})).toEqual({notModified: true});
    expectNothingLeft();
  });

  test("is replaced when the publisher has another", async () => {
    answers = [whole];
    expect(await fetchIt({previous: {...previous, sha256: "0".repeat(64)}})).toMatchObject({sha256: SHA256});
  });
});

describe("a download that is cut", () => {
  test("goes on where it stopped when the file is still the same", async () => {
    answers = [cutAfter(100_000), ranged];
    const lines: string[] = [];
    expect(await fetchIt({}, {log: (line) => lines.push(line)})).toMatchObject({
      bytes: BODY.length,
      sha256: SHA256
    });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.headers).toMatchObject({range: "bytes=100000-", "if-range": '"v1"'});
    expect(lines).toEqual([expect.stringContaining("broke off")]);
    expect(await readFile(to)).toEqual(BODY);
  });

  test("goes on in a later run", async () => {
    answers = [cutAfter(50_000), status(503)];
    expect((await errorOf(fetchIt())).code).toBe("source-unavailable");
    expect((await readFile(`${to}.part`)).length).toBe(50_000);
    answers = [ranged];
    expect(await fetchIt()).toMatchObject({sha256: SHA256});
    expect(asked.at(-1)?.headers.range).toBe("bytes=50000-");
  });

  test("starts again when the server ignores the range or has another file", async () => {
    answers = [cutAfter(100_000), whole];
    expect(await fetchIt()).toMatchObject({bytes: BODY.length, sha256: SHA256});
    expect(await readFile(to)).toEqual(BODY);
  });

  test("starts again when the server sends another range than was asked for", async () => {
    const wrong: Answer = (_, response) => {
      response.writeHead(206, {"content-range": `bytes 5-${BODY.length - 1}/${BODY.length}`});
      response.end(BODY.subarray(5));
    };
    answers = [cutAfter(100_000), wrong, whole];
    expect(await fetchIt()).toMatchObject({sha256: SHA256});
    expect(asked[2]?.headers.range).toBeUndefined();
  });

  test("starts again when the part is longer than the file", async () => {
    answers = [cutAfter(100_000), status(416), whole];
    expect(await fetchIt()).toMatchObject({sha256: SHA256});
  });

  test("is never continued from a weak etag or from another address", async () => {
    answers = [cutAfter(100_000, 'W/"v1"'), whole];
    await fetchIt();
    expect(asked[1]?.headers.range).toBeUndefined();
    answers = [cutAfter(100_000), status(404)];
    await errorOf(fetchIt());
    answers = [whole];
    await fetchIt({url: address.replace("data.zip", "other.zip")});
    expect(asked.at(-1)?.headers.range).toBeUndefined();
  });

  test("is not believed when fewer bytes come than were announced", async () => {
    answers = [cutAfter(10)];
    const error = await errorOf(fetchIt());
    expect(error.code).toBe("source-unavailable");
    expect(asked).toHaveLength(5);
    expect(existsSync(to)).toBe(false);
  });
});

describe("a server in trouble", () => {
  test("is asked again, up to four times", async () => {
    answers = [status(500), status(502), status(429), whole];
    expect(await fetchIt()).toMatchObject({sha256: SHA256});
    expect(asked).toHaveLength(4);
    answers = [status(503)];
    const error = await errorOf(fetchIt());
    expect(error).toMatchObject({
      code: "source-unavailable",
      message: expect.stringContaining("answered 503")
    });
    expect(asked).toHaveLength(4 + 5);
  });

  test("that says no is not asked again", async () => {
    answers = [status(404, "no such file")];
    const error = await errorOf(fetchIt());
    expect(error.code).toBe("source-unavailable");
    expect(error.message).toContain("404");
    expect(asked).toHaveLength(1);
  });

  test("that cannot be reached is named, with the way to do without", async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const error = await errorOf(fetchIt());
    server = createServer().listen(0);
    expect(error.code).toBe("source-unavailable");
    expect(error.message).toContain("ECONNREFUSED");
    expect(error.hint).toContain("--from");
  });

  test("is left in peace once the person stops the work, and what came is kept", async () => {
    const controller = new AbortController();
    answers = [
      (_, response) => {
        response.writeHead(200, {"content-length": BODY.length, etag: '"v1"'});
        response.write(BODY.subarray(0, 70_000));
      },
      ranged
    ];
    const progress = {step() {}, at: () => controller.abort(), done() {}};
    const error = await errorOf(fetchIt({}, {signal: controller.signal, progress}));
    expect(error.code).toBe("interrupted");
    expect(asked).toHaveLength(1);
    expect(await fetchIt()).toMatchObject({sha256: SHA256});
    expect(asked[1]?.headers.range).toMatch(/^bytes=\d+-$/);
  });

  test("is not waited for between tries once the person stops the work", async () => {
    const controller = new AbortController();
    answers = [status(500)];
    const log = () => setTimeout(() => controller.abort(), 10);
    const error = await errorOf(fetchIt({retryDelayMs: 60_000}, {signal: controller.signal, log}));
    expect(error.code).toBe("interrupted");
  });
});

describe("what is not the file", () => {
  test("a web page by its type is refused and not kept", async () => {
    answers = [
      (_, response) => {
        response.writeHead(200, {"content-type": "text/html; charset=utf-8"});
        response.end("Please wait");
      }
    ];
    const error = await errorOf(fetchIt());
    expect(error).toMatchObject({code: "source-damaged", message: `a web page, not data: ${address}`});
    expect(asked).toHaveLength(1);
    expectNothingLeft();
  });

  test.each(["<!DOCTYPE html><p>Not found", "  <html lang=en>"])(
    "a web page sent as data is refused: %s",
    async (page) => {
      answers = [
        (_, response) => {
          response.writeHead(200, {"content-type": "application/zip"});
          response.end(page);
        }
      ];
      expect((await errorOf(fetchIt())).code).toBe("source-damaged");
      expectNothingLeft();
    }
  );

  test("a file of another checksum is refused and not kept", async () => {
    answers = [whole];
    const error = await errorOf(fetchIt({expectedSha256: "0".repeat(64)}));
    expect(error.code).toBe("source-damaged");
    expect(error.message).toContain(SHA256);
    expectNothingLeft();
  });

  test("an empty file is refused", async () => {
    answers = [status(200)];
    expect((await errorOf(fetchIt())).message).toContain("empty file");
    expectNothingLeft();
  });

  test("an address that is none is a slip of the person", async () => {
    expect((await errorOf(fetchIt({url: "data.zip"}))).code).toBe("usage");
  });
});
