import {beforeAll, describe, expect, test} from "vitest";
import {snapshotSite} from "../support/snapshot-site.ts";
import {buildTexts} from "./support.ts";

const edition = snapshotSite.edition();
let html = "";
beforeAll(async () => {
  const texts = await buildTexts(await edition, {without: ["docx", "pdf", "annex"]});
  html = texts.get("report.html") ?? "";
}, 120_000);

/** Rows of the table with a caption, each as the texts of its cells. */
function rowsOf(caption: string): string[][] {
  const table = html.split("<table").find((one) => one.includes(`</span> ${caption}</caption>`)) ?? "";
  const body = table.slice(table.indexOf("<tbody>"), table.indexOf("</tbody>"));
  return body
    .split("</tr>")
    .map((row) =>
      [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = ""]) =>
        cell.replace(/<[^>]+>/g, "")
      )
    )
    .filter((cells) => cells.length > 0);
}

describe("a reader of the report", () => {
  test("is told from when to when change is told, and why not to the end of the period", () => {
    expect(html.replace(/<[^>]+>/g, "")).toContain(
      "Changes are given from 2023 to 2024, the last year of the period that the files cover completely."
    );
  });

  test("meets country groups and income groups in one order", () => {
    expect(rowsOf("Contributions by country group").map(([group]) => group)).toEqual([
      "EU Member States",
      "Associated countries",
      "Non-associated countries"
    ]);
    expect(rowsOf("Cooperation by income group of the country").map(([group]) => group)).toEqual([
      "High income",
      "Upper middle income",
      "Lower middle income",
      "Low income"
    ]);
  });

  test("finds as many decimals in every share of a column", () => {
    const share = /<a class="n"[^>]*>[\d\u00a0]+(?:\.(\d*))?\u00a0%<\/a>/;
    const columns = html.split("<table").flatMap((table) => {
      const rows = table.split("</tr>").map((row) => row.split(/<t[hd][^>]*>/).slice(1));
      return (rows[1] ?? []).map((_, at) =>
        rows.flatMap((cells) => {
          const found = share.exec(cells[at] ?? "");
          return found ? [found[1]?.length ?? 0] : [];
        })
      );
    });
    const ofShares = columns.filter((decimals) => decimals.length > 1);
    expect(ofShares.length).toBeGreaterThan(5);
    expect(ofShares.filter((decimals) => new Set(decimals).size > 1)).toEqual([]);
  });

  test("finds as many digits in money of one size under each other", () => {
    const small = /EUR\u00a0\d\d?(?:\.(\d*))?\u00a0million/;
    const decimals = html.split("<table").flatMap((table) =>
      table.split("</tr>").flatMap((row) =>
        row.split(/<t[hd][^>]*>/).flatMap((cell) => {
          const found = cell.startsWith('<a class="n"') ? small.exec(cell) : null;
          return found ? [found[1]?.length ?? 0] : [];
        })
      )
    );
    expect(decimals.length).toBeGreaterThan(20);
    expect(new Set(decimals)).toEqual(new Set([2]));
  });

  test("is not told that every organisation is new where no programme before is held", () => {
    const [row] = rowsOf("Figures of this report beside those others published").filter(([title]) =>
      title?.startsWith("Organisations new to the programme")
    );
    expect(row?.slice(1, 4)).toEqual([
      "47 %",
      "– (not among the data held)",
      "Nothing to compare it with here."
    ]);
  });

  test("can tell the two roadmaps with China apart", () => {
    const china = rowsOf("Roadmaps for cooperation").filter(([name]) => name?.endsWith("China"));
    expect(china.map((cells) => cells.slice(0, 3))).toEqual([
      ["Joint roadmap with China", "–", "Not concluded, as of 2026"],
      ["Multi-annual roadmap for cooperation with China", "October 2018", "Not known, since June 2016"]
    ]);
  });

  test("finds at most three pieces of evidence a commitment, and how many there are", () => {
    const cells = rowsOf("Commitments: Openness and fundamental values").map((row) => row[3] ?? "");
    expect(cells.length).toBeGreaterThan(2);
    expect(cells.filter((cell) => cell.split(" · ").length > 3)).toEqual([]);
    expect(cells[0]).toMatch(/^The newest of \d+: /);
  });

  test("finds agreements by name, before the chapters of the regions", () => {
    const names = rowsOf("Agreements on science and technology").map(([name = ""]) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
    expect(html.indexOf("Agreements on science and technology")).toBeLessThan(
      html.search(/id="modulated-cooperation-\d+-western-balkans"/)
    );
  });

  test("meets no command line in the chapters", () => {
    const chapters = html.slice(html.indexOf("<body>"), html.indexOf('id="traces"')).replace(/<[^>]+>/g, "");
    expect(chapters).not.toMatch(/aperture (ingest|why|report)/);
  });
});
