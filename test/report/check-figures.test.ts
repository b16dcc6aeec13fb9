import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {formatFigure} from "../../src/app/format-figure.ts";
import {parseAddress} from "../../src/app/parse-request.ts";
import {type Edition, openSite} from "../../src/app/site.ts";
import {ingestFrom} from "../support/ingest-tables.ts";
import {describeWhere, HORIZON_ZIP, hasShared, SHARED} from "../support/shared-data.ts";
import {buildTexts} from "./support.ts";

const H2020_ZIP = join(SHARED, "cordis-h2020-2020-12-14-csv.zip");
const EUROFUSION = ["organization", "project"].map((name) =>
  join(SHARED, `supplement_EUROfusion_${name}.csv`)
);
const PAGE = readFileSync(new URL("../../docs/method/check-figures.md", import.meta.url), "utf8");

/** The cells of each row of a table of the page; its head is the first. */
function rowsOf(section: string): string[][] {
  return section
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.slice(2, -2).split(" | "));
}

const [compared = "", otherwise = ""] = PAGE.split("\n## ");

/** What a reader reads in the cells of the report's own table. */
function tableIn(html: string): string[][] {
  const table = html.split("<table").find((one) => one.includes("beside those others published")) ?? "";
  return table
    .slice(0, table.indexOf("</table>"))
    .split("<tr")
    .slice(2)
    .map((row) =>
      row
        .split(/<t[hd]\b[^>]*>/)
        .slice(1)
        .map((cell) =>
          cell
            .replace(/<\/t[hd]>[\s\S]*/, "")
            .replace(/<[^>]+>/g, "")
            .replaceAll("\u00a0", " ")
            .trim()
        )
    );
}

/** Numbers of the second table, by the address that computes them. */
const OTHERWISE = [
  ["Topics flagged", "flagged-topics?programme=H2020&year=2014,2015,2016,2017"],
  ["Spent in the first two years", "net-eu-contribution?programme=HORIZON&year=2021,2022&year-of=signature"],
  [
    "Participation of the United Kingdom",
    "share-of-participations?programme=HORIZON&country=UK&year=2021,2022"
  ],
  ["Participation of the United Kingdom", "share-of-participations?programme=H2020&country=UK&year=2014,2015"]
] as const;

describeWhere(hasShared && existsSync(H2020_ZIP), "figures others published", () => {
  let site: ReturnType<typeof openSite>;
  let edition: Edition;
  beforeAll(async () => {
    const {dataDir} = await ingestFrom([HORIZON_ZIP, ...EUROFUSION]);
    await ingestFrom(H2020_ZIP, {programme: "H2020", dataDir});
    site = openSite(dataDir);
    edition = await site.edition();
  }, 300_000);
  afterAll(() => site.close());

  test("stand beside ours in the report as on the page about them, each with its reason", async () => {
    const html = (await buildTexts(edition, {without: ["docx", "pdf", "annex"]})).get("report.html") ?? "";
    const built = tableIn(html).map(([title, published, here, reason]) => [title, published, here, reason]);
    const [, ...stated] = rowsOf(compared).map(([title, published, here, , reason]) => [
      title,
      published,
      here,
      reason
    ]);
    expect(built.length).toBeGreaterThan(30);
    expect(stated).toEqual(built);
  }, 300_000);

  test.each(OTHERWISE)("that we count otherwise: %s, %s", async (name, address) => {
    const [figure] = (await edition.figures(parseAddress(address).request)).figures;
    const [, , here = ""] = rowsOf(otherwise).find(([title]) => title?.startsWith(name)) ?? [];
    expect(figure).toBeDefined();
    if (figure) expect(here).toContain(formatFigure(figure).replaceAll("\u00a0", " ").replace(" %", ""));
  });
});
