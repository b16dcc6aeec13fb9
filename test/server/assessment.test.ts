import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openSite, type Site} from "../../src/app/site.ts";
import {createApp} from "../../src/server/app.tsx";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {fixtures, ingestFiles} from "../support/series-files.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const DEFAULT = new URL("../../catalogue/assessment-schemes/global-approach.yaml", import.meta.url);

let site: Site;
let dataDir: string;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  ({dataDir} = await ingestFiles(fixtures("v-dem.csv", "academic.csv", "freedom.csv", "governance.csv")));
  site = openSite(dataDir);
  app = createApp(site, recordingEffects().effects);
});
afterAll(() => site.close());

async function get(address: string): Promise<{status: number; html: string}> {
  const response = await app.request(address);
  return {status: response.status, html: await response.text()};
}

test("the page assesses the values held, says whose it is, and shows no bare rank", async () => {
  const {status, html} = await get("/assessment");
  expect(status).toBe(200);
  expect(html).toContain("is Aperture&#39;s, not the Union&#39;s");
  expect(html).toMatch(/South Korea<\/a><\/th><td data-label="Rank">\d+–\d+/);
  expect(html).toContain("What drives the ranking most");
  expect(html).toContain('type="range"');
});

test("moving a weight moves the result, and zero takes a criterion out", async () => {
  const at = (html: string) => html.slice(html.indexOf('id="assessed"'), html.indexOf('id="method"'));
  const [even, moved] = [
    await get("/assessment"),
    await get("/assessment?w-rights-and-values=100&w-capacity=0")
  ];
  expect(at(moved.html)).not.toBe(at(even.html));
  expect(at(moved.html)).not.toContain("Capacity and the Union");
  expect(at(moved.html)).toContain("Without weight, and so not counted: capacity and the Union");
  expect(at(moved.html)).not.toContain("not in the scheme");
});

test("two countries get their break-even in words", async () => {
  const {html} = await get("/assessment?a=KR&b=CN");
  expect(html).toContain("What would swap them");
  expect(html).toMatch(/South Korea|China/);
});

test.each([
  "/assessment?w-capacity=-1",
  "/assessment?w-capacity=many",
  "/assessment?w-reciprocity=0&w-level-playing-field=0&w-rights-and-values=0&w-capacity=0",
  "/assessment?a=KR&b=KR"
])("%s is refused with what to do", async (address) => {
  expect((await get(address)).status).toBe(400);
});

test("a changed copy in the data folder can be chosen, and its own weights and criteria are shown", async () => {
  const folder = join(dataDir, "assessment-schemes");
  await mkdir(folder, {recursive: true});
  const text = await readFile(DEFAULT, "utf8");
  const own = text
    .replace("id: global-approach", "id: own")
    .replace("author: Aperture", "author: A Desk")
    .replace("title: Reciprocity\n", "title: Reciprocity\n    weight: 7\n")
    .replace("weights: {criteria: 0.5,", "weights: {criteria: 0.2,");
  await writeFile(join(folder, "own.yaml"), own);
  await writeFile(join(folder, "kept-id.yaml"), own.replace("id: own", "id: global-approach"));
  await writeFile(join(folder, "slip.yaml"), own.replace("id: liberal-democracy", "id: liberal-democracies"));
  await writeFile(join(folder, "broken.yaml"), own.replace("weight: 7", "weight: -7"));
  try {
    const {html} = await get("/assessment?scheme=own&w-capacity=10");
    expect(html).toContain("by A Desk");
    expect(html).toContain(
      'id="w-reciprocity" name="w-reciprocity" type="range" min="0" max="100" step="1" value="70"'
    );
    expect(html).toContain("vary each by up to 20 %");
    expect(html).toContain('<input type="hidden" name="scheme" value="own"/>');
    expect(html).not.toContain("changed copy of");
    expect((await get("/assessment?scheme=kept-id")).html).toContain(
      "This is a changed copy of global-approach"
    );
    const slip = await get("/assessment?scheme=slip");
    expect(slip).toMatchObject({
      status: 400,
      html: expect.stringContaining("Did you mean liberal-democracy?")
    });
    expect((await get("/assessment?scheme=broken")).html).toContain("expected a weight above 0");
    expect((await get("/assessment?scheme=onw")).html).toContain("Did you mean own?");
    const command = await runCli(["assess", "--scheme", "own", "--runs", "100", "--data", dataDir]);
    expect(command.stdout).toContain("(own, version 3 of 2026-11-29, by A Desk)");
  } finally {
    await rm(folder, {recursive: true});
  }
});

test("without series the page says how to get them", async () => {
  const empty = openSite(temporaryFolder());
  try {
    const response = await createApp(empty, recordingEffects().effects).request("/assessment");
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("no series of the scheme is imported");
  } finally {
    empty.close();
  }
});

test("the command assesses what is held, and refuses to export values that may not be handed on", async () => {
  const text = await runCli(["assess", "--runs", "200", "--data", dataDir]);
  expect(text.stdout).toContain("Not for republication, by licence: freedom-house-academic-freedom");
  const json = await runCli(["assess", "--runs", "200", "--format", "json", "--data", dataDir]);
  expect(json.code).toBe(11);
});

test("a matrix written here can be assessed, and its licences go with it", async () => {
  const {stdout} = await runCli(["series", "matrix", "--data", dataDir]);
  expect(stdout.split("\r\n")[0]).toContain("licence");
  const file = `${temporaryFolder()}/matrix.csv`;
  await writeFile(file, stdout);
  expect((await runCli(["assess", "--matrix", file, "--runs", "100"])).code).toBe(0);
});

test("a page reads no file that an address names", async () => {
  const path = join(dataDir, "elsewhere.yaml");
  await writeFile(path, await readFile(DEFAULT, "utf8"));
  const {status, html} = await get(`/assessment?scheme=${encodeURIComponent(path)}`);
  expect(status).toBe(404);
  expect(html).toContain("Unknown scheme");
});
