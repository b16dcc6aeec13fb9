import {inflateSync} from "node:zlib";
import {beforeAll, describe, expect, test} from "vitest";
import {type PdfStructure, readPdfStructure} from "../support/pdf-structure.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {buildFiles} from "./support.ts";

const edition = snapshotSite.edition();
let pdf: PdfStructure;
let pdfBytes: Uint8Array;
let page: string;
beforeAll(async () => {
  const files = await buildFiles(await edition, {without: ["docx", "annex"]});
  pdfBytes = files.get("report.pdf") ?? new Uint8Array();
  pdf = readPdfStructure(pdfBytes);
  page = new TextDecoder()
    .decode(files.get("report.html"))
    .replace(/<div class="chart-narrow">[\s\S]*?<\/div>/g, "");
}, 120_000);

/** What all compressed streams of a PDF hold, drawing orders among them. */
function inflatedStreams(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  return [...text.matchAll(/stream\r?\n/g)]
    .map(({index, 0: head}) => {
      try {
        return inflateSync(bytes.subarray(index + head.length)).toString("latin1");
      } catch {
        return "";
      }
    })
    .join("\n");
}

const ofType = (type: string) => pdf.elements.filter((element) => element.type === type);

/** The rules of the Matterhorn Protocol for PDF/UA-1 that a program can decide and this document can break. */
describe("the PDF", () => {
  test("claims PDF/UA-1, says its language, and shows its title in the window", () => {
    expect(pdf.metadata).toMatch(/pdfuaid:part>1</);
    expect(pdf.metadata).toContain("Implementation of the Global Approach");
    expect(pdf.catalog).toMatch(/\/Lang \(en/);
    expect(pdf.catalog).toContain("/DisplayDocTitle true");
    expect(pdf.catalog).toContain("/Marked true");
  });

  test("gives every picture an alternative text", () => {
    expect(ofType("Figure").length).toBeGreaterThan(10);
    expect(ofType("Figure").filter(({body}) => !/\/Alt [(<]\S/.test(body))).toEqual([]);
  });

  test("draws every line of a picture that the web page draws", () => {
    const drawn = inflatedStreams(pdfBytes);
    const lines = [...page.matchAll(/<path d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/g)].map(
      ([, x, y, toX, toY]) => `${x} ${y} m\n${toX} ${toY} l\n`
    );
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => !drawn.includes(line))).toEqual([]);
  });

  test("says of every head of a table what it is the head of", () => {
    expect(ofType("TH").length).toBeGreaterThan(100);
    expect(ofType("TH").filter(({body}) => !/\/Scope \/(Column|Row|Both)/.test(body))).toEqual([]);
    expect(ofType("THead")).toHaveLength(ofType("Table").length);
  });

  test("has headings that go down one level at a time", () => {
    const levels = pdf.elements.flatMap(({type}) => (/^H\d$/.test(type) ? [Number(type.slice(1))] : []));
    expect(levels[0]).toBe(1);
    expect(levels.length).toBeGreaterThan(30);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  test("describes every link, and reads pages in the order of their structure", () => {
    expect(pdf.links.length).toBeGreaterThan(1000);
    expect(
      pdf.links.filter((body) => !/\/Contents [(<]/.test(body) || !body.includes("/StructParent"))
    ).toEqual([]);
    expect(ofType("Link").length).toBe(pdf.links.length);
    const linked = pdf.pages.filter((body) => body.includes("/Annots"));
    expect(linked.filter((body) => !body.includes("/Tabs /S"))).toEqual([]);
  });

  test("embeds every font with a way back to its characters", () => {
    expect(pdf.fonts.length).toBeGreaterThan(1);
    expect(pdf.fonts.filter((body) => !body.includes("/ToUnicode"))).toEqual([]);
    expect(pdf.fontDescriptors.filter((body) => !/\/FontFile\d? /.test(body))).toEqual([]);
  });
});
