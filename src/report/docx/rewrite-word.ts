import type {PrintDocument} from "../block.ts";
import {steadyDates, steadyZip} from "../steady-zip.ts";

/** Takes the clock and random ids out of a Word document, and numbers its bookmarks and pictures in their order. */
export function rewriteWord(packed: Uint8Array, {asOf}: PrintDocument): Uint8Array {
  const dates = steadyDates(asOf);
  return steadyZip(packed, (name, text) =>
    name === "word/document.xml" ? renumber(text) : dates(name, text)
  );
}

/** LibreOffice shows the code of a field whose beginning, code and separator stand in one run. */
const FIELD_IN_ONE_RUN =
  /(<w:fldChar w:fldCharType="begin"[^>]*\/>)(<w:instrText[^>]*>[^<]*<\/w:instrText>)(<w:fldChar w:fldCharType="separate"[^>]*\/>)/g;

function renumber(xml: string): string {
  let bookmarks = 0;
  let pictures = 0;
  const open: number[] = [];
  return xml
    .replace(FIELD_IN_ONE_RUN, "$1</w:r><w:r>$2</w:r><w:r>$3")
    .replace(/<w:bookmark(Start|End)([^>]*?)w:id="[^"]*"/g, (_, edge: string, before: string) => {
      if (edge === "Start") open.push(++bookmarks);
      const id = edge === "Start" ? bookmarks : (open.pop() ?? bookmarks);
      return `<w:bookmark${edge}${before}w:id="${id}"`;
    })
    .replace(/<wp:docPr([^>]*?)id="[^"]*"/g, (_, before: string) => `<wp:docPr${before}id="${++pictures}"`);
}
