import {cleanName} from "../names/clean.ts";
import {readName} from "../names/read-name.ts";

const MAX_PARTS = 4;

/**
 * Parts of an organisation's name that can be names of their own: "Faculty of Physics, Nanjing University" is part of
 * Nanjing University. Only parts with at least two words of content, so that a city or a department finds nothing.
 */
export function partsOf(text: string): readonly string[] {
  const pieces = cleanName(text).split(/[,;()|]|\s[-–—]\s/u);
  if (pieces.length < 2) return [];
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => {
      const tokens = readName(piece, "organisation").forms[0]?.tokens ?? [];
      return tokens.filter(({role}) => role === "word").length >= 2;
    })
    .slice(-MAX_PARTS);
}
