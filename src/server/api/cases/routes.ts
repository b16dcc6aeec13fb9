import {z} from "@hono/zod-openapi";
import {caseContent} from "../../../app/cases/case-file.ts";
import {type CaseDesk, seenCase, take} from "../../../app/cases/desk.ts";
import {openCase, readPlan} from "../../../app/cases/open-case.ts";
import {readNames} from "../../../app/cases/outputs/colleagues.ts";
import {PDF, type TakenOut, takeOutDossier, takeOutFile, WORD} from "../../../app/cases/outputs/take-out.ts";
import {schemeOf} from "../../../app/cases/schemes.ts";
import {recordViewed} from "../../../app/cases/trail.ts";
import {ApertureError} from "../../../base/errors.ts";
import {CASE_STATES, type Case, type CaseState, validUntil} from "../../../safeguard/cases/case.ts";
import {partnerSchema, planSchema} from "../../../safeguard/cases/plan.ts";
import {openQuestions} from "../../../safeguard/cases/signals.ts";
import {standingOf} from "../../../safeguard/cases/standing.ts";
import {answer, maySee} from "../../../safeguard/cases/steps.ts";
import {EMPTY_PLAN} from "../../cases/plan-form.ts";
import {readBody} from "../body.ts";
import {paging} from "../schemas.ts";
import type {CaseApiContext, CaseApiRoute} from "./route.ts";

const text = z.string();
const id = z.object({id: text.openapi({param: {name: "id", in: "path"}, example: "case-0"})});
const PER_PAGE = 100;

const STATES = Object.keys(CASE_STATES) as [CaseState, ...CaseState[]];

const listed = z.object({
  id: text,
  title: text,
  unit: text,
  state: z.enum(STATES),
  standing: text.openapi({description: "Where the case stands, in a sentence"}),
  author: text,
  openedAt: text,
  until: text.nullable().openapi({description: "The day until which its answer holds"}),
  sequence: z.int().openapi({description: "Last entry that changed it; sent back as `seen`"})
});

const planBody = planSchema.extend({
  partners: z.array(partnerSchema.extend({country: text, controlledFrom: z.array(text).default([])})).min(1)
});

const answersBody = z.strictObject({
  seen: z.int().positive(),
  answers: z.array(z.strictObject({question: text, answer: text, note: text.default("")})).min(1)
});

const openQuestion = z.object({
  id: text,
  factor: text,
  ask: text,
  answers: z.array(z.object({id: text, label: text}))
});
const step = z.object({
  id: text,
  sequence: z.int(),
  state: z.enum(STATES),
  scheme: text,
  open: z.array(openQuestion).openapi({description: "Questions without an answer"}),
  notAnchored: text.optional().openapi({
    description:
      "Why the newest entries of the ledger have no anchor yet. The step was kept; do not send it again"
  })
});

/** Forms in which a case leaves, as their routes say it. */
const EXPORTS = {
  json: {summary: "The signed case file another institution can take in", mediaType: "application/json"},
  pdf: {summary: "The dossier as PDF", mediaType: PDF},
  docx: {summary: "The dossier for Word", mediaType: WORD}
} as const;
type ExportForm = keyof typeof EXPORTS;
const left = {
  without: text.optional().openapi({description: "Parts to leave out, parted by commas"})
};

/** Every route of the API for cases, each with the permission it needs; no other reaches what an institution keeps. */
export const CASE_API_ROUTES: readonly CaseApiRoute[] = [
  {
    method: "get",
    path: "/cases",
    needs: "list-cases",
    summary: "Cases you may see, newest first",
    query: z.object({state: z.enum(STATES).optional(), page: text.optional()}),
    answer: z.object({rows: z.array(listed), ...paging}),
    handle: listCases
  },
  {
    method: "post",
    path: "/cases",
    needs: "open-case",
    summary: "Open a case: its evidence is gathered at once",
    body: planBody,
    answer: step,
    status: 201,
    async handle(context) {
      const {desk, account, site, effects, c} = context;
      const body = await readBody(c, planBody, "Send the plan as JSON; see /api/v1/openapi.json.");
      const made = await openCase(desk, account, readPlan({...EMPTY_PLAN, ...body}), site, effects);
      c.header("Location", `/api/v1/cases/${made}`);
      return c.json(stepOf(await seenCase(desk, account, made), desk), 201);
    }
  },
  {
    method: "get",
    path: "/cases/{id}",
    needs: "read-case",
    summary: "One case: plan, evidence, answers, outcome, and what is still to answer",
    params: id,
    answer: z.looseObject({...step.shape, evidence: z.array(z.looseObject({kind: text, says: text}))}),
    async handle(context) {
      const {desk, account, effects, c} = context;
      const one = await caseIn(context);
      await recordViewed(desk, account, one.id, effects);
      const content = one.plan ? await caseContent(desk, one, new Set(), effects) : {};
      return c.json({...content, ...stepOf(one, desk)});
    }
  },
  {
    method: "post",
    path: "/cases/{id}/answers",
    needs: "work-on-case",
    summary: "Answer questions of the open check; refused where somebody changed the case since `seen`",
    params: id,
    body: answersBody,
    answer: step,
    async handle(context) {
      const {desk, account, effects, c} = context;
      const {id: asked} = await caseIn(context);
      const {seen, answers} = await readBody(c, answersBody, "Send seen, and answers by question.");
      await take(desk, account, asked, seen, (one) => answer(one, schemeOf(one), answers), effects);
      return c.json(stepOf(await caseIn(context), desk));
    }
  },
  ...(Object.keys(EXPORTS) as ExportForm[]).map(
    (form): CaseApiRoute => ({
      method: "get",
      path: `/cases/{id}/export/${form}`,
      needs: "read-case",
      params: id,
      query: z.object(left),
      answer: z.unknown(),
      ...EXPORTS[form],
      handle: async (context) => fileOf(await takeOut(context, form))
    })
  )
];

async function listCases({desk, account, today, c}: CaseApiContext): Promise<Response> {
  const state = c.req.query("state");
  if (state !== undefined && !Object.hasOwn(CASE_STATES, state)) {
    throw new ApertureError("usage", `unknown state: ${state}`, {hint: `Known: ${STATES.join(", ")}.`});
  }
  const page = Number(c.req.query("page") ?? "1");
  if (!Number.isInteger(page) || page < 1) {
    throw new ApertureError("usage", "invalid page", {hint: "Give a whole number from 1."});
  }
  const all = [...(await desk.book.cases(account.institution)).values()]
    .filter((one) => maySee(one, account) && (state === undefined || one.state === state))
    .sort((a, b) => b.openedAt.localeCompare(a.openedAt) || a.id.localeCompare(b.id));
  const nameOf = await readNames(desk, account.institution);
  const rows = all.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((one) => ({
    id: one.id,
    title: one.plan?.title ?? "",
    unit: one.plan?.unit ?? "",
    state: one.state,
    standing: standingOf(one, today),
    author: nameOf(one.author),
    openedAt: one.openedAt,
    until: validUntil(one) ?? null,
    sequence: one.sequence
  }));
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  return c.json({rows, total: all.length, page, perPage: PER_PAGE, pages});
}

function caseIn({desk, account, c}: CaseApiContext): Promise<Case> {
  return seenCase(desk, account, c.req.param("id") ?? "");
}

/** Where a case is and what it still asks. */
function stepOf(one: Case, {anchors}: CaseDesk): z.infer<typeof step> {
  const {id: name, sequence, state} = one;
  const scheme = schemeOf(one);
  const isOpen = state === "short" || state === "enhanced";
  const open = (isOpen ? openQuestions(one, scheme) : []).map(({id: question, factor, ask, answers}) => ({
    id: question,
    factor,
    ask,
    answers: answers.map(({id: choice, label}) => ({id: choice, label}))
  }));
  const behind = anchors.behind(one.institution);
  return {
    id: name,
    sequence,
    state,
    scheme: one.scheme,
    open,
    ...(behind !== undefined && {notAnchored: behind})
  };
}

function takeOut({desk, account, effects, c}: CaseApiContext, form: ExportForm) {
  const without = (c.req.queries("without") ?? []).flatMap((given) => given.split(",")).filter(Boolean);
  const taking = {desk, account, id: c.req.param("id") ?? "", without, effects};
  return form === "json" ? takeOutFile(taking) : takeOutDossier(taking, form);
}

function fileOf({name, mediaType, data}: TakenOut): Response {
  return new Response(data, {
    headers: {"Content-Type": mediaType, "Content-Disposition": `attachment; filename="${name}"`}
  });
}
