/** Longest name that is read, in characters: no list has a longer one, and work grows with length. */
export const MAX_CHARACTERS = 512;

const INVISIBLE = /[\p{Cf}\p{Cc}\p{Cs}]|\u034f|[\u115f\u1160\u3164\uffa0]|\u17b4|\u17b5/gu;
const MARK_FLOOD = /(\p{M}{4})\p{M}+/gu;

/**
 * A name without what the eye does not see: control and zero-width characters, direction overrides, floods of
 * combining marks; compatibility forms (full width, ligatures) in their plain form. Line ends part words.
 */
export function cleanName(text: string): string {
  return text
    .slice(0, 4 * MAX_CHARACTERS)
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ")
    .replace(INVISIBLE, "")
    .replace(MARK_FLOOD, "$1")
    .slice(0, MAX_CHARACTERS)
    .normalize("NFKC")
    .slice(0, MAX_CHARACTERS)
    .trim();
}
