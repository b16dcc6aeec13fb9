import {z} from "zod";
import {
  ACTION_TYPES,
  ANSWERS,
  type ParticipationRule,
  RULED_PROGRAMMES,
  type RuleSet
} from "../domain/eligibility.ts";
import {CATALOGUE, yamlFiles} from "./folder.ts";
import {partialDate, readYaml} from "./read-yaml.ts";
import {citationOf} from "./thing-file.ts";
import {country, thingId, words} from "./values.ts";

const day = partialDate.refine((text) => text.length === 10, {error: "expected a whole day"});
const group = z.enum(["eu", "associated", "transitional", "suspended", "non-associated"]);
const source = z.string().regex(/^[a-z0-9-]+(?:#[a-z0-9-]+)?$/, {error: "expected a source or a passage"});
const actions = Object.keys(ACTION_TYPES) as [keyof typeof ACTION_TYPES];

const condition = z.strictObject({
  group: z.array(group).optional(),
  notGroup: z.array(group).optional(),
  established: z.array(country).optional(),
  controlled: z.array(country).optional(),
  linked: z.array(country).optional(),
  controlledFromOutside: z.literal(true).optional(),
  supervisedBy: z.array(words).optional(),
  actions: z.array(z.enum(actions)).optional(),
  parts: z.array(words).optional(),
  notParts: z.array(words).optional(),
  automaticFunding: z.enum(["yes", "no", "unknown"]).optional(),
  territory: z.literal(true).optional(),
  partly: z.literal(true).optional(),
  from: day.optional(),
  to: day.optional()
});

const rule = z.strictObject({
  id: thingId,
  kind: z.enum(["base", "limit", "note"]),
  when: condition,
  participation: z.enum(ANSWERS).optional(),
  funding: z.enum(ANSWERS).optional(),
  says: words,
  changes: words.optional(),
  check: words.optional(),
  source: z.union([source, z.array(source).min(1)]),
  confidence: z.enum(["seen", "reported", "unverified"])
});

const ruleFile = z.strictObject({
  id: thingId,
  title: words,
  programme: z.enum(RULED_PROGRAMMES),
  workProgrammes: z.array(words),
  adopted: day.optional(),
  until: day.optional(),
  entered: day,
  review: day,
  rules: z.array(rule).min(1)
});

let loaded: readonly RuleSet[] | undefined;

/** Every set of participation rules the catalogue holds. */
export function participationRules(): readonly RuleSet[] {
  loaded ??= readRules(new URL("participation-rules/", CATALOGUE));
  return loaded;
}

/** Reads the rule files of a folder; the first thing that does not fit is reported with file, line and field. */
export function readRules(folder: URL): RuleSet[] {
  return yamlFiles(folder).map((file) => {
    const {rules, adopted, until, entered: _, review: __, ...rest} = readYaml(file, ruleFile);
    return {
      ...rest,
      ...(adopted && {adopted}),
      ...(until && {until}),
      rules: rules.map(ruleOf)
    };
  });
}

function ruleOf({
  source: given,
  participation,
  funding,
  changes,
  check,
  ...rest
}: z.infer<typeof rule>): ParticipationRule {
  return {
    ...rest,
    ...(participation && {participation}),
    ...(funding && {funding}),
    ...(changes && {changes}),
    ...(check && {check}),
    sources: (Array.isArray(given) ? given : [given]).map(citationOf)
  };
}
