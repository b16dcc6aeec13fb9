import {readdirSync, readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import {openDuckDb} from "../../src/warehouse/duckdb.ts";
import {describeWithWorks, SHARED_WORKS} from "../support/shared-data.ts";
import {temporaryFolder} from "../support/temporary-folder.ts";
import {
  ingestSnapshot,
  ingestWorksOf,
  issuesOf,
  jsonLines,
  manifestOf,
  storeRows,
  workOf,
  writeSnapshot
} from "../support/works-files.ts";

const NAME = "updated_date=2026-06-24/part_0000";
const PAIR = [["DE"], ["CN"]] as const;

/** Works as the engine types them by itself, which is how the publisher types the columns of its Parquet. */
async function parquetOf(works: readonly unknown[], keys = "*"): Promise<Buffer> {
  const folder = temporaryFolder();
  await writeFile(join(folder, "works.jsonl"), jsonLines(works));
  const db = await openDuckDb(":memory:");
  try {
    const path = join(folder, "part.parquet");
    await db.run(
      `COPY (SELECT ${keys} FROM read_json_auto('${folder}/works.jsonl')) TO '${path}' (FORMAT parquet, COMPRESSION snappy)`
    );
    return readFileSync(path);
  } finally {
    db.close();
  }
}

function tables(dataDir: string) {
  return Promise.all(
    ["country", "pair", "total", "award", "field"].map((table) =>
      storeRows(dataDir, `SELECT * FROM ${table} ORDER BY ALL`)
    )
  );
}

describe("the list of parts of 2026", () => {
  test("is no page of works; parts are held to their bytes and numbers of works", async () => {
    const part = gzipSync(jsonLines([workOf({id: 1, authors: PAIR}), workOf({id: 2})]));
    const manifest = manifestOf([
      {name: `${NAME}.gz`, bytes: part.length, works: 3},
      {name: "updated_date=2026-06-25/part_0000.gz", bytes: 99, works: 1234}
    ]);
    const result = await ingestSnapshot(
      await writeSnapshot({
        [`data/jsonl/works/${NAME}.gz`]: part,
        "data/jsonl/works/manifest.json": manifest,
        "data/jsonl/manifest.json": "{}"
      })
    );
    expect(result.counts.works).toBe(2);
    expect(issuesOf(result, "count-differs")).toEqual([[`${NAME}.gz`, 1]]);
    expect(issuesOf(result, "part-missing")).toEqual([["updated_date=2026-06-25/part_0000.gz", 1234]]);
    expect(issuesOf(result, "part-cut-short")).toEqual([]);
  });

  test("works in the publisher's list of deleted ones are left out", async () => {
    const log =
      "work_id,deleted_date\nhttps://openalex.org/W2,2026-08-14\nhttps://openalex.org/W9,2026-08-14\n";
    for (const name of ["deleted_ids.csv", "deleted_ids.csv.gz"]) {
      const result = await ingestWorksOf([workOf({id: 1}), workOf({id: 2}), workOf({id: 3})], {
        [`data/works/${name}`]: log
      });
      expect(result.counts.works).toBe(2);
      expect(issuesOf(result, "deleted")).toEqual([["", 1]]);
    }
  });
});

test("a vintage names the folder it was read from, and not where that lies", async () => {
  const folder = await writeSnapshot({[`jsonl/works/${NAME}.gz`]: jsonLines([workOf({id: 1})])});
  const {pin, dataDir} = await ingestSnapshot(folder);
  expect(pin.ref.address).toBe(basename(folder));
  const manifest = readFileSync(join(dataDir, "works", pin.id, "manifest.json"), "utf8");
  expect(manifest).not.toContain(folder);
});

describe("Parquet", () => {
  const works = [
    workOf({id: 1, authors: [["DE", "CN"], ["FR"], []], field: 13}),
    workOf({id: 2, authors: PAIR, other: {is_retracted: 1}}),
    workOf({
      id: 3,
      year: 1999,
      authors: [["GR"], ["QQ"]],
      other: {
        awards: [
          {funder_id: "https://openalex.org/F1", funder_display_name: "EC", funder_award_id: "101017452"}
        ]
      }
    }),
    workOf({id: 4, type: "paratext"}),
    workOf({id: 1, authors: [["US"]], updated: "2025-01-01T00:00:00"})
  ];

  test("gives the same sums, counts and issues as JSON Lines", async () => {
    const lines = await ingestWorksOf(works);
    const parquet = await ingestSnapshot(
      await writeSnapshot({
        [`data/parquet/works/${NAME}.parquet`]: await parquetOf(works.slice(0, 2)),
        "data/parquet/works/updated_date=2026-06-25/part_0000.parquet": await parquetOf(works.slice(2))
      })
    );
    expect(parquet.counts).toEqual(lines.counts);
    expect(await tables(parquet.dataDir)).toEqual(await tables(lines.dataDir));
    expect(issuesOf(parquet, "superseded")).toEqual(issuesOf(lines, "superseded"));
  });

  test("a file that is cut short is reported with what it should hold, and the others are read", async () => {
    const [whole, other] = [await parquetOf(works.slice(0, 1)), await parquetOf(works.slice(1, 2))];
    const cut = "updated_date=2026-06-25/part_0000.parquet";
    const result = await ingestSnapshot(
      await writeSnapshot({
        [`data/parquet/works/${NAME}.parquet`]: whole,
        [`data/parquet/works/${cut}`]: other.subarray(0, other.length - 20),
        "data/parquet/works/manifest.json": manifestOf(
          [
            {name: `${NAME}.parquet`, bytes: whole.length, works: 1},
            {name: cut, bytes: other.length, works: 1}
          ],
          "parquet"
        )
      })
    );
    expect(result.counts.works).toBe(1);
    expect(issuesOf(result, "part-cut-short")).toEqual([[cut, 1]]);
    expect(issuesOf(result, "count-differs")).toEqual([[cut, 1]]);
  });

  test("columns that are missing are blank; a column of another type is an error that says so", async () => {
    const few = await parquetOf(works, "id, publication_year, authorships, type");
    const result = await ingestSnapshot(await writeSnapshot({"works/part.parquet": few}));
    expect(result.counts).toMatchObject({works: 4, international: 1, retracted: 0});
    const changed = await parquetOf(works, "id, 'none' AS authorships");
    await expect(ingestSnapshot(await writeSnapshot({"works/part.parquet": changed}))).rejects.toMatchObject({
      code: "source-changed",
      message: expect.stringContaining("part.parquet")
    });
  });
});

describe("lines too long for the engine", () => {
  /** 22 characters where the source has four. */
  const numbers = (count: number) => `[${Array.from({length: count}, () => "1e20").join(",")}]`;
  const page = (id: number, count: number) =>
    `{"results": [{"id": "https://openalex.org/W1"}, {"id": "https://openalex.org/W${id}", "noise": ${numbers(count)}}, {"id": "https://openalex.org/W3"}]}`;

  test("a page of which one work grows too long is read without it, and its other works are", async () => {
    const result = await ingestSnapshot(await writeSnapshot({"page.json": page(2, 3_300_000)}));
    expect(issuesOf(result, "line-too-long")).toEqual([["page.json", 1]]);
    expect(result.counts.works).toBe(2);
    expect(readdirSync(result.dataDir).filter((name) => name.startsWith("staging"))).toEqual([]);
  });

  test("a line longer than usual is read, beside others of the same batch", async () => {
    const result = await ingestSnapshot(
      await writeSnapshot({"page.json": page(2, 900_000), "other.json": page(5, 1)})
    );
    expect(result.pin.issues.filter(({kind}) => kind !== "superseded")).toEqual(
      [
        expect.objectContaining({kind: "no-year"}),
        expect.objectContaining({kind: "no-authorships"})
      ].reverse()
    );
    expect(result.counts.works).toBe(4);
  });
});

describeWithWorks("real objects of the API", () => {
  test("as Parquet and as lines give the same sums", async () => {
    const {works} = JSON.parse(readFileSync(SHARED_WORKS, "utf8")) as {works: object[]};
    // The publisher keeps abstracts as text there; the words as keys cannot be typed.
    const typed = works.map((work) => ({...work, abstract_inverted_index: undefined}));
    const lines = await ingestWorksOf(works);
    const parquet = await ingestSnapshot(await writeSnapshot({"works/part.parquet": await parquetOf(typed)}));
    expect(lines.counts.international).toBeGreaterThan(0);
    expect(parquet.counts).toEqual(lines.counts);
    expect(await tables(parquet.dataDir)).toEqual(await tables(lines.dataDir));
  });
});
