import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openSite, type Site} from "../../src/app/site.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {createApp} from "../../src/server/app.tsx";
import {untilBuilt} from "../support/until-built.ts";

let folder: string;
let site: Site;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aperture-editions-"));
  site = openSite(folder);
  app = createApp(site, defaultEffects);
});
afterAll(async () => {
  site.close();
  await rm(folder, {recursive: true, force: true});
});

async function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await app.request(path, {method: "POST", body: new URLSearchParams(fields), headers});
  return {status: response.status, to: response.headers.get("location"), text: await response.text()};
}

const get = async (path: string) => (await app.request(path)).text();

test("an editor prepares an edition, signs a paragraph, checks it, and freezes it for ever", async () => {
  expect(await get("/report")).toContain("No edition has been built in this data folder");
  expect(await get("/report")).toContain("No institution is set up on this server");
  const asked = {
    outline: "biennial",
    from: "2023-01",
    to: "2025-12",
    edition: "ours",
    forms: "page",
    published: "2026-02-27"
  };
  const desk = "/report/ours/prepare";
  expect(await send("/report", asked)).toMatchObject({status: 303, to: desk});
  expect(await get("/report")).toContain("is being built");
  expect((await send("/report", asked)).text).toContain("The edition is being built: ours");
  const steps: string[] = [];
  await untilBuilt(
    () => get(desk),
    (page) => steps.push(/<label for="job-progress">([^<]*)/.exec(page)?.[1] ?? "")
  );
  expect(new Set(steps).size).toBeGreaterThan(1);
  expect(await get("/report")).toContain('<a href="/report/ours/prepare">prepare</a>');
  expect((await send("/report", asked)).text).toContain("There is an edition of this name already: ours");

  const writing = {
    action: "sign",
    section: "introduction",
    author: "A. Editor, Unit X",
    text: "The number of projects was {all}.",
    figures: "all = projects?year=$years"
  };
  expect((await send(desk, {...writing, text: "There were 12 projects."})).text).toContain(
    "A number is written out: 12"
  );
  expect((await send(desk, {...writing, author: ""})).status).toBe(400);
  expect((await send(desk, writing)).status).toBe(303);
  expect((await send(desk, {action: "freeze"})).status).toBe(409);
  await untilBuilt(() => get(desk));
  expect(await get("/report/ours")).toMatch(/The number of projects was <a class="n"[^>]*>14\s541/);
  expect(await get(desk)).toContain("by <bdi>A. Editor, Unit X</bdi>");

  expect((await send(desk, {action: "check"})).status).toBe(303);
  expect(await untilBuilt(() => get(desk))).toContain("agrees with the sources");
  const preview = await get("/report/ours");
  expect((await send(desk, {action: "freeze"})).status).toBe(303);
  expect(await get(desk)).toContain("This edition is frozen");
  expect((await send(desk, {action: "build"})).status).toBe(422);
  expect((await send(desk, {action: "remove", at: "0"})).status).toBe(422);
  expect(await get("/report/ours")).toBe(preview);
}, 300_000);

test("a period that cannot be read is said beside the form, with what was written kept", async () => {
  const {status, text} = await send("/report", {outline: "biennial", from: "2023-13", to: "2025-12"});
  expect(status).toBe(400);
  expect(text).toContain("Invalid period: 2023-13..2025-12");
  expect(text).toContain('value="2023-13"');
});

test("an outline that the form does not offer is no way to a file of the server", async () => {
  const asked = {outline: "/etc/hosts.yaml", from: "2023-01", to: "2025-12", edition: "other"};
  const {status, text} = await send("/report", asked);
  expect(status).toBe(400);
  expect(text).toContain("Unknown outline: /etc/hosts.yaml");
});

test("a draft that cannot be built says why, and can be prepared again", async () => {
  await mkdir(join(folder, "reports"), {recursive: true});
  await writeFile(join(folder, "reports", "lost"), "a file where the folder should be");
  const broken = createApp(site, defaultEffects);
  const form = new URLSearchParams({
    outline: "biennial",
    from: "2019-01",
    to: "2019-12",
    edition: "lost",
    forms: "page"
  });
  expect((await broken.request("/report", {method: "POST", body: form})).status).toBe(303);
  const page = await untilBuilt(async () => (await broken.request("/report/lost/prepare")).text());
  expect(page).toContain("The draft could not be built");
  expect(page).toContain('role="alert"');
}, 120_000);

test("a form sent from another site changes nothing", async () => {
  const {status, text} = await send(
    "/report",
    {outline: "biennial", from: "2023-01", to: "2025-12", edition: "theirs"},
    {origin: "https://another.example"}
  );
  expect(status).toBe(403);
  expect(text).toContain("another site");
  expect(await get("/report")).not.toContain("theirs");
});

test("a draft that does not exist says so", async () => {
  expect((await app.request("/report/none/prepare")).status).toBe(404);
});

test("work that a server stopped in stays visible to the next, until it is asked for again", async () => {
  const stopping = new AbortController();
  const first = createApp(site, {...defaultEffects, signal: stopping.signal});
  const asked = {outline: "theme", theme: "oceans", forms: "page", edition: "cut-short"};
  await first.request("/report", {method: "POST", body: new URLSearchParams(asked)});
  expect(await (await first.request("/report")).text()).toContain("cut-short</a> is being built");
  stopping.abort();
  const look = async (on: typeof app, path: string) => (await on.request(path)).text();
  await untilBuilt(() => look(first, "/report/cut-short/prepare"));

  const second = createApp(site, defaultEffects);
  expect(await look(second, "/report")).toContain("cut-short</a> was interrupted while it was being built");
  const desk = await look(second, "/report/cut-short/prepare");
  expect(desk).toContain("The server stopped while the edition was being built");
  expect(desk).toContain("Build it again");

  await second.request("/report", {method: "POST", body: new URLSearchParams(asked)});
  await untilBuilt(() => look(second, "/report/cut-short/prepare"));
  expect(await look(createApp(site, defaultEffects), "/report")).not.toContain("interrupted");
  expect(await look(second, "/report/cut-short")).toContain("Oceans and waters");
}, 120_000);

test("two servers on one data folder know what the other is at, and what it left", async () => {
  const other = createApp(site, defaultEffects);
  const later = createApp(site, {...defaultEffects, now: () => new Date(Date.now() + 60_000)});
  const asked = {outline: "theme", theme: "health", forms: "page", edition: "shared"};
  const post = (on: typeof app, fields: Record<string, string>) =>
    on.request("/report", {method: "POST", body: new URLSearchParams(fields)});
  const list = async (on: typeof app) => (await on.request("/report")).text();
  await post(app, asked);
  expect(await list(other)).toContain("shared</a> is being built");
  const refused = await post(other, asked);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("The edition is being built: shared");
  expect((await post(other, {dismiss: "shared"})).status).toBe(409);
  expect((await post(other, {dismiss: "../shared/manifest"})).status).toBe(404);

  expect(await list(later)).toContain("shared</a> was interrupted while it was being built");
  expect((await post(later, {dismiss: "shared"})).status).toBe(303);
  expect(await list(later)).not.toContain("interrupted");
  await untilBuilt(() => get("/report/shared/prepare"));
  expect(await list(other)).not.toContain("shared</a> is being built");
}, 120_000);

test("a country briefing and a thematic fiche are prepared by their own forms", async () => {
  const page = await get("/report");
  expect(page).toContain('<option value="KR">South Korea</option>');
  expect(page).not.toContain('<option value="DE">');
  expect(page).toContain('<option value="">Choose a country</option>');
  expect((await send("/report", {outline: "country", country: ""})).text).toContain("No country chosen");
  expect((await send("/report", {outline: "country", country: "Atlantis"})).text).toContain("Atlantis");
  expect((await send("/report", {outline: "theme", theme: "helth"})).text).toContain("Did you mean health?");
  const briefing = await send("/report", {outline: "country", country: "KR", forms: "page"});
  expect(briefing).toMatchObject({status: 303, to: "/report/country-kr-2021-01-to-2025-12/prepare"});
  await untilBuilt(() => get(briefing.to ?? ""));
  expect(await get("/report/country-kr-2021-01-to-2025-12")).toContain("South Korea");
}, 120_000);
