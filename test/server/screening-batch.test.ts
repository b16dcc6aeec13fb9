import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {openSite, type Site} from "../../src/app/site.ts";
import {csvLines} from "../../src/base/csv.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {verifyCertificate} from "../../src/safeguard/screening/use/certificate.ts";
import {createApp} from "../../src/server/app.tsx";
import {LIST_FIXTURES} from "../support/lists.ts";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const LISTED = "Quay Institute of Flight";
const FREE = "Nobody’s Polytechnic of Nowhere";

let data: string;
let site: Site;
let app: ReturnType<typeof createApp>;
const lines: string[] = [];

beforeAll(async () => {
  data = temporaryFolder();
  const words = ["lists", "update", "own", "--from", `${LIST_FIXTURES}own.csv`, "--data", data];
  const {code, stderr} = await runCli([...words, "--allow-smaller"]);
  if (code !== 0) throw new Error(stderr);
  site = openSite(data);
  app = createApp(site, {...defaultEffects, log: (line) => lines.push(line)});
});
afterAll(() => site.close());

async function send(rows: readonly (readonly string[])[] | Uint8Array, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const content = rows instanceof Uint8Array ? new Uint8Array(rows) : csvLines(rows);
  form.set("file", new File([content], `${LISTED}.csv`));
  const response = await app.request("/screening/batch", {method: "POST", body: form});
  return {status: response.status, to: response.headers.get("location") ?? "", text: await response.text()};
}

const get = async (path: string) => app.request(path);

async function whenDone(path: string): Promise<string> {
  for (let look = 0; look < 200; look++) {
    const page = await (await get(path)).text();
    if (!page.includes('id="job"')) return page;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("the table is not screened");
}

/** Every file of the data folder as one text. */
function onDisk(): string {
  const files = readdirSync(data, {recursive: true, withFileTypes: true}).filter((one) => one.isFile());
  return files.map(({parentPath, name}) => name + readFileSync(join(parentPath, name), "latin1")).join("\n");
}

describe("a table of names", () => {
  test("is screened, shown, given as four files, and taken away", async () => {
    const {status, to} = await send([
      ["ID", "Name", "Birth Date"],
      ["a-1", LISTED, ""],
      ["a-2", FREE, ""]
    ]);
    expect(status).toBe(303);
    const page = await whenDone(to);
    expect(page).toContain("2 names screened, 1 with something to look at; searched 1 list");
    expect(page).toContain("Not screened against");
    expect(page).toContain("a-1");
    expect(page).not.toMatch(/\bclear\b/i);

    const csv = await (await get(`${to}/screened.csv`)).text();
    expect(csv).toMatch(new RegExp(`a-1,${LISTED},1,own,U-1`));
    const json = (await (await get(`${to}/screened.json`)).json()) as {batch: {answers: {id: string}[]}};
    expect(json.batch.answers.map(({id}) => id)).toEqual(["a-1", "a-2"]);
    expect(
      Buffer.from(await (await get(`${to}/screened.xlsx`)).arrayBuffer())
        .subarray(0, 2)
        .toString()
    ).toBe("PK");
    const certificate = await (await get(`${to}/certificate.json`)).text();
    expect(verifyCertificate(certificate).isSound).toBe(true);
    expect(verifyCertificate(certificate.replace('"a-2"', '"a-3"')).isSound).toBe(false);
    expect((await get(`${to}/other.csv`)).status).toBe(404);

    expect((await app.request(to, {method: "POST"})).status).toBe(303);
    expect((await get(to)).status).toBe(404);
    expect((await get(`${to}/screened.csv`)).status).toBe(404);
  });

  test("leaves its names in no address, log, cache or file", async () => {
    const {to} = await send([["name"], [FREE], [LISTED.replace("Flight", "Flights")]]);
    await whenDone(to);
    expect(to).toMatch(/^\/screening\/batch\/batch-[a-z0-9]{12}$/);
    for (const path of [to, `${to}/screened.csv`, `${to}/certificate.json`])
      expect((await get(path)).headers.get("cache-control"), path).toBe("no-store");
    expect(onDisk()).not.toContain("Nowhere");
    expect(onDisk()).not.toContain("Flights");
    expect(lines).toEqual([]);
  });

  test("may call its columns otherwise, and need not say what its rows are", async () => {
    const {to} = await send(
      [
        ["Partner", "Seat"],
        [LISTED, "Russia"]
      ],
      {
        "column-name": "partner",
        "column-country": "Seat",
        kind: "organisation"
      }
    );
    expect(await whenDone(to)).toContain("country agrees");
  });

  test("that cannot be read is refused with what to do, and what was chosen stays", async () => {
    const missing = await send([["Partner"], ["A"]], {kind: "person"});
    expect(missing.status).toBe(422);
    expect(missing.text).toContain("Missing column name");
    expect(missing.text).toContain("The table has: Partner.");
    expect(missing.text).toContain('<option value="person" selected="">');
    const rows = await send([
      ["name", "kind", "country"],
      ["A", "person", "CN"],
      ["", "", "CN"],
      ["C", "", "Atlantis"]
    ]);
    expect(rows.status).toBe(422);
    expect(rows.text).toContain("Row 2: a country says nothing about a person here");
    expect(rows.text).toContain("row 3: missing name; row 4: unknown country");
    expect((await send(Buffer.from("<!doctype html><p>"))).text).toContain("A web page, not a table");
    expect((await send([["name"], ["A"]], {"column-city": "Town"})).text).toContain("Missing column Town");
    const none = await app.request("/screening/batch", {
      method: "POST",
      body: new URLSearchParams({kind: ""})
    });
    expect(none.status).toBe(400);
    expect(await none.text()).toContain("Missing file");
  });

  test("that is too large is refused by its bytes or its rows", async () => {
    const bytes = await send(Buffer.alloc(6 * 1024 * 1024, 0x61));
    expect(bytes.status).toBe(413);
    expect(bytes.text).toContain("A table has at most 5 MB");
    const many = await send([["name"], ...Array.from({length: 50_001}, () => ["A"])]);
    expect(many.status).toBe(413);
    expect(many.text).toMatch(/50\s001 names at once/);
  });

  test("is not taken from another site", async () => {
    const form = new FormData();
    form.set("file", new File(["name\nA\n"], "a.csv"));
    const headers = {origin: "https://another.example"};
    expect((await app.request("/screening/batch", {method: "POST", body: form, headers})).status).toBe(403);
  });

  test("has an example that can be screened as it is", async () => {
    for (const ending of ["csv", "xlsx"]) {
      const example = await get(`/screening/batch/example.${ending}`);
      const {to} = await send(new Uint8Array(await example.arrayBuffer()));
      expect(await whenDone(to), ending).toContain("3 names screened");
    }
  });
});

describe("names that a program sends", () => {
  const post = async (body: unknown) =>
    app.request("/api/v1/screenings/batch", {
      method: "POST",
      body: JSON.stringify(body),
      headers: {"content-type": "application/json"}
    });

  test("come back with answers, signed where asked", async () => {
    const names = [{id: "x", name: LISTED, kind: "organisation"}, {name: FREE}];
    const plain = await post({names});
    expect(plain.headers.get("cache-control")).toBe("no-store");
    expect(await plain.json()).toMatchObject({
      batch: {
        answers: [
          {id: "x", hits: [{list: "own", reference: "U-1"}]},
          {id: "2", hits: []}
        ]
      }
    });
    expect(verifyCertificate(await (await post({names, signed: true})).text()).isSound).toBe(true);
  });

  test("that cannot be read, or are too many, are refused", async () => {
    const wrong = await post({names: [{name: "A"}, {name: ""}]});
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({detail: "name 2: missing name"});
    expect((await post({names: []})).status).toBe(400);
    expect((await post({names: [{name: "A", nationality: "CN"}]})).status).toBe(400);
    expect((await post({names: Array.from({length: 50_001}, () => ({name: "A"}))})).status).toBe(413);
    expect((await post({names: [{name: "a".repeat(6_000_000)}]})).status).toBe(413);
  });
});

test("one name comes back as a signed file", async () => {
  const body = new URLSearchParams({name: LISTED, kind: "organisation", certificate: "signed"});
  const response = await app.request("/screening", {method: "POST", body});
  expect(response.headers.get("content-disposition")).toContain("search-certificate.json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(verifyCertificate(await response.text())).toMatchObject({isSound: true});
});

test("without a list a table is not taken", async () => {
  const empty = openSite(temporaryFolder());
  const form = new FormData();
  form.set("file", new File(["name\nA\n"], "a.csv"));
  const response = await createApp(empty, defaultEffects).request("/screening/batch", {
    method: "POST",
    body: form
  });
  empty.close();
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("No list is held yet");
});
