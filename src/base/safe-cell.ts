const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-]?\d[\d\s.,]*(?:e[+-]?\d+)?%?$/i;

/** A text that no spreadsheet takes for a formula: an apostrophe goes before what would start one. Numbers stay. */
export function safeCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
