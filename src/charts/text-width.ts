/** Advance widths of Source Sans 3 from space to tilde, in hundredths of the type size. */
const REGULAR = [
  20, 29, 43, 50, 50, 82, 61, 25, 30, 30, 42, 50, 25, 31, 25, 35, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 25,
  25, 50, 50, 50, 42, 85, 54, 59, 57, 61, 53, 49, 62, 65, 26, 48, 58, 49, 73, 65, 66, 57, 66, 57, 53, 54, 64,
  51, 79, 51, 48, 54, 30, 35, 30, 50, 50, 54, 50, 55, 46, 55, 50, 29, 50, 54, 25, 25, 49, 25, 83, 55, 54, 55,
  55, 35, 42, 34, 54, 47, 72, 45, 47, 42, 30, 24, 30, 50
];

const OTHER: Readonly<Record<string, number>> = {"\u2009": 10, "\u202f": 10, "\u2212": 50, "–": 48, "’": 25};

const SEMIBOLD = 1.03;

/** The width a text takes in pixels; a fallback font may be up to a tenth wider. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  let hundredths = 0;
  for (const character of text.normalize("NFD").replace(/\p{M}/gu, ""))
    hundredths += OTHER[character] ?? REGULAR[(character.codePointAt(0) ?? 0) - 32] ?? 58;
  return (hundredths * size * (weight === 600 ? SEMIBOLD : 1)) / 100;
}

/**
 * Breaks a text at its spaces, and at the hyphens of a word too long for a line, into at most `lines` lines; what does
 * not fit ends in an ellipsis.
 */
export function wrapText(text: string, width: number, size: number, lines = 2): string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of text.split(" ")) {
    const pieces = textWidth(word, size) > width ? word.split(/(?<=-)(?=.)/) : [word];
    for (const [at, piece] of pieces.entries()) {
      const longer = row === "" || at > 0 ? row + piece : `${row} ${piece}`;
      if (row !== "" && textWidth(longer, size) > width) {
        rows.push(row);
        row = piece;
      } else row = longer;
    }
  }
  rows.push(row);
  const kept = rows.slice(0, lines);
  if (rows.length > lines) kept[lines - 1] = `${kept.at(-1)}…`;
  return kept.map((line) => cutText(line, width, size));
}

/** A text that is cut anyway leaves room for a font that is a little wider. */
const CUT_TO = 0.95;

function cutText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size) > width * CUT_TO) end -= 1;
  return `${text.slice(0, end).trimEnd().replace(/…$/, "")}…`;
}
