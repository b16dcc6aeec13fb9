import {unzipSync} from "fflate";
import {beforeAll, describe, expect, test} from "vitest";
import type {Edition} from "../../src/app/site.ts";
import {citedInWord} from "../../src/report/cited.ts";
import {snapshotSite} from "../support/snapshot-site.ts";
import {buildFiles} from "./support.ts";

const edition = snapshotSite.edition();
let files: ReadonlyMap<string, Uint8Array>;
let open: Edition;
beforeAll(async () => {
  open = await edition;
  files = await buildFiles(open, {without: []});
}, 120_000);

describe("the Word document", () => {
  let xml: string;
  beforeAll(() => {
    const entries = unzipSync(files.get("report.docx") ?? new Uint8Array());
    xml = new TextDecoder().decode(entries["word/document.xml"]);
  });

  const paragraphs = (style: string) =>
    [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)]
      .map(([paragraph]) => paragraph)
      .filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`));
  const textOf = (paragraph: string) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("");

  test("has real headings in the order of the outline", () => {
    const titles = paragraphs("Heading1").map(textOf);
    expect(titles[0]).toBe("1 Introduction");
    expect(titles).toContain("9 Commitments one by one");
    expect(titles).toContain("A All countries outside the Union");
    expect(paragraphs("Heading2").length).toBeGreaterThan(15);
  });

  test("has a table of contents whose lines ask for the page of their heading, and guess none", () => {
    const lines = [...paragraphs("TOC1"), ...paragraphs("TOC2")];
    expect(lines.length).toBe(paragraphs("Heading1").length + paragraphs("Heading2").length);
    for (const line of lines) {
      const [, anchor] = /w:dirty="true"\/>.*PAGEREF (\S+)/.exec(line) ?? [];
      expect(line).toContain(`w:anchor="${anchor}"`);
    }
    expect(lines.map(textOf)).toContain("4 Science for global challenges");
  });

  test("numbers its captions by fields", () => {
    const captions = paragraphs("Caption").map(textOf);
    expect(captions.filter((text) => text.startsWith("Table ")).length).toBeGreaterThan(20);
    expect(captions.filter((text) => text.startsWith("Figure ")).length).toBeGreaterThan(8);
    expect(xml).toContain("SEQ Table \\* ARABIC");
  });

  test("gives every picture an alternative text with its figures", () => {
    const pictures = [...xml.matchAll(/<wp:docPr ([^>]*)>/g)].map(([, attributes = ""]) => attributes);
    expect(pictures.length).toBeGreaterThan(8);
    for (const attributes of pictures) expect(attributes).toMatch(/descr="[^"]{40,}"/);
  });

  test("repeats the head of each table", () => {
    const tables = xml.split("<w:tbl>").length - 1;
    expect(xml.split("<w:tblHeader/>").length - 1).toBe(tables);
  });

  test("says with each figure its address and value", () => {
    const cited = citedInWord(xml);
    expect(cited.length).toBeGreaterThan(1000);
    expect(cited[0]).toMatchObject({
      text: "14\u00a0541",
      source: expect.stringContaining("projects?year=2023")
    });
  });

  test("brings its typeface, in the same bytes each time", () => {
    const entries = unzipSync(files.get("report.docx") ?? new Uint8Array());
    const table = new TextDecoder().decode(entries["word/fontTable.xml"]);
    expect(table).toContain('<w:font w:name="Source Sans 3">');
    const [, key = ""] = /w:fontKey="\{([^}]*)\}/.exec(table) ?? [];
    const mask = Buffer.from(key.replaceAll("-", ""), "hex").reverse();
    const font = entries["word/fonts/font1.odttf"] ?? new Uint8Array();
    // A TrueType file begins with this version number.
    expect([...font.slice(0, 4)].map((byte, at) => byte ^ (mask[at] ?? 0))).toEqual([0, 1, 0, 0]);
  });

  test("has each link's target", () => {
    const names = new Set(
      [...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]*)"/g)].map(([, name]) => name)
    );
    const anchors = new Set([...xml.matchAll(/w:anchor="([^"]*)"/g)].map(([, name]) => name));
    expect([...anchors].filter((anchor) => !names.has(anchor))).toEqual([]);
  });
});

test("the PDF is tagged, says its language and claims PDF/UA-1", () => {
  const pdf = Buffer.from(files.get("report.pdf") ?? new Uint8Array()).toString("latin1");
  expect(pdf).toContain("/MarkInfo");
  expect(pdf).toMatch(/\/Marked true/);
  expect(pdf).toContain("/StructTreeRoot");
  expect(pdf).toMatch(/\/Lang \(en/);
  expect(pdf).toMatch(/pdfuaid:part>1</);
  expect(pdf).toContain("/Outlines");
});
