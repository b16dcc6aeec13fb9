import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import type {WorksResult} from "../../src/ingest/works/ingest-works.ts";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {
  ingestSnapshot,
  ingestWorksOf,
  issuesOf,
  jsonLines,
  PART,
  storeRows,
  workOf,
  writeSnapshot
} from "../support/works-files.ts";

const PAIR = [["DE"], ["CN"]] as const;

async function vintageRows({pin, dataDir}: WorksResult & {dataDir: string}, sql: string) {
  const db = await openDuckDb(":memory:");
  try {
    return await db.rows(sql.replace("work", `read_parquet('${dataDir}/works/${pin.id}/*.parquet')`));
  } finally {
    db.close();
  }
}

describe("a snapshot becomes a vintage", () => {
  test("whose manifest names source, parts, hashes and counts, and whose rows name no person", async () => {
    const result = await ingestWorksOf([workOf({id: 1, authors: PAIR}), workOf({id: 2})]);
    const folder = join(result.dataDir, "works", result.pin.id);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      ref: {
        source: "openalex",
        dated: "2026-01-13",
        licence: "CC0-1.0",
        rows: {works: 2, placed: 1, international: 1}
      },
      parts: [{name: "updated_date=2026-01-13/part_000.gz", sha256: expect.stringMatching(/^[0-9a-f]{64}$/)}]
    });
    const [file = ""] = readdirSync(folder).filter((name) => name.endsWith(".parquet"));
    const bytes = readFileSync(join(folder, file));
    expect(manifest.files[file]).toBe(createHash("sha256").update(bytes).digest("hex"));
    const columns = await vintageRows(result, "SELECT column_name FROM (DESCRIBE SELECT * FROM work)");
    expect(
      columns.map((row) => row["column_name"]).filter((name) => /title$|author/.test(String(name)))
    ).toEqual(["authors", "field_title", "area_title"]);
  });

  test("the same twice gives the same vintage", async () => {
    const works = [
      workOf({id: 1, authors: PAIR}),
      workOf({id: 2, authors: [["FR", "US"], ["US"]], field: 13})
    ];
    const [a, b] = [await ingestWorksOf(works), await ingestWorksOf(works)];
    expect(a.pin.id).toBe(b.pin.id);
    const read = ({dataDir, pin}: typeof a) =>
      JSON.parse(readFileSync(join(dataDir, "works", pin.id, "manifest.json"), "utf8")).files;
    expect(read(a)).toEqual(read(b));
  });

  test("shares of countries are those of authors, each divided over the countries it names", async () => {
    const authors = [["DE"], ["DE", "CN"], [], ["GB"]];
    const result = await ingestWorksOf([workOf({id: 1, authors})]);
    const [row] = await vintageRows(result, "SELECT authors, placed, countries, credits FROM work");
    expect(row).toMatchObject({authors: 4, placed: 3, countries: ["CN", "DE", "UK"]});
    const credits = row?.["credits"];
    expect(credits).toEqual([1 / 6, 1 / 2, 1 / 3].map((share) => expect.closeTo(share, 12)));
  });

  test("the EU's codes stand for the ISO ones, and institutions for countries where the source has none", async () => {
    const bare = {institutions: [{country_code: "GR"}, {country_code: null}, {country_code: "GB"}]};
    const result = await ingestWorksOf([workOf({id: 1, other: {authorships: [bare, {countries: ["XK"]}]}})]);
    const rows = await storeRows(
      result.dataDir,
      "SELECT country, works, credit FROM country ORDER BY country"
    );
    expect(rows).toEqual([
      {country: "EL", works: 1, credit: 0.25},
      {country: "UK", works: 1, credit: 0.25},
      {country: "XK", works: 1, credit: 0.5}
    ]);
  });

  test("grants of every form are read, and flags as numbers or as words", async () => {
    const old = {
      grants: [
        {funder: "https://openalex.org/F1", funder_display_name: "European Commission", award_id: "101017452"}
      ],
      awards: undefined,
      funders: undefined,
      is_retracted: false
    };
    const current = {
      funders: [{id: "https://openalex.org/F1"}],
      awards: [
        {
          funder_id: "https://openalex.org/F1",
          funder_display_name: "European Commission",
          funder_award_id: "101017452"
        }
      ]
    };
    const result = await ingestWorksOf([
      workOf({id: 1, authors: PAIR, other: old}),
      workOf({id: 2, authors: PAIR, other: current}),
      workOf({id: 3, authors: PAIR, other: {is_retracted: true}}),
      workOf({id: 4, authors: PAIR, other: {is_retracted: 1}}),
      workOf({id: 5, type: "paratext", authors: PAIR})
    ]);
    const awards = await storeRows(result.dataDir, "SELECT work, number, placed FROM award ORDER BY work");
    expect(awards).toEqual([
      {work: 1, number: "101017452", placed: true},
      {work: 2, number: "101017452", placed: true}
    ]);
    expect(result.counts).toMatchObject({works: 5, retracted: 2, paratext: 1});
    const [pair] = await storeRows(
      result.dataDir,
      "SELECT sum(works) AS works FROM pair WHERE country = 'DE'"
    );
    expect(pair).toEqual({works: 2});
  });
});

describe("what is wrong with a file is counted and bounded", () => {
  test("lines that are no work", async () => {
    const lines = [
      workOf({id: 1, authors: PAIR}),
      '{"id": "https://openal',
      "garbage",
      "",
      "[1,2]",
      '{"id": 5}'
    ];
    const result = await ingestWorksOf([...lines, workOf({id: 2})]);
    expect(result.counts.works).toBe(2);
    expect(issuesOf(result, "unreadable-line")).toEqual([["updated_date=2026-01-13/part_000.gz", 4]]);
  });

  test("a part cut short is read up to there, whether a manifest tells or the end is missing", async () => {
    const works = Array.from({length: 400}, (_, i) =>
      workOf({id: i + 1, authors: PAIR, other: {noise: createHash("sha256").update(String(i)).digest("hex")}})
    );
    const whole = gzipSync(jsonLines(works));
    const cut = whole.subarray(0, Math.floor(whole.length / 2));
    const alone = await ingestSnapshot(await writeSnapshot({[PART]: cut}));
    const entry = {
      url: `s3://openalex/${PART}`,
      meta: {content_length: whole.length, record_count: 400}
    };
    const manifest = JSON.stringify({entries: [entry]});
    const listed = await ingestSnapshot(await writeSnapshot({[PART]: cut, "data/works/manifest": manifest}));
    for (const result of [alone, listed]) {
      expect(result.counts.works).toBeGreaterThan(50);
      expect(result.counts.works).toBeLessThan(400);
      expect(issuesOf(result, "part-cut-short")).toEqual([["updated_date=2026-01-13/part_000.gz", 1]]);
      expect(issuesOf(result, "unreadable-line")).toEqual([]);
    }
    expect(listed.counts.works).toBe(alone.counts.works);
  });

  test("a part the manifest names and the folder lacks", async () => {
    const meta = {content_length: 9, record_count: 1234};
    const manifest = JSON.stringify({
      entries: [{url: "s3://openalex/data/works/updated_date=2020-01-01/part_000.gz", meta}]
    });
    const result = await ingestWorksOf([workOf({id: 1})], {"data/works/manifest": manifest});
    expect(issuesOf(result, "part-missing")).toEqual([["updated_date=2020-01-01/part_000.gz", 1234]]);
  });

  test("of several rows of a work the newest counts, and merged works not at all", async () => {
    const result = await ingestWorksOf(
      [
        workOf({id: 1, authors: [["DE"]], updated: "2026-01-02T00:00:00"}),
        workOf({id: 1, authors: PAIR, updated: "2026-01-03T00:00:00"}),
        workOf({id: 1, authors: [["FR"]], updated: "2026-01-01T00:00:00"}),
        workOf({id: 2, authors: [["US"]]})
      ],
      {"data/merged_ids/works/2026-01-01.csv.gz": "merge_date,id,merge_into_id\n2026-01-01,W2,W1\n"}
    );
    expect(result.counts.works).toBe(1);
    expect([issuesOf(result, "superseded"), issuesOf(result, "merged")]).toEqual([[["", 2]], [["", 1]]]);
    const countries = await storeRows(result.dataDir, "SELECT country FROM country ORDER BY country");
    expect(countries.map(({country}) => country)).toEqual(["CN", "DE"]);
  });

  test("5,000 authors, an author with 400 affiliations, and codes of no country", async () => {
    const many = Array.from({length: 5000}, (_, i) => [i % 2 ? "DE" : "CN"]);
    const affiliated = [Array.from({length: 400}, (_, i) => (i % 4 ? "IT" : "FR"))];
    const result = await ingestWorksOf([
      workOf({id: 1, authors: many}),
      workOf({id: 2, authors: affiliated}),
      workOf({id: 3, authors: [["QQ"], ["DE"]]}),
      workOf({id: 4, authors: [["QQ"]]})
    ]);
    expect(issuesOf(result, "unknown-country")).toEqual([["QQ", 2]]);
    expect(result.counts).toMatchObject({works: 4, placed: 3, international: 2});
    const rows = await storeRows(
      result.dataDir,
      "SELECT country, works, credit FROM country ORDER BY country"
    );
    expect(rows).toEqual([
      {country: "CN", works: 1, credit: 0.5},
      {country: "DE", works: 2, credit: 1},
      {country: "FR", works: 1, credit: 0.5},
      {country: "IT", works: 1, credit: 0.5}
    ]);
  });

  test("works without authors, year or a readable list", async () => {
    const result = await ingestWorksOf([
      workOf({id: 1, other: {authorships: "none"}}),
      workOf({id: 2, other: {publication_year: "soon"}}),
      workOf({id: 3, authors: PAIR})
    ]);
    expect(result.counts).toMatchObject({works: 3, placed: 1, unread: 1, undated: 1});
  });

  test("nothing is published where no work can be read, or far fewer than before", async () => {
    const first = await ingestWorksOf(Array.from({length: 20}, (_, i) => workOf({id: i + 1, authors: PAIR})));
    const fewer = await writeSnapshot({[PART]: jsonLines([workOf({id: 1})])});
    await expect(ingestSnapshot(fewer, first.dataDir)).rejects.toMatchObject({
      code: "source-changed",
      hint: expect.stringContaining("--allow-smaller")
    });
    expect(readdirSync(join(first.dataDir, "works"))).toEqual([first.pin.id]);
    const forced = await ingestSnapshot(fewer, first.dataDir, {allowSmaller: true});
    expect(forced.counts.works).toBe(1);
    const page = await writeSnapshot({"works.gz": "<html>not found</html>\n"});
    const empty = temporaryFolder();
    await expect(ingestSnapshot(page, empty)).rejects.toMatchObject({code: "source-changed"});
    expect(existsSync(join(empty, "works.duckdb"))).toBe(false);
  });

  test("the layout of 2026 and the older one give the same works", async () => {
    const works = jsonLines([workOf({id: 1, authors: PAIR})]);
    for (const layout of ["data/jsonl", "legacy-data"]) {
      const name = `${layout}/works/updated_date=2026-06-24/part_0000.gz`;
      const from = await writeSnapshot({
        [name]: works,
        [`${layout}/authors/part_0000.gz`]: works,
        "data/jsonl/manifest.json": "{}"
      });
      expect((await ingestSnapshot(from)).counts).toMatchObject({works: 1, international: 1});
    }
  });

  test("a folder without works, and one that does not exist", async () => {
    const other = await writeSnapshot({"data/works/README.md": "no data"});
    await expect(ingestSnapshot(other)).rejects.toMatchObject({
      hint: expect.stringContaining("part_0000.gz")
    });
    await expect(ingestSnapshot("/nowhere/at/all")).rejects.toMatchObject({code: "source-unavailable"});
  });

  test("a page of the API and a list of works are read as they come", async () => {
    const page = JSON.stringify({meta: {count: 1}, results: [workOf({id: 1, authors: PAIR})]});
    const result = await ingestSnapshot(await writeSnapshot({"page-1.json": page, "page-2.json": "[]"}));
    expect(result.counts).toMatchObject({works: 1, international: 1});
    const other = await writeSnapshot({"page.json": '{"error": "no key"}'});
    await expect(ingestSnapshot(other)).rejects.toMatchObject({hint: expect.stringContaining("results")});
  });
});
