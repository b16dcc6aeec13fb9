import {expect, test} from "vitest";
import type {PrintDocument} from "../../src/report/block.ts";
import {quoted} from "../../src/report/block.ts";
import {romanise} from "../../src/report/pdf/romanise.ts";
import {writePdf} from "../../src/report/pdf/write-pdf.ts";

test.each([
  ["Université de Liège, Żółć, Київ, Αθήνα", "Université de Liège, Żółć, Київ, Αθήνα"],
  ["جامعة القاهرة", "جامعة القاهرة"],
  ["מכון ויצמן", "מכון ויצמן"],
  ["北京大学 Beijing", "‹BeiJingDaXue› Beijing"],
  ["तेल", "‹tel›"],
  ["bell\u0007, lone \ud800, turned \u202e", "bell, lone , turned "]
])("%s is written so that the fonts can show it", (text, shown) => {
  expect(romanise(text)).toBe(shown);
});

test.each(["北京大学", "מכון ויצמן", "สถาบัน", "हिन्दी", "한국", "日本の大学", "😀", "▲ ✓ ∑", "\u0001\ud800"])(
  "a document about %s meets PDF/UA-1",
  (name) => {
    const text = [quoted(`Name: ${name}`, "a test")];
    const document: PrintDocument = {
      title: `About ${name}`,
      subtitle: name,
      front: [text],
      blocks: [
        {kind: "heading", level: 1, id: "name", number: "", text},
        {kind: "paragraph", tone: "plain", text}
      ],
      tables: [],
      opening: "head",
      asOf: "2026-11-28",
      keywords: []
    };
    expect(Buffer.from(writePdf(document)).toString("latin1")).toMatch(/pdfuaid:part>1</);
  }
);
