import {ApertureError} from "../../base/errors.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Numbers of more digits than a double holds, such as VAT numbers, outside of strings. */
const TOKENS_WITH_LONG_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d[\d.]{15,}(?=\s*[,}\]])/g;
const LONG_NUMBER = /\d[\d.]{15}/;

/** Reads the text of one object; numbers too long for a double keep all their digits, as text. */
export function parseObject(text: string, name: string): JsonObject {
  const safe = LONG_NUMBER.test(text)
    ? text.replace(TOKENS_WITH_LONG_NUMBERS, (token) => (token.startsWith('"') ? token : `"${token}"`))
    : text;
  try {
    return JSON.parse(safe) as JsonObject;
  } catch (cause) {
    throw new ApertureError("source-damaged", `cannot read JSON of ${name}: ${text.slice(0, 80)}`, {
      hint: "The file was changed or cut short. Fetch it again from the publisher.",
      cause
    });
  }
}

/** A value as the official CSV writes it: plain decimals, `true` and `false`, lists joined by semicolons. */
export function valueText(value: unknown, key: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return plainDecimal(value);
  if (typeof value === "boolean") return String(value);
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => valueText(one, key)).join(";");
  throw new ApertureError("source-changed", `an object within an object: ${key}`, {
    hint: "CORDIS JSON is flat, with the CSV's column names. The publisher may have changed its form."
  });
}

/** A number without an exponent: 1e21 is 1000000000000000000000 and 1e-7 is 0.0000001. */
export function plainDecimal(value: number): string {
  const text = String(value);
  const [, sign = "", whole = "", fraction = "", exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}
