import {existsSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {openStore} from "../../src/app/store.ts";
import type {FigureRequest} from "../../src/domain/figure.ts";
import {requestFor} from "../../src/domain/request.ts";
import {ingestPairs} from "../../src/ingest/works/ingest-pairs.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import type {Warehouse} from "../../src/warehouse/open.ts";
import {recordingEffects} from "../support/recording-effects.ts";
import {runCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {ingestSnapshot, ingestWorksOf, PART, workOf, writeSnapshot} from "../support/works-files.ts";

/** Namibia is NA; one pair stands one way only, one has two numbers, one line and one code are of no use. */
const TABLE = `year,iso2_a,iso2_b,works
2022,DE,DE,120
2022,DE,GR,40
2022,GR,DE,40
2022,NA,DE,7
2022,CN,DE,90
2022,DE,CN,91
2023,CN,DE,50
2023,CN,GR,20
2023,DE,QQ,3
2023,DE,CN,many
`;

let dataDir: string;
let warehouse: Warehouse;

async function writeTable(content = TABLE): Promise<string> {
  const path = join(temporaryFolder(), "pairs.csv");
  await writeFile(path, content);
  return path;
}

beforeAll(async () => {
  dataDir = temporaryFolder();
  await ingestPairs({from: await writeTable(), dataDir}, recordingEffects().effects);
  warehouse = await openStore(dataDir);
});

async function values(indicator: string, parts: Partial<FigureRequest>) {
  const {figures} = await computeFigures(warehouse, requestFor(indicator, parts));
  return figures.map(({dims, value}) => [...Object.values(dims), value]);
}

describe("the table of pairs of countries", () => {
  test("gives co-publications of a pair from either side, and of a country with any other", async () => {
    const filters = {country: ["DE"], year: ["2022"]};
    const partners = [
      ["CN", 91],
      ["EL", 40],
      ["NA", 7]
    ];
    expect(await values("co-publications", {filters, by: ["partner"]})).toEqual(partners);
    expect(await values("co-publications", {filters: {country: ["NA"], partner: ["DE"]}})).toEqual([[7]]);
    expect(await values("co-publications", {filters})).toEqual([[120]]);
  });

  test("says what was not understood, and that no coverage is known", async () => {
    const kinds = warehouse.works?.issues.map(({kind, value, count}) => [kind, value, count]);
    expect(kinds).toEqual(
      [
        ["unknown-country", "QQ", 1],
        ["uneven-pair", "", 1],
        ["unreadable-line", "", 1]
      ].sort()
    );
    const {figures, trace} = await computeFigures(
      warehouse,
      requestFor("co-publications", {filters: {country: ["DE"], partner: ["CN"]}})
    );
    expect(figures[0]).toMatchObject({value: 141, basis: null, interval: null});
    expect(trace.caveats.join(" ")).toContain("no coverage band");
    expect(trace.vintages[0]?.source).toBe("openalex-pairs");
  });

  test("is a network, of its last years unless others are asked for", async () => {
    const year = ["2022", "2023"];
    expect(await values("copublication-network-size", {filters: {year}})).toEqual([[4]]);
    expect(await values("copublication-network-strength", {filters: {country: ["CN"], year}})).toEqual([
      [91 + 50 + 20]
    ]);
    const shown = await runCli(["network", "--of", "publications", "--data", dataDir, "--format", "csv"]);
    expect(shown.stdout).toMatch(/^CN,China,.*,DE,Germany,.*,141$/m);
  });

  test("refuses what it does not tell, and never takes the place of works", async () => {
    for (const parts of [
      {filters: {country: ["DE"], theme: ["health"]}},
      {filters: {country: ["DE"]}, counting: "fractional"},
      {filters: {}}
    ] as const)
      await expect(values("co-publications", parts)).rejects.toMatchObject({code: "refused"});
    await expect(values("publications", {filters: {country: ["DE"]}})).rejects.toMatchObject({
      code: "refused"
    });
    const {dataDir: withWorks} = await ingestWorksOf([workOf({id: 1, authors: [["DE"], ["CN"]]})]);
    await expect(
      ingestPairs({from: await writeTable(), dataDir: withWorks}, recordingEffects().effects)
    ).rejects.toMatchObject({code: "refused", hint: expect.stringContaining("--data")});
  });

  test("is replaced by works, whatever their number, and can be summed up again", async () => {
    const own = temporaryFolder();
    await runCli(["ingest", "openalex", "--from", await writeTable(), "--data", own]);
    const again = await runCli(["ingest", "openalex", "--again", "--data", own]);
    expect(again.stdout).toContain("co-publications by pair of countries");
    await ingestSnapshot(
      await writeSnapshot({[PART]: JSON.stringify(workOf({id: 1, authors: [["DE"]]}))}),
      own
    );
    const opened = await openStore(own);
    expect(opened.works?.holds).toBe("works");
    opened.db.close();
  });

  test("of another form is refused with what was expected", async () => {
    const from = await writeTable("year,a,b\n2022,DE,FR\n");
    await expect(
      ingestPairs({from, dataDir: temporaryFolder()}, recordingEffects().effects)
    ).rejects.toMatchObject({code: "source-changed", hint: expect.stringContaining("iso2_a")});
  });
});

const REAL =
  "../shared/data/bibliometrics/openalex-country-coauthorship/world_coauthorship_1990_2023_long.csv";

test.skipIf(!existsSync(REAL))("the table as it was published is read whole", async () => {
  const folder = temporaryFolder();
  const {counts} = await ingestPairs({from: REAL, dataDir: folder}, recordingEffects().effects);
  expect(counts).toMatchObject({first: 1990, last: 2023});
  const opened = await openStore(folder);
  const ask = async (filters: FigureRequest["filters"]) =>
    (await computeFigures(opened, requestFor("co-publications", {filters}))).figures[0]?.value;
  expect(await ask({country: ["DE"], partner: ["US"], year: ["2023"]})).toBe(45_440);
  expect(await ask({country: ["DE"], year: ["2023"]})).toBe(145_905);
  opened.db.close();
});
