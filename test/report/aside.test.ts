import {describe, expect, test} from "vitest";
import {writeAside} from "../../src/report/aside/write-aside.ts";
import {type PrintDocument, quoted} from "../../src/report/block.ts";
import {writePdf} from "../../src/report/pdf/write-pdf.ts";

/** A document long enough that setting it takes a while. */
function documentOf(paragraphs: number): PrintDocument {
  return {
    title: "A long appraisal",
    subtitle: "Of a planned cooperation",
    front: [],
    blocks: Array.from({length: paragraphs}, (_, at) => ({
      kind: "paragraph",
      tone: "plain",
      text: [quoted(`Paragraph ${at}. ${"Words of a colleague. ".repeat(30)}`, "case-1")]
    })),
    tables: [],
    opening: "head",
    asOf: "2026-11-29",
    keywords: []
  };
}

describe("a document written aside", () => {
  test("is the same as one written here, and everything else goes on meanwhile", async () => {
    const printed = documentOf(600);
    await writeAside("pdf", documentOf(1));
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const aside = await writeAside("pdf", printed);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(10);
    expect(Buffer.from(aside).equals(Buffer.from(writePdf(printed)))).toBe(true);
  });

  test("comes to whoever asked for it, also where many ask at once", async () => {
    const asked = [3, 40, 1, 20].map((count) => writeAside(count === 20 ? "docx" : "pdf", documentOf(count)));
    const [three, forty, one, word] = await Promise.all(asked);
    expect(Buffer.from(three ?? []).equals(Buffer.from(writePdf(documentOf(3))))).toBe(true);
    expect(forty?.length).toBeGreaterThan(one?.length ?? 0);
    expect(Buffer.from(word ?? []).toString("latin1", 0, 2)).toBe("PK");
  });

  test("that cannot be written is an error for its own, and the next is written", async () => {
    const broken = {...documentOf(1), blocks: [null]} as unknown as PrintDocument;
    await expect(writeAside("docx", broken)).rejects.toThrow(/Error/);
    expect((await writeAside("pdf", documentOf(1))).length).toBeGreaterThan(1000);
  });
});
