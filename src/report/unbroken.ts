/** The spaces within a number and between it and its unit, at which no line ends: 1 100, 2.4 %, EUR 29 million. */
const UNIT_OF_NUMBER = /(?<=\d) (?=%|million\b|bn\b|\d{3}\b)|(?<=\b[A-Z]{3}) (?=\d)/g;

/** A text in which numbers stay with their units. */
export function unbroken(text: string): string {
  return text.replace(UNIT_OF_NUMBER, "\u00a0");
}
