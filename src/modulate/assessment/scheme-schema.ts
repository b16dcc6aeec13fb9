import {z} from "zod";
import {needsPositive} from "./aggregate.ts";
import {
  AGGREGATIONS,
  type Aggregation,
  MOST_CRITERIA,
  NORMALISATIONS,
  type Normalisation,
  type Scheme,
  TREATMENTS,
  type Treatment
} from "./scheme.ts";

const words = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {error: "expected an id such as academic-freedom"});
const weight = z.number().positive({error: "expected a weight above 0"});
const share = z.number().min(0).lt(1, {error: "expected a share from 0 to below 1"});
const keysOf = <T extends string>(list: Readonly<Record<T, string>>) => Object.keys(list) as [T, ...T[]];
const normalisation = z.enum(keysOf<Normalisation>(NORMALISATIONS));
const aggregation = z.enum(keysOf<Aggregation>(AGGREGATIONS));
const treatment = z.enum(keysOf<Treatment>(TREATMENTS));
const ends = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low < high, {error: "expected two numbers, the lower first"});

const indicator = z.strictObject({
  id,
  title: words,
  direction: z.enum(["higher", "lower"]),
  weight: weight.default(1),
  goalposts: ends.exactOptional(),
  coverage: z.number().gt(0).lt(1, {error: "expected a probability below 1, such as 0.9"}).default(0.9),
  licence: words,
  republish: z.boolean(),
  why: words
});

const criterion = z.strictObject({
  id,
  title: words,
  weight: weight.default(1),
  indicators: z.array(indicator).min(1)
});

const uncertainty = z.strictObject({
  weights: z.strictObject({criteria: share, indicators: share}),
  normalisation: z.array(normalisation).min(1),
  aggregation: z.strictObject({
    indicators: z.array(aggregation).min(1),
    criteria: z.array(aggregation).min(1)
  }),
  missing: z.array(treatment).min(1),
  measurement: z.boolean()
});

const fields = z.strictObject({
  id,
  title: words,
  version: words,
  dated: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, {error: "expected a whole day such as 2026-11-22"}),
  author: words,
  description: words,
  subject: z.literal("country", {error: "only countries are assessed, never persons or organisations"}),
  scale: ends,
  normalisation,
  aggregation: z.strictObject({indicators: aggregation, criteria: aggregation}),
  missing: treatment,
  groups: z.enum(["income", "region"]),
  uncertainty,
  criteria: z.array(criterion).min(1).max(MOST_CRITERIA)
});

type Fields = z.infer<typeof fields>;
type Report = (path: PropertyKey[], message: string) => void;

/** The form of a scheme as people write it; what no single field can get wrong is checked across them. */
export const schemeSchema: z.ZodType<Scheme> = fields.superRefine((scheme, context) => {
  const report: Report = (path, message) => context.addIssue({code: "custom", path, message});
  checkOwnChoices(scheme, report);
  checkIds(scheme, report);
  checkGoalposts(scheme, report);
  checkScale(scheme, report);
});

function checkOwnChoices({uncertainty: open, ...own}: Fields, report: Report): void {
  const pairs: [PropertyKey[], readonly string[], string][] = [
    [["normalisation"], open.normalisation, own.normalisation],
    [["aggregation", "indicators"], open.aggregation.indicators, own.aggregation.indicators],
    [["aggregation", "criteria"], open.aggregation.criteria, own.aggregation.criteria],
    [["missing"], open.missing, own.missing]
  ];
  for (const [path, list, choice] of pairs)
    if (!list.includes(choice)) report(["uncertainty", ...path], `lacks the scheme's own choice: ${choice}`);
}

function checkIds({criteria}: Fields, report: Report): void {
  const seen = new Set<string>();
  const check = (name: string, path: PropertyKey[]) => {
    if (seen.has(name)) report(path, `stands twice: ${name}`);
    seen.add(name);
  };
  for (const [c, one] of criteria.entries()) {
    check(`criterion ${one.id}`, ["criteria", c, "id"]);
    for (const [i, entry] of one.indicators.entries())
      check(entry.id, ["criteria", c, "indicators", i, "id"]);
  }
}

function checkGoalposts(scheme: Fields, report: Report): void {
  if (![scheme.normalisation, ...scheme.uncertainty.normalisation].includes("goalposts")) return;
  for (const [c, one] of scheme.criteria.entries())
    for (const [i, entry] of one.indicators.entries())
      if (!entry.goalposts)
        report(
          ["criteria", c, "indicators", i],
          `needs goalposts, which the scheme normalises by: ${entry.id}`
        );
}

function checkScale({scale, aggregation: own, uncertainty: open}: Fields, report: Report): void {
  const kinds = [own.indicators, own.criteria, ...open.aggregation.indicators, ...open.aggregation.criteria];
  const strict = kinds.find(needsPositive);
  if (strict && scale[0] <= 0) report(["scale"], `has to start above 0 for a ${AGGREGATIONS[strict]}`);
}
