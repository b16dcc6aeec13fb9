import {readdir, readFile, rename} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {openSite} from "../../src/app/site.ts";
import {requestFor} from "../../src/domain/request.ts";
import {fixtureTables} from "../support/cordis-csv.ts";
import {ingestTables} from "../support/ingest-tables.ts";
import {runCli} from "../support/run-cli.ts";
import {fixtures, ingestFiles, storedValues} from "../support/series-files.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

describe("records and series in one folder", () => {
  test("neither ingest loses what the other read", async () => {
    const {dataDir: both, warehouse} = await ingestTables(fixtureTables());
    warehouse.db.close();
    const ask = async (...args: string[]) =>
      (await runCli(["query", ...args, "--format", "csv", "--data", both])).stdout;
    const before = await ask("participations", "--by", "country");
    await ingestFiles(fixtures("v-dem.csv"), {dataDir: both});
    expect(await ask("participations", "--by", "country")).toBe(before);
    const series = await ask("liberal-democracy", "--country", "CN", "--by", "year");
    expect(series).toContain("0.12");
    const again = await ingestTables(fixtureTables(), {dataDir: both});
    again.warehouse.db.close();
    expect(await ask("liberal-democracy", "--country", "CN", "--by", "year")).toBe(series);
    const shipped = join(temporaryFolder(), "snapshot");
    expect((await runCli(["snapshot", "build", "--out", shipped, "--data", both])).code).toBe(0);
    expect((await readdir(shipped)).filter((name) => /series|value/.test(name))).toEqual([]);
    expect(await readFile(join(shipped, "manifest.json"), "utf8")).not.toContain("v-dem");
    expect((await runCli(["vintages", "--data", both])).stdout).toMatch(
      /Varieties of Democracy[\s\S]*sha256/
    );
  });

  test("a data folder that was moved is read, and read into, where it lies now", async () => {
    const {dataDir: old} = await ingestFiles(fixtures("v-dem.csv"));
    const moved = join(temporaryFolder(), "moved");
    await rename(old, moved);
    await ingestFiles(fixtures("sp.pop.totl.csv"), {dataDir: moved});
    const {values} = await storedValues(moved);
    expect(new Set(values.map(({indicator}) => indicator))).toContain("liberal-democracy");
    expect(values.some(({indicator}) => indicator === "population")).toBe(true);
  });

  test("a site takes up series that were read while it is open", async () => {
    const folder = join(temporaryFolder(), "data");
    const open = openSite(folder);
    const read = async () =>
      (await (await open.edition()).figures(requestFor("population", {filters: {country: ["CN"]}})))
        .figures[0]?.value;
    expect(await read()).toBeNull();
    await ingestFiles(fixtures("sp.pop.totl.csv"), {dataDir: folder});
    expect(await read()).toBe(1200);
    open.close();
  });
});
