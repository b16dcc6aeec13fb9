import {z} from "zod";
import {formatDate} from "../base/dates.ts";
import {formatMoney} from "../base/numbers.ts";
import {countryByCode} from "./countries.ts";
import {periodOf} from "./period.ts";
import {countryCode, partialDate} from "./read-yaml.ts";

/** The kinds of value that statements are made of. */
export const words = z.string().trim().min(1);

export const thingId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {error: "expected an id such as mission-innovation"});

export const address = z.url({protocol: /^https?$/, error: "expected an address that starts with https://"});

export const date = partialDate;

export const country = countryCode.refine((code) => countryByCode(code) !== undefined, {
  error: "unknown country code"
});

/** A country, or EU for the Union itself. */
export const party = countryCode.refine((code) => code === "EU" || countryByCode(code) !== undefined, {
  error: "unknown country code; the Union itself is EU"
});

/** A document of the library, with the anchor of the passage where there is one: com-2021-252#roadmaps. */
export const passage = z.string().regex(/^[a-z0-9-]+(?:#[a-z0-9-]+)?$/, {
  error: "expected a document and an anchor, such as com-2021-252#roadmaps"
});

export const money = z.strictObject({
  amount: z.number().nonnegative(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, {error: "expected an ISO 4217 code such as EUR"})
    .default("EUR"),
  bound: z.enum(["exactly", "about", "at-least", "at-most"]).default("exactly")
});

export type Money = z.infer<typeof money>;

const BOUNDS: Readonly<Record<Money["bound"], string>> = {
  exactly: "",
  about: "about ",
  "at-least": "at least ",
  "at-most": "up to "
};

/** EUR 1.2 bn, with how exact it is. */
export function sayMoney({amount, currency, bound}: Money): string {
  return `${BOUNDS[bound]}${formatMoney(amount, currency)}`;
}

/** A country by the EU's name; the Union as the EU. */
export function sayParty(code: string): string {
  return code === "EU" ? "EU" : (countryByCode(code)?.name ?? code);
}

export const period = z
  .strictObject({from: date, to: date.optional()})
  .refine((given) => periodOf(given).start <= periodOf(given).end, {error: "later than to", path: ["from"]});

/** 2021 to 2025, or since 2021. */
export function sayPeriod({from, to}: z.infer<typeof period>): string {
  return to === undefined ? `since ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(to)}`;
}

/** Something that happened on a day. */
export const event = z.strictObject({date, text: words});

export function sayEvent({date: day, text}: z.infer<typeof event>): string {
  return `${formatDate(day)}: ${text}`;
}

/** Parts of a text that are there, parted by commas. */
export function joined(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}
