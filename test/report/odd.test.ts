import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {beforeAll, describe, expect, test} from "vitest";
import {NON_EU} from "../../src/app/ask.ts";
import type {Edition} from "../../src/app/site.ts";
import {requestFor} from "../../src/domain/request.ts";
import {words} from "../../src/report/block.ts";
import {templateProblem} from "../../src/report/template.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {buildFiles, buildTexts, writeFolder} from "./support.ts";

const edition = snapshotSite.edition();
let open: Edition;
beforeAll(async () => {
  open = await edition;
});

async function htmlOf(options: Parameters<typeof buildTexts>[1]): Promise<string> {
  return (await buildTexts(open, options)).get("report.html") ?? "";
}

/** What a reader reads of a page. */
function readable(html: string): string {
  return html
    .slice(html.indexOf("<body>"))
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");
}

describe("a report about little", () => {
  test("a period without a project says so and has no empty picture", async () => {
    const html = await htmlOf({period: "2019-01..2019-12"});
    expect(readable(html)).toContain("For the reporting period the data hold no project");
    expect(html).not.toContain("<svg");
    expect(readable(html)).not.toMatch(/undefined|NaN|null/);
  });

  test("a period of one year, or one the data do not reach, tells no change", async () => {
    for (const period of ["2022-01..2022-12", "2025-01..2026-12"]) {
      const text = readable(await htmlOf({period}));
      expect(text).toContain("participations in");
      expect(text).not.toMatch(/From \d{4} to \d{4}|Changes are given/);
    }
  });

  test("a period that is still to come says that the data hold none of it", async () => {
    const text = readable(await htmlOf({period: "2031-01..2032-12"}));
    expect(text).toContain("For the reporting period the data hold no project");
    expect(text).not.toMatch(/undefined|NaN|null/);
  });

  test("one project is one, and too few to compare get no adjective", async () => {
    const text = readable(await htmlOf({outline: "country", subject: {country: "BT"}}));
    expect(text).toContain("Bhutan: 1 project and 1 participation in the period");
    expect(text).toMatch(/From 2023 to 2024, [^.]*participations are too few for a trend/);
  });

  test("a country without data says so and still has its facts", async () => {
    const text = readable(await htmlOf({outline: "country", subject: {country: "TV"}}));
    expect(text).toContain("Tuvalu and the European Union in research and innovation");
    expect(text).toContain("no participation in the period");
    expect(text).not.toMatch(/undefined|NaN|null/);
  });

  test("a theme without a project says so", async () => {
    const text = readable(
      await htmlOf({outline: "theme", subject: {theme: "oceans"}, period: "2018-01..2018-12"})
    );
    expect(text).toContain("Oceans and waters: the data hold no project in the period");
  });
});

describe("a fiche", () => {
  test("has every country of its map in the table behind it", async () => {
    const html = await htmlOf({outline: "theme", subject: {theme: "health"}, period: "2021-01..2025-12"});
    const table = html.slice(html.indexOf('<table id="annex-countries-1"'));
    const rows = table.slice(0, table.indexOf("</table>")).split("<tr>").length - 2;
    const {figures} = await open.figures(
      requestFor("projects", {
        filters: {
          theme: ["health"],
          group: NON_EU,
          year: [2021, 2022, 2023, 2024, 2025].map(String)
        },
        by: ["country"]
      })
    );
    expect(rows).toBe(figures.filter(({dims}) => dims.country !== "ZZ").length);
  });
});

describe("the indicators every edition has", () => {
  test("are all there, with the values of earlier reports and a reason", async () => {
    const text = readable(await htmlOf({}));
    expect(text).toContain("The five indicators that every report carries");
    for (const precedent of ["12 %", "4.9 %", "20.5 %", "0.7 % of the budget", "EUR 60 million a year"])
      expect(text).toContain(precedent);
  });

  test("are honest blanks where the open data hold none", async () => {
    const text = readable(await htmlOf({period: "2015-01..2016-12"}));
    expect(text).toMatch(/Own contribution of partners from non-associated countries–/);
  });
});

describe("a signed paragraph", () => {
  const note = (value: string, author: string) => `notes:
  - section: introduction
    author: ${author}
    date: 2026-02-01
    text: The number of projects was {all}.
    figures:
      all: projects?year=$years&value=${value}&at=236832f524da
`;
  const build = async (text: string) => {
    const file = join(await writeFolder(new Map()), "notes.yaml");
    await writeFile(file, text);
    return htmlOf({notes: file});
  };

  test("stands with its author and date, unflagged while its figures hold", async () => {
    const html = await build(note("14541", "وزارة التعليم العالي والبحث العلمي"));
    expect(readable(html)).toContain("Signed on 1 February 2026 by وزارة التعليم العالي والبحث العلمي");
    expect(html).toContain('<bdi data-name="author">وزارة');
  });

  test("is flagged when a figure it rests on has moved", async () => {
    const html = await build(note("12", "A Name That Is Quite Long, of a Directorate-General with Sixty"));
    expect(readable(html)).toMatch(/have moved since it was signed:\s?Projects: signed as 12, now 14/);
  });

  test("is written in Word and PDF too, whatever the name of who signed it", async () => {
    const authors = [
      "وزارة التعليم العالي والبحث العلمي",
      "Unit for International Cooperation with Partner Countries in Research"
    ];
    const notes = authors.map((author) =>
      note("1", author).replace("notes:\n", "").replaceAll("introduction", "overview")
    );
    const file = join(await writeFolder(new Map()), "notes.yaml");
    await writeFile(file, `notes:\n${notes.join("")}`);
    const files = await buildFiles(open, {
      outline: "theme",
      subject: {theme: "oceans"},
      without: ["annex"],
      notes: file
    });
    expect(new TextDecoder("latin1").decode(files.get("report.pdf"))).toMatch(/pdfuaid:part>1</);
    const xml = strFromU8(
      unzipSync(files.get("report.docx") ?? new Uint8Array())["word/document.xml"] ?? new Uint8Array()
    );
    for (const author of authors) expect(xml).toContain(`Signed on 1 February 2026 by ${author}`);
  });

  test("cannot write a number out", async () => {
    await expect(build(note("1", "A").replace("{all}", "12 000"))).rejects.toThrow(
      "a number is written out: 12"
    );
  });
});

test("a template takes no number but from a hole", () => {
  expect(templateProblem("In {first-year} there were {all} projects.")).toBeUndefined();
  expect(templateProblem("There were 12 projects.")).toBe(
    "a number is written out: 12; write a figure or statement in its place"
  );
  expect(templateProblem("There were {12} projects.")).toBeDefined();
});

test("words refuse a number", () => {
  expect(() => words("nearly 12 projects")).toThrow("a number without a source");
});

describe("the note of a name that is disputed", () => {
  const NOTE = "This designation";

  test("stands in a report in which the name occurs, and in no other", async () => {
    const everywhere = readable(await htmlOf({}));
    expect(everywhere).toContain("Kosovo*: This designation");
    expect(everywhere).toContain("Palestine*: This designation");
    const empty = await htmlOf({
      outline: "theme",
      subject: {theme: "oceans"},
      period: "2018-01..2018-12"
    });
    expect(empty).not.toContain("Kosovo*");
    expect(empty).not.toContain(NOTE);
    const briefing = readable(await htmlOf({outline: "country", subject: {country: "XK"}}));
    expect(briefing).toContain("Kosovo*: This designation");
    const oceans = readable(
      await htmlOf({outline: "theme", subject: {theme: "oceans"}, period: "2021-01..2025-12"})
    );
    for (const name of ["Kosovo*", "Palestine*"]) {
      expect(oceans.includes(`${name}: ${NOTE}`)).toBe(oceans.replace(`${name}: ${NOTE}`, "").includes(name));
    }
  });
});
