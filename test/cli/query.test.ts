import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {explainFigure} from "../../src/app/explain.ts";
import {requestFor} from "../../src/domain/request.ts";
import {citationOf} from "../../src/exports/rows.ts";
import {computeFigures} from "../../src/monitor/compute.ts";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {type Ingested, ingestFixture} from "../support/ingest-tables.ts";
import {type Outcome, runCli, spawnCli} from "../support/run-cli.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";

let ingested: Ingested;
beforeAll(async () => {
  ingested = await ingestFixture();
});

function query(...args: readonly string[]): Promise<Outcome> {
  return runCli(["query", ...args, "--data", ingested.dataDir]);
}

interface JsonRow {
  readonly value: number | null;
  readonly unit: string;
  readonly figure: string;
  readonly country?: string;
  readonly year?: number;
  readonly held?: number;
  readonly of?: number;
}

async function jsonOf(...args: readonly string[]): Promise<JsonRow[]> {
  const outcome = await query(...args, "--format", "json");
  expect(outcome.stderr).toBe("");
  expect(outcome.code).toBe(0);
  return JSON.parse(outcome.stdout) as JsonRow[];
}

describe("an answer", () => {
  test("as JSON is an array of objects with dimensions, value, unit and figure", async () => {
    const rows = await jsonOf("participations", "--country", "NA", "--by", "year");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({country: "NA", year: 2021, value: 1, unit: "participations"});
    expect(rows[0]?.figure).toMatch(/^participations\?year=2021&country=NA&value=1&at=[0-9a-f]{12}$/);
  });

  test("as CSV has a header and a line for each row", async () => {
    const {stdout} = await query("participations", "--by", "country", "--format", "csv");
    const [header, ...lines] = stdout.trimEnd().split("\r\n");
    expect(header).toBe("country,value,unit,figure");
    expect(lines.length).toBe(new Set(lines.map((line) => line.split(",")[0])).size);
    expect(stdout).toMatch(/^NA,3,participations,/m);
  });

  test("names its unit alike in every form", async () => {
    const ask = async (form: string) =>
      (await query("net-eu-contribution", "--country", "DE", "--format", form)).stdout;
    for (const form of ["table", "csv", "json", "sdmx-csv"]) {
      const text = await ask(form);
      expect(text, form).toMatch(/\bEUR\b/);
      expect(text, form).not.toMatch(/\beur\b/);
    }
  });

  test("as SDMX-CSV names its concepts and marks blanks as missing", async () => {
    const {stdout} = await query("own-contribution", "--by", "country", "--format", "sdmx-csv");
    const [header, ...lines] = stdout.trimEnd().split("\r\n");
    expect(header).toBe(
      "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,STATUS_MODE,COUNTING,REF_AREA,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,COMMENT_OBS"
    );
    expect(lines.find((line) => line.includes(",XH,"))).toMatch(/,XH,,EUR,M,/);
  });

  test("as Parquet is read by DuckDB with the same values", async () => {
    const {bytes} = await query("net-eu-contribution", "--by", "country", "--format", "parquet");
    const path = join(temporaryFolder(), "figures.parquet");
    await writeFile(path, bytes);
    const db = await openDuckDb(":memory:");
    const rows = await db.rows<JsonRow>(`SELECT country, value FROM read_parquet('${path}') ORDER BY ALL`);
    db.close();
    const json = await jsonOf("net-eu-contribution", "--by", "country");
    const plain = json.map(({country, value}) => ({country, value}));
    expect(rows).toEqual(plain.sort((a, b) => ((a.country ?? "") < (b.country ?? "") ? -1 : 1)));
  });

  test("as a table says for how many participations a value known only in part is known", async () => {
    const rows = await jsonOf("own-contribution", "--by", "country");
    const {stdout} = await query("own-contribution", "--by", "country");
    expect(stdout).toContain(
      "\nKnown: participations whose value the source states, of all participations.\n"
    );
    for (const {country, held, of} of rows)
      expect(stdout).toMatch(new RegExp(`^${country} .* ${held} of ${of}$`, "m"));
    expect(stdout).toMatch(/^XH .*–.* 0 of 1$/m);
    expect((await query("participations")).stdout).not.toContain("Known:");
  });

  test("as a table ends with its source", async () => {
    const {stdout, code} = await query("projects");
    expect(code).toBe(0);
    expect(stdout).toMatch(/10\n.*Source: CORDIS/s);
  });
});

describe("a question", () => {
  test("takes Greece as EL, GR and Greece", async () => {
    for (const name of ["EL", "GR", "Greece", "Ελλάδα"]) {
      const [row] = await jsonOf("participations", "--country", name);
      expect(row).toMatchObject({country: "EL", value: 3});
    }
  });

  test("takes a range of years", async () => {
    const range = await jsonOf("participations", "--year", "2021..2023");
    const listed = await jsonOf("participations", "--year", "2021,2022,2023");
    expect(range).toEqual(listed);
  });

  test("takes a pair of countries", async () => {
    const [row] = await jsonOf("co-participation", "--country", "DE", "--partner", "EL");
    expect(row).toMatchObject({country: "DE", partner: "EL", value: 2});
  });

  test("takes an option again as one more value", async () => {
    const joined = await jsonOf("projects", "--country", "DE,EL");
    expect(await jsonOf("projects", "--country", "DE", "--country", "EL")).toEqual(joined);
  });

  test("for a part that projects only list says how it counts", async () => {
    const listed = await query("projects", "--part", "HORIZON.2.5.2");
    expect(listed.stderr).toMatch(/counts every project that lists it/);
    const main = await query("projects", "--part", "HORIZON.2.5");
    expect(main.stderr).not.toMatch(/lists it/);
  });

  test("for the growth of one year reads the year before", async () => {
    const all = await jsonOf("growth", "--by", "year");
    const last = all.findLast((row) => row.value !== null);
    expect(last).toBeDefined();
    const asked = await jsonOf("growth", "--by", "year", "--year", String(last?.year));
    expect(asked.map((row) => row.value)).toEqual([last?.value]);
  });

  const wrong: readonly (readonly [args: readonly string[], message: RegExp, hint: RegExp, code: number])[] =
    [
      [["project"], /unknown indicator: project/, /Did you mean projects\?/, 3],
      [
        ["projects", "--contry", "DE"],
        /unknown or incomplete option: --contry/,
        /Did you mean --country\?/,
        2
      ],
      [["projects", "--country", "Germny"], /unknown country: Germny/, /Germany/, 2],
      [["projects", "--by", "contry"], /unknown breakdown: contry/, /Did you mean country\?/, 2],
      [["projects", "--theme", "helth"], /unknown theme: helth/, /Did you mean health\?/, 2],
      [["projects", "--status", "then"], /unknown status mode: then/, /was, now, applicant/, 2],
      [["projects", "--format", "xls"], /unknown format: xls/, /csv, json/, 2],
      [["projects", "--year", "20"], /invalid year: 20/, /2021\.\.2023/, 2],
      [["projects", "--country", ""], /missing value for --country/, /leave the option out/, 2],
      [["projects", "extra"], /one word too many: extra/, /Usage: aperture query/, 2],
      [["projects", "--field", "nonsense"], /unknown field of science/, /under \/themes/, 3],
      [
        ["co-participation", "--country", "DE", "--partner", "DE"],
        /no partner of itself: DE/,
        /Give another --partner/,
        2
      ],
      [["projects", "--country"], /incomplete option: --country|--country/, /./, 2]
    ];
  for (const [args, message, hint, code] of wrong) {
    test(`that is wrong gets a hint: ${args.join(" ")}`, async () => {
      const outcome = await query(...args);
      expect(outcome.stdout).toBe("");
      const [first, ...rest] = outcome.stderr.split("\n");
      expect(first).toMatch(message);
      expect(rest.join("\n")).toMatch(hint);
      expect(outcome.code).toBe(code);
    });
  }

  test("with an unknown command gets a hint", async () => {
    const outcome = await runCli(["qeury"]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/unknown command: qeury\n {2}Did you mean query\?/);
  });
});

describe("the address of a figure", () => {
  test("computes it again and agrees, for every figure of many tables", async () => {
    for (const [indicator, by] of [
      ["participations", ["country"]],
      ["net-eu-contribution", ["part"]],
      ["projects", ["year"]],
      ["participations", ["theme", "group"]],
      ["own-contribution", ["country"]],
      ["share-of-projects", ["group"]],
      ["co-participation", ["country", "partner"]]
    ] as const) {
      const {figures} = await computeFigures(ingested.warehouse, requestFor(indicator, {by}));
      for (const figure of figures.filter(({dims}) => !Object.values(dims).includes("XH"))) {
        const {verdict, citedFrom} = await explainFigure(ingested.warehouse, citationOf(figure));
        expect(`${citationOf(figure)} ${verdict} ${citedFrom}`).toBe(`${citationOf(figure)} agrees same`);
      }
    }
  });

  test("computes it again also for a code that the source has and the catalogue has not", async () => {
    const {figures} = await computeFigures(
      ingested.warehouse,
      requestFor("participations", {by: ["country"]})
    );
    const [figure] = figures.filter(({dims}) => dims.country === "XH");
    if (figure) expect((await explainFigure(ingested.warehouse, citationOf(figure))).verdict).toBe("agrees");
  });

  test("differs when its value was changed", async () => {
    const [row] = await jsonOf("participations", "--country", "DE");
    const tampered = row?.figure.replace(/value=\d+/, "value=999") ?? "";
    expect((await explainFigure(ingested.warehouse, tampered)).verdict).toBe("differs");
  });

  test("is explained by why: definition, query, source with its hash, coverage", async () => {
    const [row] = await jsonOf("participations", "--country", "DE");
    const outcome = await runCli(["why", row?.figure ?? "", "--data", ingested.dataDir]);
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toMatch(/it agrees with the address/);
    expect(outcome.stdout).toMatch(/One organisation in one grant agreement/);
    expect(outcome.stdout).toMatch(new RegExp(`sha256 ${ingested.vintage.sha256}`));
    expect(outcome.stdout).toMatch(/SELECT/);
    expect(outcome.stdout).toMatch(/HORIZON: 43 participations/);
  });
});

test("the program runs as a process of its own", async () => {
  const outcome = await spawnCli(["query", "projects", "--format", "json", "--data", ingested.dataDir]).done;
  expect(outcome.code).toBe(0);
  expect(JSON.parse(outcome.stdout)).toMatchObject([{value: 10, unit: "projects"}]);
});
