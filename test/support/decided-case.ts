import {appraisalScheme} from "../../src/catalogue/appraisal-schemes.ts";
import type {AppraisalScheme} from "../../src/domain/appraisal.ts";
import type {Institution} from "./institution.ts";
import {PLAN_FORM} from "./plan-form.ts";
import {pdfOf} from "./small-files.ts";

/** Words that stand in one part of the case each, so that a trace of what was left out is found. */
export const MARKED = {
  persons: "Ana Beispiel",
  answers: "Marked answer note",
  notes: "Marked note of the file",
  files: "Marked agreement.pdf",
  personFile: "Marked record.pdf",
  measures: "Marked measure of our own",
  reasons: "Marked reasons of the proposal",
  conditions: "Marked conditions",
  cost: "Marked cost of not cooperating",
  signature: "Marked reasons of a signature",
  raised: "Marked reason to go up, with Ana Beispiel",
  partner: "北京例子大学"
} as const;

const SEEN = "99999";

/** A case from its plan to two signatures, with something in every part. Answers with its path. */
export async function makeDecidedCase(institution: Institution): Promise<string> {
  const {post} = institution;
  const plan = {
    ...PLAN_FORM,
    title: "Soil sensors <with> “marks” & more",
    domain: "Sensors for soil moisture.\nMeasured\u0001 together.",
    funder: "Research Council",
    "partner-2-name": MARKED.partner,
    "partner-2-country": "CN",
    "partner-2-kind": "university"
  };
  const made = await post("/cases", plan, "adviser");
  const path = made.headers.get("location") ?? "";
  const step = async (
    name: string,
    form: Readonly<Record<string, string>>,
    role: "adviser" | "decision-maker"
  ) => {
    const answer = await post(`${path}/${name}`, {seen: SEEN, ...form}, role);
    if (answer.status !== 303) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  };
  const second = await institution.addAccount(
    "adviser",
    `second@${institution.name.length}.${path.slice(-8)}.example`
  );
  await step(
    "person",
    {name: MARKED.persons, part: "contact", affiliation: "Institute of Examples"},
    "adviser"
  );
  await step("answers", answersTo(appraisalScheme("short")), "adviser");
  await step("raise", {reason: MARKED.raised}, "adviser");
  await step("answers", answersTo(appraisalScheme("enhanced")), "adviser");
  await step("note", {text: MARKED.notes}, "adviser");
  await attach(institution, path, MARKED.files);
  const page = await (await institution.get(path, "adviser")).text();
  await attach(institution, path, MARKED.personFile, /<option value="(person-\w+)"/.exec(page)?.[1] ?? "");
  await step("measure", {text: MARKED.measures, owner: "Head of unit", due: "2026-12-31"}, "adviser");
  await step("measure", {measure: "v1-1", owner: "Head of unit", due: "2026-12-31"}, "adviser");
  await step(
    "propose",
    {
      outcome: "proceed-with-conditions",
      reasons: MARKED.reasons,
      conditions: MARKED.conditions,
      cost: MARKED.cost
    },
    "adviser"
  );
  const signature = {seen: SEEN, outcome: "proceed-with-conditions", reasons: MARKED.signature};
  const first = await post(`${path}/sign`, signature, second);
  if (first.status !== 303) throw new Error(`sign: ${await first.text()}`);
  await step("sign", signature, "decision-maker");
  return path;
}

async function attach({post}: Institution, path: string, name: string, person = "") {
  const form = new FormData();
  for (const [field, text] of Object.entries({seen: SEEN, person})) form.set(field, text);
  form.set("file", new File([pdfOf(name)], name));
  const answer = await post(`${path}/files`, form, "adviser");
  if (answer.status !== 303) throw new Error(`files: ${answer.status} ${await answer.text()}`);
}

/** Every question with an answer that points to something, where there is one. */
function answersTo({questions}: AppraisalScheme): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap(({id, answers}) => {
      const answer = answers.find(({signal}) => signal !== "none") ?? answers[0];
      return [
        [`answer-${id}`, answer?.id ?? ""],
        [`note-${id}`, MARKED.answers]
      ];
    })
  );
}
