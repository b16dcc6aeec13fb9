import {z} from "zod";

export const ASSET_ROLES = {
  background: "Background: brought in",
  result: "Result: made in the project"
} as const;

/** Kinds of intellectual asset; wider than rights, as the Code of Practice has it. */
export const ASSET_KINDS = {
  invention: "Invention or patent",
  design: "Design or trade mark",
  copyright: "Work under copyright",
  data: "Data",
  software: "Software",
  "know-how": "Know-how",
  prototype: "Prototype",
  material: "Material or organism",
  process: "Process or practice",
  technology: "Technology",
  standard: "Contribution to a standard",
  other: "Other"
} as const;

export const PROTECTIONS = {
  undecided: "Not decided",
  none: "Decided: no protection",
  secret: "Kept secret",
  applied: "Applied for",
  granted: "Granted"
} as const;

export const PATHS = {
  none: "Not named",
  licence: "Licence",
  "exclusive-licence": "Exclusive licence",
  "spin-off": "Spin-off",
  sale: "Sale or transfer",
  standard: "Standard",
  open: "Open release",
  "further-research": "Further research",
  teaching: "Teaching",
  policy: "Use in policy",
  "not-exploited": "Decided: not exploited"
} as const;

export const ASSET_STAGES = {
  identified: "Identified",
  assessed: "Assessed",
  exploited: "In use",
  ended: "Ended"
} as const;

const LONGEST_LINE = 300;
const LONGEST_TEXT = 4000;
const MOST_OWNERS = 20;

export const line = z.string().trim().max(LONGEST_LINE);
export const text = z.string().trim().max(LONGEST_TEXT);
export const day = z.iso.date({error: "expected a day as 2026-11-28"});
export const choiceOf = <T extends Record<string, string>>(titles: T) =>
  z.enum(Object.keys(titles) as [keyof T & string, ...(keyof T & string)[]], {
    error: `expected one of ${Object.keys(titles).join(", ")}`
  });

export const ownerSchema = z.strictObject({
  name: line.min(2),
  /** Percent, where it is settled. */
  share: z
    .number()
    .positive({error: "expected a share above 0"})
    .max(100, {error: "expected at most 100"})
    .optional()
});

/** What is known of an intellectual asset. Owners are organisations or units; a person's nationality has no place in it. */
export const assetSchema = z
  .strictObject({
    asset: z.string(),
    title: line.min(3),
    role: choiceOf(ASSET_ROLES),
    kind: choiceOf(ASSET_KINDS),
    owners: z.array(ownerSchema).max(MOST_OWNERS),
    source: line,
    protection: choiceOf(PROTECTIONS),
    protectedOn: day.optional(),
    restrictions: text,
    publication: day.optional(),
    path: choiceOf(PATHS),
    pathNote: text,
    stage: choiceOf(ASSET_STAGES)
  })
  .refine(({owners}) => sharesOf(owners) <= 100 + 1e-9, {
    error: "shares that add up to more than 100",
    path: ["owners"]
  })
  .refine(({owners}) => new Set(owners.map(({name}) => name.toLowerCase())).size === owners.length, {
    error: "an owner named twice",
    path: ["owners"]
  })
  .refine(({protection, protectedOn}) => !needsDay(protection) || protectedOn !== undefined, {
    error: "missing the day it was applied for or granted",
    path: ["protected on"]
  });
export type AssetContent = z.infer<typeof assetSchema>;

export function sharesOf(owners: readonly z.infer<typeof ownerSchema>[]): number {
  return owners.reduce((sum, {share}) => sum + (share ?? 0), 0);
}

export function needsDay(protection: keyof typeof PROTECTIONS): boolean {
  return protection === "applied" || protection === "granted";
}
