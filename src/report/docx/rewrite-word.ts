import type {PrintDocument} from "../block.ts";
import {type Rewrite, steadyDates, steadyZip} from "../steady-zip.ts";
import {fontParts} from "./embed-fonts.ts";

/** Takes the clock and random ids out of a Word document, and gives it what its library cannot write. */
export function rewriteWord(packed: Uint8Array, {asOf}: PrintDocument): Uint8Array {
  const dates = steadyDates(asOf);
  const rewrite: Rewrite = (name, text) => {
    if (name === "word/document.xml") return renumber(withContents(withCitations(text)));
    return name === "word/settings.xml" ? withFonts(text) : dates(name, text);
  };
  return steadyZip(packed, rewrite, fontParts());
}

/** LibreOffice shows the code of a field whose beginning, code and separator stand in one run. */
const FIELD_IN_ONE_RUN =
  /(<w:fldChar w:fldCharType="begin"[^>]*\/>)(<w:instrText[^>]*>[^<]*<\/w:instrText>)(<w:fldChar w:fldCharType="separate"[^>]*\/>)/g;

/** What Word shows of a link at most. */
const LONGEST_TIP = 255;

/** A link to a trace says the address and value of its figure, as a tip and for the check. */
function withCitations(xml: string): string {
  return xml.replace(/w:anchor="([^" ]+) ([^"]+)"/g, (_, anchor: string, citation: string) =>
    citation.length > LONGEST_TIP ? `w:anchor="${anchor}"` : `w:anchor="${anchor}" w:tooltip="${citation}"`
  );
}

/**
 * The table of contents as Word makes it itself, which other programs recognise by its part and by the order of its
 * switches. Only Word knows on which page a heading stands: it is told to update the table, and until then the entries
 * are links without a number.
 */
function withContents(xml: string): string {
  return xml
    .replace(
      '<w:alias w:val="Contents"/>',
      '<w:alias w:val="Contents"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    )
    .replace("TOC \\h \\o &quot;1-2&quot;", " TOC \\o &quot;1-2&quot; \\h \\z \\u ")
    .replace(/(<w:pStyle w:val="TOC\d"\/>)<w:tabs>.*?<\/w:tabs>/g, "$1")
    .replace(/<w:tab\/><w:t xml:space="default"><\/w:t>/g, "");
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
