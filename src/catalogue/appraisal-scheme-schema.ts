import {z} from "zod";
import {
  type AppraisalScheme,
  FACTORS,
  type Factor,
  SIGNALS,
  type Signal,
  TIERS,
  type Tier
} from "../domain/appraisal.ts";
import {cited} from "./cited.ts";
import {impersonal} from "./impersonal.ts";
import {confidence, day} from "./thing-file.ts";
import {toolkitMeasure} from "./toolkit.ts";
import {checkIds, type Report} from "./unique-ids.ts";
import {thingId, words} from "./values.ts";

/** A short check that asks more than this ends no case within minutes. */
export const MOST_SHORT_QUESTIONS = 10;

const factors = ["benefit", ...(Object.keys(FACTORS) as Factor[])] as const;
const tiers = Object.keys(TIERS) as [Tier];
const signals = Object.keys(SIGNALS) as [Signal];

const measure = thingId.refine((id) => toolkitMeasure(id) !== undefined, {
  error: "no such measure in catalogue/toolkit"
});

const answer = z.strictObject({
  id: thingId,
  label: impersonal,
  signal: z.enum(signals),
  because: impersonal.optional(),
  measures: z.array(measure).default([])
});

const question = z.strictObject({
  id: thingId,
  factor: z.enum(factors),
  ask: impersonal,
  help: impersonal.optional(),
  answers: z.array(answer).min(2),
  source: cited,
  confidence
});

const times = z.int().positive();

const fields = z.strictObject({
  id: thingId,
  title: words,
  dated: day,
  tier: z.enum(tiers),
  note: words,
  escalation: z.strictObject({risk: times, attention: times}).optional(),
  questions: z.array(question).min(1)
});

type Fields = z.infer<typeof fields>;

/** The form of a scheme as people write it; what no single field can get wrong is checked across them. */
export const appraisalSchemeSchema: z.ZodType<AppraisalScheme> = fields
  .superRefine((scheme, context) => {
    const report: Report = (path, message) => context.addIssue({code: "custom", path, message});
    checkTier(scheme, report);
    checkFactors(scheme, report);
    checkIds(scheme.questions, ["questions"], report);
    for (const [at, one] of scheme.questions.entries())
      checkAnswers(one, ["questions", at, "answers"], report);
  })
  .transform(({escalation, questions, ...rest}) => ({
    ...rest,
    ...(escalation && {escalation}),
    questions: questions.map(({source: sources, help, answers, ...one}) => ({
      ...one,
      ...(help !== undefined && {help}),
      answers: answers.map(({because, ...choice}) => ({...choice, ...(because !== undefined && {because})})),
      sources
    }))
  }));

function checkTier({tier, questions, escalation}: Fields, report: Report): void {
  if (tier !== "short") {
    if (escalation) report(["escalation"], "belongs to a short check only");
    return;
  }
  if (!escalation) report(["escalation"], "is missing: how many answers send a short check up");
  if (questions.length > MOST_SHORT_QUESTIONS)
    report(
      ["questions", MOST_SHORT_QUESTIONS],
      `a short check asks at most ${MOST_SHORT_QUESTIONS} questions; has ${questions.length}`
    );
}

function checkFactors({questions}: Fields, report: Report): void {
  const asked = new Set<string>(questions.map(({factor}) => factor));
  for (const [factor, title] of Object.entries(FACTORS))
    if (!asked.has(factor)) report(["questions"], `no question on factor ${factor} (${title})`);
}

function checkAnswers(
  {factor, answers}: Fields["questions"][number],
  path: PropertyKey[],
  report: Report
): void {
  checkIds(answers, path, report);
  if (!answers.some(({signal}) => signal === "none")) report(path, "no answer that is no sign of risk");
  for (const [at, {signal, because}] of answers.entries()) {
    if (signal === "none") continue;
    if (because === undefined)
      report([...path, at, "because"], "is missing: the sentence shown when it counts");
    if (factor === "benefit")
      report([...path, at, "signal"], "a question on the benefit says nothing of the risk; expected none");
  }
}
