import {z} from "zod";
import {countryByCode} from "./countries.ts";
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
export const party = z.union([z.literal("EU"), country]);

/** A document of the library, with the anchor of the passage where there is one: com-2021-252#roadmaps. */
export const passage = z.string().regex(/^[a-z0-9-]+(?:#[a-z0-9-]+)?$/, {
  error: "expected a document and an anchor, such as com-2021-252#roadmaps"
});

/** What a passage refers to, as register/id or register/id#anchor. */
export const inLibrary = (value: string): string[] => [`documents/${value}`];

export const money = z.strictObject({
  amount: z.number().nonnegative(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, {error: "expected an ISO 4217 code such as EUR"})
    .default("EUR"),
  bound: z.enum(["exactly", "about", "at-least", "at-most"]).default("exactly")
});

export type Money = z.infer<typeof money>;
