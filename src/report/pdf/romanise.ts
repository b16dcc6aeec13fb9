import {readFileSync} from "node:fs";
import anyAscii from "any-ascii";
import {UNPRINTABLE} from "../block.ts";
import {printFonts} from "../fonts.ts";
import {charactersOf} from "./font-coverage.ts";

/** Said at the end of a PDF in which something was written in other letters than it has. */
export const ROMANISED_NOTE =
  "What stands between ‹ and › was written in a script this PDF has no letters for; it is given in Latin letters. The other forms of this document hold it as it was written.";

let known: ReadonlySet<number> | undefined;

/** Characters that a font of the PDF can show. */
function printable(): ReadonlySet<number> {
  known ??= new Set(printFonts().flatMap((path) => [...charactersOf(readFileSync(path))]));
  return known;
}

/**
 * Puts what no font of the PDF has into Latin letters, between marks. PDF/UA refuses a page with a letter that cannot
 * be shown, and a partner's name in Chinese must not cost the whole document.
 */
export function romanise(text: string): string {
  if (/^[\x20-\x7e\s]*$/.test(text)) return text;
  return [...text.replace(UNPRINTABLE, "")]
    .map((character) => (isPrintable(character) ? character : `‹${anyAscii(character)}›`))
    .join("")
    .replaceAll("‹›", "")
    .replace(/›(\s?)‹/g, "$1");
}

export function hasRomanised(text: string): boolean {
  return text.includes("‹");
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return /\s/.test(character) || printable().has(code);
}
