import {existsSync, readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {openStore} from "../../src/app/store.ts";
import {defaultEffects} from "../../src/base/effects.ts";
import {requestFor} from "../../src/domain/request.ts";
import {ingestPairs} from "../../src/ingest/works/ingest-pairs.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import {createApp} from "../../src/server/app.tsx";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {attachShippedPairs, SHIPPED_WORKS} from "../../src/warehouse/works/shipped-pairs.ts";
import {ingestFixture} from "../support/ingest-tables.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {describeWhere, SHARED_PAIRS} from "../support/shared-data.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

const PERIOD = ["2019", "2020", "2021", "2022", "2023"];

async function shipped(filters: Readonly<Record<string, readonly string[]>>, by: readonly "partner"[] = []) {
  const {warehouse} = await snapshotSite.edition();
  return computeFigures(warehouse, requestFor("co-publications", {filters, by}));
}

describe("co-publications on a fresh copy", () => {
  test("are answered by pair and by partner for whole periods, with where they come from", async () => {
    const {figures, trace} = await shipped({country: ["KR"], partner: ["DE"], year: PERIOD});
    expect(figures.map(({value}) => value)).toEqual([14_692]);
    expect(trace.vintages).toMatchObject([{source: "openalex-pairs", licence: "CC0-1.0"}]);
    expect(trace.caveats.join(" ")).toContain("Summed over periods of five years, 1994 to 2023");
    const partners = await shipped({country: ["DE"], year: PERIOD}, ["partner"]);
    expect(partners.figures.find(({dims}) => dims.partner === "KR")?.value).toBe(14_692);
  });

  test("of two periods are those of one and of the other", async () => {
    const pair = {country: ["BR"], partner: ["PT"]};
    const before = PERIOD.map((year) => String(Number(year) - 5));
    const worksOf = async (year: readonly string[]) =>
      (await shipped({...pair, year})).figures[0]?.value ?? Number.NaN;
    expect(await worksOf([...before, ...PERIOD])).toBe((await worksOf(before)) + (await worksOf(PERIOD)));
  });

  test("of part of a period, by year or by theme are refused with what can be asked", async () => {
    for (const asked of [
      ["--year", "2022"],
      ["--year", "2018..2023"],
      ["--by", "year"]
    ]) {
      const {code, stderr} = await runCli(["query", "co-publications", "--country", "KR", ...asked]);
      expect(code, asked.join(" ")).toBe(4);
      expect(stderr).toContain("sums of five years");
      expect(stderr).toContain("2019..2023");
    }
    const {code, stderr} = await runCli(["query", "co-publications", "--country", "KR", "--theme", "health"]);
    expect(code).toBe(4);
    expect(stderr).toContain("does not tell: theme");
  });

  test("stand on the page of a country, now and five years before, each number with its trace", async () => {
    const app = createApp(snapshotSite, defaultEffects);
    const page = await (await app.request("/countries/KR")).text();
    const section = page.slice(page.indexOf('id="publications"'), page.indexOf("Its place in the network"));
    expect(section).toMatch(/href="\/figures\/co-publications\?[^"]*country=KR[^"]*"[^>]*>197.563</);
    expect(section).toContain("works of 2019 to 2023");
    expect(section).toContain("of 2014 to 2018 it was");
  });

  test("stand beside a warehouse of projects too, where no works were read", async () => {
    const {dataDir} = await ingestFixture();
    const store = await openStore(dataDir);
    const request = requestFor("co-publications", {filters: {country: ["KR"], year: PERIOD}});
    const {figures} = await computeFigures(store, request);
    expect(figures.map(({value}) => value)).toEqual([197_563]);
    const fork = await store.db.fork();
    expect(await fork.rows("SELECT count(*) > 70000 AS some FROM works.pair")).toEqual([{some: true}]);
    fork.close();
    store.db.close();
  });

  test("name no path of the machine that summed them", () => {
    const manifest = readFileSync(join(SHIPPED_WORKS, "manifest.json"), "utf8");
    expect(JSON.parse(manifest).ref.address).toBe("world_coauthorship_1990_2023_long.csv");
    expect(manifest).not.toContain("/");
  });
});

describe("aperture snapshot works", () => {
  const lines = Array.from({length: 11}, (_, i) => `${2013 + i},DE,FR,${i + 1}`);

  async function summed(): Promise<{folder: string; dataDir: string}> {
    const [dataDir, out] = [temporaryFolder(), temporaryFolder()];
    const from = join(dataDir, "table.csv");
    await writeFile(from, ["year,iso2_a,iso2_b,works", ...lines, "2023,DE,DE,12", ""].join("\n"));
    await ingestPairs({from, dataDir}, recordingEffects().effects);
    const {code, stderr} = await runCli(["snapshot", "works", "--data", dataDir, "--out", out]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    return {folder: join(out, "works"), dataDir};
  }

  test("sums whole periods that end with the last year, and leaves out the years before", async () => {
    const {folder} = await summed();
    const db = await openDuckDb(":memory:");
    expect(await attachShippedPairs(db, folder)).toMatchObject({
      holds: "pairs",
      periods: [
        [2014, 2018],
        [2019, 2023]
      ]
    });
    expect(await db.rows("SELECT year, country, partner, works FROM works.pair ORDER BY ALL")).toEqual([
      {year: 2018, country: "DE", partner: "FR", works: 2 + 3 + 4 + 5 + 6},
      {year: 2018, country: "FR", partner: "DE", works: 2 + 3 + 4 + 5 + 6},
      {year: 2023, country: "DE", partner: "FR", works: 7 + 8 + 9 + 10 + 11},
      {year: 2023, country: "FR", partner: "DE", works: 7 + 8 + 9 + 10 + 11}
    ]);
    db.close();
  });

  test("says what to read first where no table is in use", async () => {
    const {code, stderr} = await runCli(["snapshot", "works", "--data", temporaryFolder()]);
    expect(code).toBe(3);
    expect(stderr).toContain("npx aperture ingest openalex --from PAIRS.csv");
    expect((await runCli(["snapshot", "pairs"])).code).toBe(2);
  });
});

describeWhere(existsSync(SHARED_PAIRS), "the sums that ship", () => {
  test("are those of the table, read into a folder of one's own", async () => {
    const dataDir = temporaryFolder();
    await ingestPairs({from: SHARED_PAIRS, dataDir}, recordingEffects().effects);
    const own = await openStore(dataDir);
    for (const country of ["CN", "XK", "NA", "EL", "US"]) {
      const request = requestFor("co-publications", {
        filters: {country: [country], year: PERIOD},
        by: ["partner"]
      });
      const {figures} = await computeFigures(own, request);
      const here = await shipped({country: [country], year: PERIOD}, ["partner"]);
      const plain = (all: typeof figures) => all.map(({dims, value}) => ({...dims, value}));
      expect(plain(here.figures), country).toEqual(plain(figures));
      expect(figures.length, country).toBeGreaterThan(10);
    }
    own.db.close();
  });
});
