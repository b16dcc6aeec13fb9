import {describe, expect, test} from "vitest";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {snapshotSite} from "../support/snapshot-site.ts";

const app = createApp(snapshotSite, defaultEffects);

const PAGE = "/countries/CN";
const EXPORT = "/api/v1/data/participations.csv?country=CN";
const DATA = "/api/v1/figures/participations?country=CN";

describe("HEAD", () => {
  test.each([PAGE, DATA, "/assets/aperture.css", "/"])(
    "answers %s as GET does, without the body",
    async (path) => {
      const [head, get] = [await app.request(path, {method: "HEAD"}), await app.request(path)];
      expect(head.status).toBe(200);
      expect(await head.text()).toBe("");
      for (const name of ["Content-Type", "ETag", "Cache-Control", "Content-Security-Policy"])
        expect(head.headers.get(name), name).toBe(get.headers.get(name));
    }
  );

  test.each(["/nowhere", "/countries/Atlantis", "/api/v1/nothing"])(
    "says that %s does not exist",
    async (path) => {
      expect((await app.request(path, {method: "HEAD"})).status).toBe(404);
    }
  );
});

describe("a method an address does not take", () => {
  test.each([
    [PAGE, "POST"],
    [DATA, "DELETE"],
    ["/api/v1", "PUT"],
    ["/assets/aperture.css", "PATCH"]
  ])("at %s is refused: %s", async (path, method) => {
    const response = await app.request(path, {method});
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD");
  });

  test("is a problem of the API, and a page elsewhere", async () => {
    const problem = await app.request(DATA, {method: "POST"});
    expect(problem.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await problem.json()).toMatchObject({type: "about:blank", status: 405, hint: "Use GET, HEAD."});
    const page = await app.request(PAGE, {method: "POST"});
    expect(page.headers.get("Content-Type")).toContain("text/html");
    expect(await page.text()).toContain("POST is not possible here");
  });

  test.each(["/nowhere", "/api/v1/nothing"])("at %s is no matter: there is nothing", async (path) => {
    expect((await app.request(path, {method: "POST"})).status).toBe(404);
  });
});

describe("who has an answer already", () => {
  const ask = async (path: string, ifNoneMatch: string) =>
    app.request(path, {headers: {"If-None-Match": ifNoneMatch}});

  test("is told so by strong tag, weak tag, one of several, or any", async () => {
    const etag = (await app.request(DATA)).headers.get("ETag") ?? "";
    for (const given of [etag, `W/${etag}`, `"other", W/${etag}`, "*"]) {
      const response = await ask(DATA, given);
      expect(response.status, given).toBe(304);
      expect(response.headers.get("ETag")).toBe(etag);
      expect(response.headers.get("Cache-Control")).toBe("no-cache");
      expect(await response.text()).toBe("");
    }
  });

  test.each(["/", PAGE, "/compare?country=CN,US", "/countries", EXPORT])(
    "is told so of %s, and of no other address",
    async (path) => {
      const etag = (await app.request(path)).headers.get("ETag") ?? "";
      expect((await ask(path, etag)).status).toBe(304);
      expect((await ask("/themes", etag)).status).toBe(200);
    }
  );

  test("is sent the answer when it has another", async () => {
    for (const given of ['"other"', 'W/"other"', ""]) expect((await ask(DATA, given)).status).toBe(200);
  });

  test.each(["csv", "csv-metadata.json", "json", "sdmx-csv", "parquet"])(
    "is told so of the form %s of a figure",
    async (format) => {
      const path = `/api/v1/data/participations.${format}?by=country`;
      const first = await app.request(path);
      expect(
        first.status,
        await first
          .clone()
          .text()
          .then((text) => text.slice(0, 200))
      ).toBe(200);
      const again = await ask(path, first.headers.get("ETag") ?? "");
      expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    }
  );

  test("is told so of a compressed answer too, whose tag is weak", async () => {
    const headers = {"Accept-Encoding": "gzip"};
    const etag = (await app.request("/api/v1/countries", {headers})).headers.get("ETag") ?? "";
    expect(etag).toMatch(/^W\//);
    const again = await app.request("/api/v1/countries", {headers: {...headers, "If-None-Match": etag}});
    expect(again.status).toBe(304);
  });

  test("is still told of an error", async () => {
    expect((await ask("/api/v1/nothing", "*")).status).toBe(404);
  });
});

describe("a parameter no page knows", () => {
  test.each(["/", "/countries", PAGE, "/themes", "/themes/health", "/compare?country=CN,US", "/projects"])(
    "is refused on %s, with what was meant",
    async (path) => {
      const response = await app.request(`${path}${path.includes("?") ? "&" : "?"}programe=H2020`);
      expect(response.status).toBe(400);
      const page = await response.text();
      expect(page).toContain("Unknown parameter: programe");
      expect(page).toContain("Did you mean programme?");
    }
  );

  test.each([
    ["/search?query=ocean", "Leave it out. Known: q."],
    ["/data?country=CN", "Leave it out; this page has no parameters."],
    ["/eligibility?contry=CN", "Did you mean country?"],
    ["/commitments?stat=stale", "Did you mean state?"],
    ["/assessment?w-reciprocty=3", "Did you mean w-reciprocity?"],
    ["/nowhere?a=1", ""]
  ])("is refused on %s too, by what that page knows", async (path, hint) => {
    const response = await app.request(path);
    expect(response.status).toBe(hint ? 400 : 404);
    expect(await response.text()).toContain(hint);
  });

  test("is let pass where a newsletter appended it", async () => {
    expect((await app.request("/countries?utm_source=letter")).status).toBe(200);
  });
});
