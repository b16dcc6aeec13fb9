/** Does not break, and in our typeface is as narrow as a thin space; the narrow one (U+202F) all but closes up. */
const NO_BREAK = "\u00a0";

/** 1 386, 119 242, 12.5: thousands apart by a narrow space that does not break, a decimal point, at most `decimals` decimals. */
export function formatNumber(value: number, decimals = 0): string {
  const text = formatDecimals(value, decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** The same with exactly `decimals` decimals, for values that are read under each other: 20.0, 19.7. */
export function formatDecimals(value: number, decimals: number): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK);
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** EUR 1.2 bn, EUR 3.4 million, EUR 12 300: short for reading; downloads carry full precision. */
export function formatEur(value: number): string {
  return formatMoney(value, "EUR");
}

/** The same in any currency, by its ISO 4217 code; amounts read under each other keep their zeros: EUR 3.40 million. */
export function formatMoney(value: number, currency: string, zeros: "cut" | "kept" = "cut"): string {
  const format = zeros === "kept" ? formatDecimals : formatNumber;
  const size = Math.abs(value);
  if (size >= 999_500_000)
    return `${currency}${NO_BREAK}${format(value / 1e9, size < 99.95e9 ? 2 : 1)}${NO_BREAK}bn`;
  if (size >= 999_500)
    return `${currency}${NO_BREAK}${format(value / 1e6, size < 99.95e6 ? 2 : 1)}${NO_BREAK}million`;
  return `${currency}${NO_BREAK}${formatNumber(value)}`;
}

/** Reads a whole number given by a person; undefined if it is not one. */
export function parseWhole(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
