const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;
const NUMBER = /^[+-]?\d[\d\s.,]*(?:e[+-]?\d+)?%?$/i;

/** Whether a spreadsheet would read a text as a formula. */
export function startsFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** A text that a spreadsheet shows instead of running it: an apostrophe goes before what would start a formula. */
export function inertCell(text: string): string {
  return startsFormula(text) ? `'${text}` : text;
}

/** The same for a cell that may hold a number with a sign; numbers stay. */
export function safeCell(text: string): string {
  return NUMBER.test(text) ? text : inertCell(text);
}
