import type {PrintDocument} from "../block.ts";
import {type Rewrite, steadyDates, steadyZip} from "../steady-zip.ts";
import {fontParts} from "./embed-fonts.ts";

/** Takes the clock and random ids out of a Word document, and gives it what its library cannot write. */
export function rewriteWord(packed: Uint8Array, {asOf}: PrintDocument): Uint8Array {
  const dates = steadyDates(asOf);
  const rewrite: Rewrite = (name, text) => {
    if (name === "word/document.xml") return renumber(withCitations(text));
    return name === "word/settings.xml" ? withFonts(text) : dates(name, text);
  };
  return steadyZip(packed, rewrite, fontParts());
}

/** LibreOffice shows the code of a field whose beginning, code and separator stand in one run. */
const FIELD_IN_ONE_RUN =
  /(<w:fldChar w:fldCharType="begin"[^>]*\/>)(<w:instrText[^>]*>[^<]*<\/w:instrText>)(<w:fldChar w:fldCharType="(?:separate|end)"[^>]*\/>)/g;

/** What Word shows of a link at most. */
const LONGEST_TIP = 255;

/** A link to a trace says the address and value of its figure, as a tip and for the check. */
function withCitations(xml: string): string {
  return xml.replace(/w:anchor="([^" ]+) ([^"]+)"/g, (_, anchor: string, citation: string) =>
    citation.length > LONGEST_TIP ? `w:anchor="${anchor}"` : `w:anchor="${anchor}" w:tooltip="${citation}"`
  );
}

function withFonts(xml: string): string {
  return xml.replace(/(<w:displayBackgroundShape\/>)/, "$1<w:embedTrueTypeFonts/>");
}

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
