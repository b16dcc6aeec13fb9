import {take} from "../../../app/cases/desk.ts";
import {type ErasedPart, erase} from "../../../app/cases/erase.ts";
import {screenPerson} from "../../../app/cases/evidence/screening.ts";
import {keepFile} from "../../../app/cases/files.ts";
import {gatherAgain} from "../../../app/cases/open-case.ts";
import {schemeOf} from "../../../app/cases/schemes.ts";
import {ApertureError} from "../../../base/errors.ts";
import {appraisalScheme} from "../../../catalogue/appraisal-schemes.ts";
import {toolkitMeasure} from "../../../catalogue/toolkit.ts";
import {accountsOf} from "../../../safeguard/accounts/account.ts";
import {mayDo, type Permission} from "../../../safeguard/accounts/roles.ts";
import {newId} from "../../../safeguard/accounts/token.ts";
import type {Case} from "../../../safeguard/cases/case.ts";
import {type CaseEvent, OUTCOMES, type Outcome} from "../../../safeguard/cases/event.ts";
import {PERSON_PARTS} from "../../../safeguard/cases/plan.ts";
import {
  answer,
  finishShortCheck,
  needsOpen,
  propose,
  raiseByHand,
  reopen,
  returnCase,
  sign,
  withdraw
} from "../../../safeguard/cases/steps.ts";
import {type Form, required, seenIn} from "../../form.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {answerProblem} from "./case.tsx";

type Step = (one: Case, context: SignedInContext) => readonly CaseEvent[] | Promise<readonly CaseEvent[]>;

/**
 * One step on a case by its form: what the step makes is written, or the page comes back with what is wrong. A step
 * whose order is free is taken also where somebody else changed the case meanwhile.
 */
function step(name: string, needs: Permission, make: Step, order: "seen" | "free" = "seen"): CaseRoute {
  return {
    method: "POST",
    path: `/cases/:id/${name}`,
    needs,
    async handle(context) {
      const {desk, account, form, effects, c} = context;
      const id = c.req.param("id") ?? "";
      try {
        const seen = order === "seen" ? seenIn(form) : undefined;
        await take(desk, account, id, seen, (one) => make(one, context), effects);
        return seeOther(c, `/cases/${id}${ANCHORS[name] ?? ""}`);
      } catch (error) {
        return answerProblem(context, id, error);
      }
    }
  };
}

/** Where on the page the next thing is after a step. */
const ANCHORS: Readonly<Record<string, string>> = {
  answers: "#next",
  finish: "#next",
  raise: "#next",
  person: "#persons",
  files: "#files",
  note: "#notes",
  measure: "#measures",
  "measure-done": "#measures",
  "measure-drop": "#measures",
  propose: "#next",
  sign: "#next"
};

/** Every step somebody takes on a case. */
export const caseStepRoutes: readonly CaseRoute[] = [
  step("answers", "work-on-case", answerQuestions),
  step("finish", "work-on-case", (one, {today}) => {
    const enhanced = appraisalScheme("enhanced").id;
    return [finishShortCheck(one, schemeOf(one), enhanced, today)];
  }),
  step("raise", "work-on-case", (one, {form}) => [
    raiseByHand(one, required(form, "reason"), appraisalScheme("enhanced").id)
  ]),
  step("person", "work-on-case", namePerson),
  step(
    "note",
    "work-on-case",
    (_, {form}) => [{type: "noted", content: {text: required(form, "text")}}],
    "free"
  ),
  step("files", "work-on-case", attach),
  step("measure", "work-on-case", planMeasure),
  step("measure-done", "work-on-case", (one, {form}) => [
    {type: "measure-done", content: {measure: measureOf(one, form), proof: required(form, "proof")}}
  ]),
  step("measure-drop", "work-on-case", (one, {form}) => [
    {type: "measure-dropped", content: {measure: measureOf(one, form), reasons: required(form, "reasons")}}
  ]),
  step("assign", "work-on-case", assign),
  step("propose", "work-on-case", (one, {form, today}) => [
    propose(
      one,
      schemeOf(one),
      {
        outcome: outcomeOf(form),
        reasons: required(form, "reasons"),
        conditions: form.text("conditions"),
        costOfNotCooperating: form.text("cost"),
        until: form.text("until") || undefined
      },
      today
    )
  ]),
  step("sign", "sign-case", (one, {form, account}) => [
    sign(one, account, outcomeOf(form), required(form, "reasons"))
  ]),
  step("return", "sign-case", (one, {form, account}) => [
    returnCase(one, account, required(form, "reasons"))
  ]),
  step("reopen", "work-on-case", (one, {form}) => [reopen(one, "person", required(form, "reasons"))]),
  step("withdraw", "work-on-case", (one, {form}) => [withdraw(one, required(form, "reasons"))]),
  {
    method: "POST",
    path: "/cases/:id/gather",
    needs: "work-on-case",
    async handle(context) {
      const {desk, account, site, effects, c} = context;
      const id = c.req.param("id") ?? "";
      try {
        await gatherAgain(desk, account, id, site, effects);
        return seeOther(c, `/cases/${id}#evidence`);
      } catch (error) {
        return answerProblem(context, id, error);
      }
    }
  },
  {
    method: "POST",
    path: "/cases/:id/erase",
    needs: "erase-case",
    async handle(context) {
      const {desk, account, form, effects, c} = context;
      const id = c.req.param("id") ?? "";
      const part = erasedPart(form);
      await erase(desk, account, id, {part, ground: required(form, "ground")}, effects);
      return seeOther(c, part.what === "whole" ? "/cases" : `/cases/${id}`);
    }
  }
];

/** What a form says is to be erased; a form that does not say it erases nothing. */
function erasedPart(form: Form): ErasedPart {
  const files = form.all("file");
  const what = form.text("what");
  if (what === "whole") return {what};
  if (what === "person") return {what, person: form.text("person"), files};
  if (what === "files") return {what, files};
  throw new ApertureError("usage", "a form that does not say what to erase", {
    hint: "Load the page of the case again and use its form. Nothing was erased."
  });
}

function outcomeOf(form: Form): Outcome {
  const text = form.text("outcome");
  if (Object.hasOwn(OUTCOMES, text)) return text as Outcome;
  throw new ApertureError("usage", "missing outcome", {
    hint: `Choose one of: ${Object.values(OUTCOMES).join(", ")}.`
  });
}

function measureOf({measures}: Case, form: Form): string {
  const found = measures.find(({measure, state}) => measure === form.text("measure") && state === "planned");
  if (found) return found.measure;
  throw new ApertureError("not-found", "no such measure is planned", {hint: "Choose one of the case."});
}

/** What was answered in the form; a question left blank stays open. */
function answerQuestions(one: Case, {form}: SignedInContext): CaseEvent[] {
  const scheme = schemeOf(one);
  const given = scheme.questions.map(({id}) => ({
    question: id,
    answer: form.text(`answer-${id}`),
    note: form.text(`note-${id}`)
  }));
  return answer(
    one,
    scheme,
    given.filter((line) => line.answer !== "")
  );
}

async function namePerson(one: Case, {form, site, effects, today}: SignedInContext): Promise<CaseEvent[]> {
  needsOpen(one);
  const part = form.text("part");
  if (!Object.hasOwn(PERSON_PARTS, part)) throw new ApertureError("usage", "missing part of the person");
  const person = newId("person");
  const name = required(form, "name");
  const named = {
    person,
    name,
    part: part as keyof typeof PERSON_PARTS,
    affiliation: form.text("affiliation")
  };
  if (!one.plan) return [];
  const gathering = {plan: one.plan, persons: one.persons, site, effects, today};
  const evidence = await screenPerson(gathering, named);
  return [
    {type: "person-named", content: named},
    {type: "person-screened", content: {person, evidence}}
  ];
}

async function attach(one: Case, {desk, form, effects}: SignedInContext): Promise<CaseEvent[]> {
  needsOpen(one);
  const given = form.file("file");
  if (!given) throw new ApertureError("usage", "missing file", {hint: "Choose one and send the form again."});
  const person = form.text("person") || undefined;
  if (person !== undefined && !one.persons.some((named) => named.person === person)) {
    throw new ApertureError("not-found", "no such person in this case", {hint: "Choose one that is named."});
  }
  const bytes = new Uint8Array(await given.arrayBuffer());
  return [await keepFile(desk, one.id, {name: given.name, bytes, person}, effects.now().toISOString())];
}

function planMeasure(_: Case, {form}: SignedInContext): CaseEvent[] {
  const chosen = form.text("measure");
  const text = form.text("text") || toolkitMeasure(chosen)?.measure || "";
  if (text.length < 3)
    throw new ApertureError("usage", "missing measure", {hint: "Choose one or write your own."});
  return [
    {
      type: "measure-planned",
      content: {
        measure: chosen || newId("measure"),
        text,
        owner: required(form, "owner"),
        due: form.text("due"),
        ...(form.text("review") && {review: form.text("review")})
      }
    }
  ];
}

async function assign(_: Case, {form, desk, account}: SignedInContext): Promise<CaseEvent[]> {
  const to = form.text("to");
  const accounts = await accountsOf(desk.ledgers.database, account.institution);
  const found = accounts.find(
    ({id, role, state}) => id === to && state === "active" && mayDo(role, "work-on-case")
  );
  if (!found) throw new ApertureError("not-found", "no such colleague", {hint: "Choose one of the list."});
  return [{type: "assigned", content: {to: found.id}}];
}
