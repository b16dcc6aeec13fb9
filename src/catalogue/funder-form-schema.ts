import {z} from "zod";
import type {IsoDate} from "../base/dates.ts";
import type {Confidence} from "../domain/confidence.ts";
import type {Citation} from "../domain/statement.ts";
import {appraisalSchemes} from "./appraisal-schemes.ts";
import {cited} from "./cited.ts";
import {impersonal} from "./impersonal.ts";
import {confidence, day} from "./thing-file.ts";
import {checkIds} from "./unique-ids.ts";
import {thingId, words} from "./values.ts";

/** Where in a case the content of a field comes from. */
export const FIELD_SOURCES = [
  "title",
  "partners",
  "countries",
  "technologies",
  "activity",
  "funding",
  "outputs",
  "period",
  "factor-own-organisation",
  "factor-domain",
  "factor-country",
  "factor-partner",
  "screening",
  "measures",
  "outcome",
  "reasons",
  "signatures",
  "answer",
  "not-held"
] as const;

export type FieldSource = (typeof FIELD_SOURCES)[number];

/** One field of a funder's form. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly from: FieldSource;
  /** The question of an appraisal whose answer goes here, where `from` is "answer". */
  readonly question?: string;
  readonly confidence: Confidence;
}

/** What a funder asks of an appraisal, so that one appraisal answers many funders. */
export interface FunderForm {
  readonly id: string;
  readonly funder: string;
  readonly title: string;
  readonly about: string;
  readonly dated: IsoDate;
  readonly fields: readonly FormField[];
  readonly sources: readonly Citation[];
  /** How it is known that the funder asks; the wording of the fields is ours. */
  readonly confidence: Confidence;
}

const field = z
  .strictObject({
    id: thingId,
    label: impersonal,
    from: z.enum(FIELD_SOURCES),
    question: thingId.optional(),
    confidence
  })
  .superRefine(({from, question}, context) => {
    const report = (message: string) => context.addIssue({code: "custom", path: ["question"], message});
    if (from !== "answer" && question !== undefined) report("stands only where from is answer");
    if (from !== "answer") return;
    if (question === undefined) report("is missing: the id of a question of an appraisal scheme");
    else if (!isAsked(question)) report(`no appraisal scheme asks ${question}`);
  });

const form = z.strictObject({
  id: thingId,
  funder: words,
  title: words,
  about: words,
  dated: day,
  source: cited,
  confidence,
  fields: z.array(field).min(1)
});

/** The form of a funder's form as people write it. */
export const funderFormSchema: z.ZodType<FunderForm> = form
  .superRefine(({fields}, context) =>
    checkIds(fields, ["fields"], (path, message) => context.addIssue({code: "custom", path, message}))
  )
  .transform(({source: sources, fields, ...rest}) => ({
    ...rest,
    sources,
    fields: fields.map(({question, ...one}) => ({...one, ...(question !== undefined && {question})}))
  }));

function isAsked(id: string): boolean {
  return appraisalSchemes().some(({questions}) => questions.some((question) => question.id === id));
}
