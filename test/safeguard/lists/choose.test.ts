import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, describe, expect, test} from "vitest";
import {updateList} from "../../../src/app/lists/update-list.ts";
import {LIST_FIXTURES, smallList} from "../../support/lists.ts";
import {recordingEffects} from "../../support/recording-effects.ts";
import {runCli} from "../../support/run-cli.ts";
import {describeWithScreening, SHARED_SCREENING} from "../../support/shared-data.ts";
import {temporaryFolder} from "../../support/temporary-folder.ts";

const un = {...smallList("un-sc"), floor: 2};
const xml = readFileSync(`${LIST_FIXTURES}un.xml`, "utf8");
const ofDay = (day: string) => xml.replace("2026-01-10T", `${day}T`);
const own = smallList("own");
const ownRows = (count: number, listedOn: string) =>
  `name,kind,listed_on\n${Array.from({length: count}, (_, i) => `Olmin ${i},organisation,${listedOn}`).join("\n")}\n`;

let dataDir = "";
let folder = "";

beforeEach(() => {
  dataDir = temporaryFolder();
  folder = temporaryFolder();
});

function save(name: string, text: string): void {
  mkdirSync(join(folder, name, ".."), {recursive: true});
  writeFileSync(join(folder, name), text);
}

function update(list: typeof un, more: {readonly allowSmaller?: boolean} = {}) {
  const {effects} = recordingEffects();
  const now = () => new Date("2026-01-15T12:00:00Z");
  return updateList(list, {dataDir, from: folder, ...more}, {...effects, now});
}

describe("a folder with several editions of a list", () => {
  test("gives the newest by the day inside, in whatever order and folder they lie", async () => {
    save("a/un.xml", ofDay("2026-01-10"));
    save("b/un.xml", ofDay("2026-01-12"));
    save("b/older.xml", ofDay("2026-01-02"));
    const {manifest, aside} = await update(un);
    expect(manifest).toMatchObject({dated: "2026-01-12", files: [{name: "b/un.xml"}]});
    expect(aside).toEqual([
      {files: ["a/un.xml"], reason: "of 10 January 2026, 2 entries"},
      {files: ["b/older.xml"], reason: "of 2 January 2026, 2 entries"}
    ]);
  });

  test("passes over a newer one that is cut short or a sample, and says why", async () => {
    save("cut.xml", ofDay("2026-01-14").slice(0, -200));
    save("good.xml", ofDay("2026-01-10"));
    save("sample.xml", '<CONSOLIDATED_LIST dateGenerated="2026-01-13T00:00:00Z"/>');
    const {manifest, aside} = await update(un);
    expect(manifest.dated).toBe("2026-01-10");
    expect(aside.map(({files}) => files[0])).toEqual(["cut.xml", "sample.xml"]);
    expect(aside[0]?.reason).toContain("not well-formed");
    expect(aside[1]?.reason).toContain("too few entries");
  });

  test("goes by the last listing where no file says its day", async () => {
    save("new.csv", ownRows(3, "2025-11-30"));
    save("old.csv", ownRows(3, "2024-02-01"));
    const {manifest, aside} = await update(own);
    expect(manifest.files[0]?.name).toBe("new.csv");
    expect(aside[0]?.reason).toBe("does not say its day, last listing 2024-02-01, 3 entries");
  });

  test("does not take a listing in the future for the day", async () => {
    save("a.csv", ownRows(3, "2031-01-01"));
    save("b.csv", ownRows(3, "2024-02-01"));
    expect((await update(own)).manifest.files[0]?.name).toBe("b.csv");
  });

  test("leaves a newer one with much fewer entries aside, unless a person says so", async () => {
    save("excerpt.csv", ownRows(5, "2025-11-30"));
    save("whole.csv", ownRows(10, "2024-02-01"));
    const {manifest, aside} = await update(own);
    expect(manifest.entries).toBe(10);
    expect(aside[0]?.reason).toContain("perhaps an excerpt: 5 of 10 entries");
    expect((await update(own, {allowSmaller: true})).manifest.entries).toBe(5);
  });

  test("is refused where nothing tells which is the newest, and where none is good", async () => {
    save("a.csv", ownRows(3, ""));
    save("b.csv", ownRows(3, ""));
    await expect(update(own)).rejects.toMatchObject({
      code: "usage",
      message: "several files could be own, and none says its day: a.csv, b.csv",
      hint: expect.stringContaining("--from")
    });
    save("a.csv", "name,kind\n,organisation\n");
    save("b.csv", "name,kind\nOlmin,house\n");
    await expect(update(own)).rejects.toThrow(/none of 2 sets of files is a good own: a\.csv: .*; b\.csv: /);
  });

  test("is refused where one part of a list comes twice in a folder", async () => {
    for (const name of ["sdn.csv", "add.csv", "alt.csv"])
      save(`${name}`, readFileSync(`${LIST_FIXTURES}ofac/${name}`, "latin1"));
    save("SDN.CSV", readFileSync(`${LIST_FIXTURES}ofac/sdn.csv`, "latin1"));
    await expect(update(smallList("us-ofac-sdn"))).rejects.toThrow(
      "several files are the same part of us-ofac-sdn: SDN.CSV, sdn.csv"
    );
  });
});

describeWithScreening("the folder of real lists", () => {
  test("is read at once; each list says which files it is and which were put aside", async () => {
    const {stdout: out} = await runCli([
      ...["lists", "update", "un-sc", "us-1260h", "us-csl", "--accept-outdated"],
      ...["--from", SHARED_SCREENING, "--data", dataDir]
    ]);
    expect(out).toContain("  the newest good one of 2: un/UN_consolidated.xml\n");
    expect(out).toContain("sample_unsc.xml: too few entries in un-sc: 7 < 700");
    expect(out).toContain("of 9 July 2026, perhaps an excerpt: 80 of 216 entries");
    expect(out).toContain("us-csl: not taken: none of 3 sets of files is a good us-csl: ");
    expect(out).toContain(
      "csl_2023-11-30.csv: cut short or damaged: it ends within a quoted cell, on line 4233"
    );
  }, 60_000);
});
