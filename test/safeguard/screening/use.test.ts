import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, beforeEach, describe, expect, test} from "vitest";
import writeWorkbook from "write-excel-file/node";
import {readTable} from "../../../src/app/read-table.ts";
import {screenBatch} from "../../../src/app/screening/batch.ts";
import {batchCsv} from "../../../src/app/screening/batch-files.ts";
import {openScreening} from "../../../src/app/screening/open-screening.ts";
import {readQuestion} from "../../../src/app/screening/question.ts";
import {readBatch} from "../../../src/app/screening/read-batch.ts";
import {recheck} from "../../../src/app/screening/recheck.ts";
import {screen} from "../../../src/app/screening/screen.ts";
import {openSite} from "../../../src/app/site.ts";
import {csvLines} from "../../../src/base/csv.ts";
import {defaultEffects} from "../../../src/base/effects.ts";
import {sentenceOf} from "../../../src/safeguard/screening/use/answer.ts";
import {flaggedIn} from "../../../src/safeguard/screening/use/batch.ts";
import {certify, verifyCertificate} from "../../../src/safeguard/screening/use/certificate.ts";
import {createApp} from "../../../src/server/app.tsx";
import {LIST_FIXTURES} from "../../support/lists.ts";
import {runCli} from "../../support/run-cli.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

const OWN = readFileSync(`${LIST_FIXTURES}own.csv`, "utf8");
let data: string;

async function update(text: string): Promise<string> {
  const file = join(temporaryFolder(), "own.csv");
  writeFileSync(file, text);
  const {code, stdout, stderr} = await runCli([
    "lists",
    "update",
    "own",
    "--from",
    file,
    "--data",
    data,
    "--allow-smaller"
  ]);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

/** A name of the fixture's first entry. */
const NAME = firstName();

function firstName(): string {
  const [header = "", row = ""] = OWN.split(/\r?\n/);
  return row.split(",")[header.split(",").indexOf("name")] ?? "";
}

const withoutName = () =>
  OWN.split(/\r?\n/)
    .filter((line) => !line.includes(NAME))
    .join("\n");

const ask = async (form: Parameters<typeof readQuestion>[0]) =>
  screen(await openScreening(data, defaultEffects), readQuestion(form));

beforeEach(async () => {
  data = temporaryFolder();
  await update(OWN);
});

describe("an answer", () => {
  test("names the lists it rests on and those it does not, and never says clear", async () => {
    const answer = await ask({name: "Nobody of this name at all"});
    expect(answer.hits).toEqual([]);
    expect(answer.screened.map(({list}) => list)).toEqual(["own"]);
    expect(answer.notScreened.length).toBeGreaterThan(10);
    expect(sentenceOf(answer)).toMatch(
      /^No name at or above the threshold in 1 list; not screened against \d+ lists\.$/
    );
    expect(JSON.stringify(answer)).not.toMatch(/\bclear\b/i);
  });

  test("finds a listed name with what made it a hit", async () => {
    const {hits} = await ask({name: NAME});
    expect(hits[0]).toMatchObject({list: "own", effect: "own", name: NAME});
    expect(hits[0]?.features.length).toBeGreaterThan(0);
  });

  test("takes no country of a person", () => {
    expect(() => readQuestion({name: "A", kind: "person", country: "CN"})).toThrow(
      "a country says nothing about a person"
    );
  });

  test("refuses a name as long as a book", () => {
    expect(() => readQuestion({name: "a".repeat(1_000_000)})).toThrow("a name of 1000000 characters");
  });

  test("without any list is an error, not an answer", async () => {
    await expect(openScreening(temporaryFolder(), defaultEffects)).rejects.toThrow(
      "no list to screen against"
    );
  });
});

describe("a certificate", () => {
  test("is sound as written, and no longer when a character is changed", async () => {
    const certificate = await certify(data, await ask({name: NAME}), new Date("2026-11-22T10:00:00Z"));
    const text = JSON.stringify(certificate);
    expect(verifyCertificate(text)).toMatchObject({
      isSound: true,
      keyFingerprint: expect.stringMatching(/^([0-9a-f]{4} ?){8}$/)
    });
    expect(verifyCertificate(JSON.stringify(certificate, null, 4)).isSound).toBe(true);
    expect(verifyCertificate(text.replace('"own"', '"own2"')).isSound).toBe(false);
    expect(() => verifyCertificate("{}")).toThrow("not a search certificate");
  });

  test("can be asked again, and says what a new edition of a list changed", async () => {
    const past = await ask({name: NAME});
    await update(withoutName());
    const again = await recheck(await openScreening(data, defaultEffects), past);
    expect(again.disappeared.map(({name}) => name)).toEqual([NAME]);
    expect(again.changed).toMatchObject([{list: "own"}]);
  });
});

describe("a folder of past certificates", () => {
  const certifyInto = async (folder: string, file: string, ...words: string[]) => {
    const out = join(folder, file);
    const {code} = await runCli(["screen", ...words, "--certificate", out, "--data", data]);
    expect(code).toBe(0);
    return out;
  };
  const recheckAll = (path: string) => runCli(["certificate", "recheck", path, "--data", data]);

  test("says which answers a new edition changes, and leaves other files out", async () => {
    const folder = temporaryFolder();
    await certifyInto(folder, "a.json", ...NAME.split(" "));
    await certifyInto(folder, "b.json", "Nobody", "of", "this", "name");
    writeFileSync(join(folder, "notes.json"), "{}");
    const before = await recheckAll(folder);
    expect(before.stdout).toContain("2 answers asked again: 0 would differ today, 2 would be the same");
    await update(withoutName());
    const after = await recheckAll(folder);
    expect(after.code).toBe(0);
    expect(after.stdout).toMatch(/a\.json, of .*: the answer would differ today\n {2}gone: own\//);
    expect(after.stdout).toMatch(/b\.json, of .*: the answer would be the same today\n {2}own: edition/);
    expect(after.stdout).toContain("2 answers asked again: 1 would differ today, 1 would be the same");
    expect(after.stdout).toContain("1 file left out: not a search certificate");
  });

  test("does not count a hit that was cleared since as gone", async () => {
    const past = await ask({name: NAME});
    const reference = past.hits[0]?.reference ?? "";
    const cleared = ["--clear", `own/${reference}`, "--by", "A", "--reason", "other field"];
    expect((await runCli(["screen", ...NAME.split(" "), ...cleared, "--data", data])).code).toBe(0);
    expect((await recheck(await openScreening(data, defaultEffects), past)).disappeared).toEqual([]);
  });

  test("names a certificate that was changed, asks the others, and fails", async () => {
    const folder = temporaryFolder();
    await certifyInto(folder, "a.json", ...NAME.split(" "));
    const changed = await certifyInto(folder, "b.json", ...NAME.split(" "));
    writeFileSync(changed, readFileSync(changed, "utf8").replace('"own"', '"own2"'));
    const {code, stdout, stderr} = await recheckAll(folder);
    expect(code).not.toBe(0);
    expect(stdout).toContain("b.json: changed after it was signed");
    expect(stdout).toContain("1 answer asked again");
    expect(stderr).toContain("the signature does not fit 1 certificate");
  });

  test("an update of a list points to it", async () => {
    expect(await update(withoutName())).toContain("aperture certificate recheck FOLDER");
  });
});

describe("a cleared hit", () => {
  const clear = async (reference: string) =>
    runCli([
      "screen",
      ...NAME.split(" "),
      "--clear",
      `own/${reference}`,
      "--by",
      "A. Officer",
      "--reason",
      "other field",
      "--data",
      data
    ]);

  test("stays cleared, takes no place among the hits, and comes back when the list says something else", async () => {
    const [hit] = (await ask({name: NAME})).hits;
    expect((await clear(hit?.reference ?? "")).code).toBe(0);
    const later = await ask({name: NAME});
    expect(later.hits).toEqual([]);
    expect(later.cleared).toMatchObject([{reference: hit?.reference, by: "A. Officer"}]);
    await update(OWN.replace("Senate decision 4/2025", "Senate decision 5/2025"));
    expect((await ask({name: NAME})).reopened).toMatchObject([
      {reference: hit?.reference, because: "the list now says something else of the entry"}
    ]);
  });

  test("comes back when something else is known of the one asked for", async () => {
    const [hit] = (await ask({name: NAME})).hits;
    await clear(hit?.reference ?? "");
    const again = await ask({name: NAME, city: "Elsewhere"});
    expect(again.hits).toHaveLength(1);
    expect(again.reopened).toMatchObject([{because: "something else is known of the one asked for"}]);
  });

  test("says so when the same name is asked for as another kind, and stays cleared as it was", async () => {
    const [hit] = (await ask({name: NAME})).hits;
    await clear(hit?.reference ?? "");
    const asOrganisation = {name: NAME, kind: "organisation"};
    expect((await ask(asOrganisation)).reopened).toHaveLength(1);
    const words = [...NAME.split(" "), "--kind", "organisation", "--clear", `own/${hit?.reference}`];
    const {code} = await runCli(["screen", ...words, "--by", "A", "--reason", "other field", "--data", data]);
    expect(code).toBe(0);
    expect((await ask(asOrganisation)).hits).toEqual([]);
    expect((await ask({name: NAME})).hits).toEqual([]);
  });

  test("is written down without the name asked for", async () => {
    const [hit] = (await ask({name: NAME})).hits;
    await clear(hit?.reference ?? "");
    for (const name of readdirSync(join(data, "screening"))) {
      expect(readFileSync(join(data, "screening", name), "latin1")).not.toContain(NAME);
    }
  });
});

test("a batch screens every row, one line a hit, and disarms formulas", async () => {
  const [file, out] = [join(data, "names.csv"), join(data, "out.csv")];
  writeFileSync(
    file,
    csvLines([
      ["id", "name"],
      ["1", NAME],
      ["2", "=HYPERLINK(1) Ltd"]
    ])
  );
  const {code, stdout} = await runCli(["screen", "--batch", file, "--out", out, "--data", data]);
  expect(code).toBe(0);
  expect(stdout).toContain("2 names screened, 1 with something to look at; searched 1 list");
  expect(readFileSync(out, "utf8")).toContain("'=HYPERLINK(1) Ltd");
});

test("a batch comes as a workbook, says how far it is, and a file that is not there is named", async () => {
  const file = join(data, "names.xlsx");
  const table = [["name"], ...Array.from({length: 45}, (_, i) => [i === 7 ? NAME : `Nobody ${i}`])];
  await writeWorkbook(table.map((row) => row.map((value) => ({value})))).toFile(file);
  const said: unknown[] = [];
  const progress = {
    ...defaultEffects.progress,
    step: (...step: readonly unknown[]) => said.push(step),
    at: (count: number) => said.push(count)
  };
  const batch = await screenBatch(
    await openScreening(data, defaultEffects),
    readBatch(await readTable(file)),
    {...defaultEffects, progress}
  );
  expect(flaggedIn(batch)).toHaveLength(1);
  expect(batchCsv(batch).trimEnd().split("\r\n")).toHaveLength(46);
  expect(said).toEqual([["names screened", 45, "parts"], 0, 20, 40]);
  const {code, stderr} = await runCli([
    ...["screen", "--batch", join(data, "none.xlsx"), "--out", join(data, "o.csv"), "--data", data]
  ]);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/no such file: .*none\.xlsx/);
  expect(stderr).not.toContain("bug");
});

describe("the page and the API", () => {
  let app: ReturnType<typeof createApp>;
  let close = () => {};
  const lines: string[] = [];
  beforeAll(async () => {
    data = temporaryFolder();
    await update(OWN);
    const site = openSite(data);
    close = () => site.close();
    app = createApp(site, {...defaultEffects, log: (line) => lines.push(line)});
  });
  afterAll(() => close());

  test("answer a name in the body, keep it out of every address and cache, and log nothing", async () => {
    const body = new URLSearchParams({name: NAME, kind: "organisation"});
    const response = await app.request("/screening", {method: "POST", body});
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(html).toContain("to look at in 1 list");
    expect(
      [...html.matchAll(/href="([^"]*)"/g)].some(([, href]) => href?.includes(encodeURIComponent(NAME)))
    ).toBe(false);
    const answer = await app.request("/api/v1/screenings", {
      method: "POST",
      body: JSON.stringify({name: NAME}),
      headers: {"content-type": "application/json"}
    });
    expect(await answer.json()).toMatchObject({hits: [{list: "own"}]});
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(lines).toEqual([]);
  });

  test("a name in the address is not screened", async () => {
    expect((await (await app.request("/screening?name=Somebody")).text()).includes("Somebody")).toBe(false);
    expect((await app.request("/api/v1/screenings?name=Somebody")).status).toBe(405);
  });

  test("a body that is too large or no question is refused", async () => {
    const large = await app.request("/screening", {
      method: "POST",
      body: `name=${"a".repeat(100_000)}`,
      headers: {"content-type": "application/x-www-form-urlencoded"}
    });
    expect(large.status).toBe(413);
    expect((await app.request("/api/v1/screenings", {method: "POST", body: "no json"})).status).toBe(400);
  });
});
