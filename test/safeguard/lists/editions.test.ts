import {createHash} from "node:crypto";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, describe, expect, test} from "vitest";
import writeWorkbook from "write-excel-file/node";
import {listStatus} from "../../../src/app/lists/list-status.ts";
import {readListedEntities} from "../../../src/app/lists/read-listed-entities.ts";
import {showListed} from "../../../src/app/lists/show-listed.ts";
import {updateList} from "../../../src/app/lists/update-list.ts";
import {updateLists} from "../../../src/app/lists/update-lists.ts";
import type {Effects} from "../../../src/base/effects.ts";
import {LIST_FIXTURES, smallList} from "../../support/lists.ts";
import {recordingEffects} from "../../support/recording-effects.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";
import {zipOf} from "../../support/zip-of.ts";

const un = smallList("un-sc");
const xml = readFileSync(`${LIST_FIXTURES}un.xml`, "utf8");
let dataDir = "";
let folder = "";

/** Effects on a day, with a publisher that answers with a text. */
function on(day: string, answer?: string, headers: Readonly<Record<string, string>> = {}): Effects {
  const {effects} = recordingEffects();
  const reply = () => new Response(answer, {headers: {"content-type": "text/xml", ...headers}});
  return {
    ...effects,
    now: () => new Date(`${day}T12:00:00Z`),
    ...(answer !== undefined && {fetch: () => Promise.resolve(reply())})
  };
}

function save(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const editionsOf = (list: string) =>
  readdirSync(join(dataDir, "lists", list)).filter((name) => !name.endsWith(".json"));

beforeEach(() => {
  dataDir = temporaryFolder();
  folder = temporaryFolder();
});

describe("updating a list", () => {
  test("keeps an edition with where it came from, its day, hash, count and issues", async () => {
    const {manifest, isNew} = await updateList(
      un,
      {dataDir, from: `${LIST_FIXTURES}un.xml`},
      on("2026-01-15")
    );
    expect(isNew).toBe(true);
    expect(manifest).toMatchObject({
      list: "un-sc",
      form: "un-xml",
      dated: "2026-01-10",
      datedBy: "list",
      retrieved: "2026-01-15T12:00:00.000Z",
      entries: 2
    });
    expect(manifest.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(manifest.issues).toHaveLength(3);
    expect(manifest.edition).toBe(`2026-01-10-${manifest.sha256.slice(0, 8)}-r2`);
    expect(editionsOf("un-sc")).toEqual([manifest.edition]);
  });

  test("says what was added, removed and changed, and keeps the earlier edition as it was", async () => {
    const from = `${LIST_FIXTURES}un.xml`;
    const first = await updateList(un, {dataDir, from}, on("2026-01-15"));
    const before = readFileSync(join(dataDir, "lists/un-sc", first.manifest.edition, "entries.jsonl.gz"));
    const newer = xml
      .replace("2026-01-10T", "2026-01-12T")
      .replace("EXe.001", "EXe.002")
      .replace("<CITY>Kigali</CITY>", "<CITY>Huye</CITY>");
    const second = await updateList(un, {dataDir, from: save("un.xml", newer)}, on("2026-01-15"));
    expect(second.change).toEqual({
      added: ["EXe.002"],
      removed: ["EXe.001"],
      changed: [{reference: "EXi.001", fields: ["address", "cities"]}]
    });
    expect(editionsOf("un-sc")).toHaveLength(2);
    expect(readFileSync(join(dataDir, "lists/un-sc", first.manifest.edition, "entries.jsonl.gz"))).toEqual(
      before
    );
    expect((await showListed("un-sc", "EXe.002", dataDir)).entity.countries).toEqual(["KP"]);
  });

  test("gives the same edition for the same file, and notes that the publisher still has it", async () => {
    const first = await updateList(un, {dataDir}, on("2026-01-11", xml));
    const second = await updateList(un, {dataDir}, on("2026-01-20", xml));
    expect(second.isNew).toBe(false);
    expect(second.manifest).toEqual(first.manifest);
    const state = (await listStatus(dataDir, on("2026-01-25"))).find(({id}) => id === "un-sc");
    expect(state).toMatchObject({standing: "current", ageDays: 5});
  });

  test("reads a zip and a folder as the file in it", async () => {
    const path = join(folder, "un.zip");
    writeFileSync(path, await zipOf({"lists/un.xml": xml}));
    const zipped = await updateList(un, {dataDir, from: path}, on("2026-01-15"));
    const inFolder = await updateList(un, {dataDir, from: `${LIST_FIXTURES}ofac`}, on("2026-01-15")).catch(
      (error: Error) => error.message
    );
    expect(zipped.manifest.entries).toBe(2);
    expect(inFolder).toContain("no file of un-sc");
  });
});

describe("a file that is refused leaves the last good edition in use", () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["a web page", readFileSync(`${LIST_FIXTURES}page.csv`, "utf8"), /web page/],
    ["cut short", xml.slice(0, xml.length - 200), /not well-formed/],
    ["empty", "", /empty file/],
    [
      "past its age",
      xml.replace("2026-01-10T", "2026-01-11T"),
      /past its age: un-sc of 11 January 2026, 20 > 14/
    ],
    ["older than the one in use", xml.replace("2026-01-10T", "2026-01-09T"), /older than the edition/],
    ["without entries", '<CONSOLIDATED_LIST dateGenerated="2026-01-30T00:00:00Z"/>', /too few entries/]
  ];

  test.each(cases)("%s", async (_, text, message) => {
    const first = await updateList(un, {dataDir, from: `${LIST_FIXTURES}un.xml`}, on("2026-01-15"));
    const [outcome] = await updateLists(["un-sc"], {dataDir, from: save("bad.xml", text)}, on("2026-01-31"));
    // The list by its real floor refuses every fixture; what is tested is the list with a small one.
    await expect(updateList(un, {dataDir, from: join(folder, "bad.xml")}, on("2026-01-31"))).rejects.toThrow(
      message
    );
    expect(outcome?.kind).toBe("refused");
    const state = (await listStatus(dataDir, on("2026-01-16"))).find(({id}) => id === "un-sc");
    expect(state?.manifest).toEqual(first.manifest);
    expect(state?.refused?.reason).toBeTruthy();
    expect(editionsOf("un-sc")).toEqual([first.manifest.edition]);
  });

  test("much smaller than the one in use, unless a person says so", async () => {
    const own = smallList("own");
    const rows = Array.from({length: 10}, (_, i) => `Olmin ${i},organisation`);
    await updateList(
      own,
      {dataDir, from: save("own.csv", `name,kind\n${rows.join("\n")}\n`)},
      on("2026-01-15")
    );
    const from = save("own.csv", `name,kind\n${rows.slice(0, 7).join("\n")}\n`);
    const request = {dataDir, from, dated: "2026-12-01"};
    await expect(updateList(own, request, on("2026-12-02"))).rejects.toThrow(/much smaller/);
    const taken = await updateList(
      own,
      {...request, acceptOutdated: true, allowSmaller: true},
      on("2026-12-02")
    );
    expect(taken.change?.removed).toHaveLength(3);
  });

  test("an outdated list can be held all the same, and stays marked as outdated", async () => {
    const from = `${LIST_FIXTURES}un.xml`;
    await updateList(un, {dataDir, from, acceptOutdated: true}, on("2026-03-01"));
    const state = (await listStatus(dataDir, on("2026-03-01"))).find(({id}) => id === "un-sc");
    expect(state).toMatchObject({
      standing: "outdated",
      ageDays: 50,
      warning:
        "not screened against today's UN Security Council Consolidated List: searched in the edition of 10 January 2026, 50 days old"
    });
  });
});

test("a list whose day nobody says is held, and not relied on until it is said", async () => {
  const sdn = smallList("us-ofac-sdn");
  const from = `${LIST_FIXTURES}ofac`;
  const standing = async () =>
    (await listStatus(dataDir, on("2026-01-16"))).find(({id}) => id === "us-ofac-sdn");
  await updateList(sdn, {dataDir, from}, on("2026-01-15"));
  const undated = await standing();
  expect(undated?.warning).toContain("an edition of unknown day");
  expect(undated?.isUndated).toBe(true);
  await updateList(sdn, {dataDir, from, dated: "2026-01-14"}, on("2026-01-15"));
  expect(await standing()).toMatchObject({standing: "current", ageDays: 2});
});

describe("a workbook", () => {
  const workbook = async (name: string, rows: readonly (readonly string[])[]) => {
    const path = join(folder, name);
    await writeWorkbook(rows.map((row) => row.map((value) => ({value})))).toFile(path);
    return path;
  };

  test("is read as its first sheet, and kept under its own hash", async () => {
    const from = await workbook("ours.xlsx", [
      ["name", "kind", "countries"],
      ["Olmin Works", "organisation", "EL|XK"]
    ]);
    const {manifest} = await updateList(smallList("own"), {dataDir, from}, on("2026-01-15"));
    const bytes = readFileSync(from);
    expect(manifest).toMatchObject({entries: 1, files: [{name: "ours.xlsx", bytes: bytes.length}]});
    expect(manifest.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect((await readListedEntities(dataDir, on("2026-01-15"))).entities[0]?.countries).toEqual([
      "EL",
      "XK"
    ]);
  });

  test("that is none, or has problems, says what to do", async () => {
    const from = await workbook("ours.xlsx", [
      ["name", "kind"],
      ["", "house"]
    ]);
    await expect(updateList(smallList("own"), {dataDir, from}, on("2026-01-15"))).rejects.toThrow(
      /2 problems in ours\.xlsx: row 2, column name: missing; row 2, column kind: not one of/
    );
    writeFileSync(from, "no workbook");
    await expect(updateList(smallList("own"), {dataDir, from}, on("2026-01-15"))).rejects.toMatchObject({
      message: "not a readable workbook: ours.xlsx: it is not an XLSX file",
      hint: expect.stringContaining("CSV UTF-8")
    });
  });

  test("that cannot be read leaves the other files of a folder readable", async () => {
    writeFileSync(join(folder, "broken.xlsx"), "no workbook");
    writeFileSync(join(folder, "own.csv"), "name,kind\nOlmin Works,organisation\n");
    const {manifest} = await updateList(smallList("own"), {dataDir, from: folder}, on("2026-01-15"));
    expect(manifest.files[0]?.name).toBe("own.csv");
  });
});

describe("several lists at once", () => {
  test("a failure of one leaves the others, and is remembered", async () => {
    const outcomes = await updateLists(
      ["ca-nro", "own"],
      {dataDir, from: `${LIST_FIXTURES}own.csv`},
      on("2026-01-15")
    );
    expect(outcomes.map(({kind}) => kind)).toEqual(["refused", "updated"]);
    const states = await listStatus(dataDir, on("2026-01-15"));
    expect(states.find(({id}) => id === "ca-nro")?.refused?.reason).toContain("no file of ca-nro");
    expect(states.find(({id}) => id === "own")?.manifest?.entries).toBe(2);
  });

  test("without a network each says so, and what to do", async () => {
    const {effects} = recordingEffects();
    const stopped = new AbortController();
    const outcomes = await updateLists(["us-1260h"], {dataDir}, {...effects, signal: stopped.signal});
    expect(outcomes[0]).toMatchObject({kind: "refused", error: {code: "source-unavailable"}});
    const hint = outcomes[0]?.kind === "refused" ? outcomes[0].error.hint : "";
    expect(hint).toContain("--from");
  });

  test("lists in a folder are found by what the files hold", async () => {
    const other = temporaryFolder();
    writeFileSync(join(other, "ours.csv"), readFileSync(`${LIST_FIXTURES}own.csv`));
    writeFileSync(join(other, "notes.txt"), "nothing");
    const outcomes = await updateLists([], {dataDir, from: other}, on("2026-01-15"));
    expect(outcomes.map(({list, kind}) => [list.id, kind])).toEqual([["own", "updated"]]);
  });

  test("an address gives the day the publisher says", async () => {
    const csv = readFileSync(`${LIST_FIXTURES}own.csv`, "utf8");
    const headers = {"content-type": "text/csv", "last-modified": "Mon, 12 Jan 2026 08:00:00 GMT"};
    const {manifest} = await updateList(
      smallList("own"),
      {dataDir, from: "https://example.org/list"},
      on("2026-01-15", csv, headers)
    );
    expect(manifest).toMatchObject({
      dated: "2026-01-12",
      datedBy: "publisher",
      address: "https://example.org/list"
    });
  });
});

describe("reading what is held", () => {
  test("gives every entry with its edition, and names each list that is not screened against", async () => {
    await updateList(
      smallList("own"),
      {dataDir, from: `${LIST_FIXTURES}own.csv`, dated: "2026-01-14"},
      on("2026-01-15")
    );
    await updateList(un, {dataDir, from: `${LIST_FIXTURES}un.xml`}, on("2026-01-15"));
    const held = await readListedEntities(dataDir, on("2026-02-15"));
    expect(held.entities.map(({list}) => list)).toEqual(["un-sc", "un-sc", "own", "own"]);
    expect(held.editions.map(({list}) => list)).toEqual(["un-sc", "own"]);
    const standings = new Map(held.notScreened.map(({list, standing}) => [list, standing]));
    expect(standings.get("un-sc")).toBe("outdated");
    expect(standings.get("eu-fsf")).toBe("missing");
    expect(standings.has("own")).toBe(false);
    for (const {warning} of held.notScreened) expect(warning).toMatch(/^not screened against /);
  });

  test("an institution without a list of its own misses nothing; a list within a current one neither", async () => {
    await updateList(
      smallList("us-csl"),
      {dataDir, from: `${LIST_FIXTURES}csl.csv`, dated: "2026-01-14"},
      on("2026-01-15")
    );
    const {notScreened, states} = await readListedEntities(dataDir, on("2026-01-15"));
    const missing = notScreened.map(({list}) => list);
    expect(missing).not.toContain("own");
    expect(missing).not.toContain("us-bis-entity-list");
    expect(states.find(({id}) => id === "us-bis-entity-list")).toMatchObject({coveredBy: "us-csl"});
  });

  test("an edition changed after it was written is refused", async () => {
    const {manifest} = await updateList(un, {dataDir, from: `${LIST_FIXTURES}un.xml`}, on("2026-01-15"));
    const path = join(dataDir, "lists/un-sc", manifest.edition, "entries.jsonl.gz");
    const bytes = readFileSync(path);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expect(readListedEntities(dataDir, on("2026-01-15"))).rejects.toMatchObject({
      code: "source-damaged"
    });
  });

  test("a reference that is not on the list, and a list that does not exist, are named", async () => {
    await updateList(un, {dataDir, from: `${LIST_FIXTURES}un.xml`}, on("2026-01-15"));
    await expect(showListed("un-sc", "nobody", dataDir)).rejects.toThrow(
      "no entry nobody in un-sc of 2026-01-10"
    );
    await expect(showListed("un-cs", "EXe.001", dataDir)).rejects.toThrow("unknown list: un-cs");
  });
});
