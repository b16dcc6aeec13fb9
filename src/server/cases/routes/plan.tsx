import type {FC} from "hono/jsx";
import {seenCase, take} from "../../../app/cases/desk.ts";
import {gatherEvidence} from "../../../app/cases/evidence/gather.ts";
import {openCase, type PlanForm, readPlan} from "../../../app/cases/open-case.ts";
import {ApertureError} from "../../../base/errors.ts";
import type {Account} from "../../../safeguard/accounts/account.ts";
import {type Case, validUntil} from "../../../safeguard/cases/case.ts";
import type {CaseEvent} from "../../../safeguard/cases/event.ts";
import {mayWorkOn, needsOpen, reopen} from "../../../safeguard/cases/steps.ts";
import {type Form, NO_FORM, seenIn} from "../../form.ts";
import {STATUSES} from "../../statuses.ts";
import {asksForPartner, EMPTY_PLAN, formValues, planFormOf} from "../plan-form.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {Frame} from "../views/frame.tsx";
import {PlanFields} from "../views/plan-fields.tsx";
import {Problem} from "../views/problem.tsx";

/** The plan of a cooperation: the form that opens a case with it, and the one that changes it. */
export const planRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/cases/new",
    needs: "open-case",
    handle: ({c, account}) => c.html(<NewCaseView account={account} plan={EMPTY_PLAN} tried={NO_FORM} />)
  },
  {method: "POST", path: "/cases", needs: "open-case", handle: open},
  {
    method: "GET",
    path: "/cases/:id/plan",
    needs: "work-on-case",
    async handle(context) {
      const one = await plannedCase(context);
      return context.c.html(
        <ChangedPlanView account={context.account} one={one} plan={formValues(one.plan)} tried={NO_FORM} />
      );
    }
  },
  {method: "POST", path: "/cases/:id/plan", needs: "work-on-case", handle: change}
];

async function open({c, account, desk, site, form, effects}: SignedInContext): Promise<Response> {
  const plan = planFormOf(form);
  const props = {account, plan, tried: form};
  if (asksForPartner(form)) return c.html(<NewCaseView {...props} />);
  try {
    const id = await openCase(desk, account, readPlan(plan), site, effects);
    return seeOther(c, `/cases/${id}`);
  } catch (error) {
    if (!(error instanceof ApertureError) || error.code !== "usage") throw error;
    return c.html(<NewCaseView {...props} problem={error} />, STATUSES[error.code]);
  }
}

async function change(context: SignedInContext): Promise<Response> {
  const {c, account, desk, form, effects} = context;
  const one = await plannedCase(context);
  const props = {account, one, plan: planFormOf(form), tried: form};
  if (asksForPartner(form)) return c.html(<ChangedPlanView {...props} />);
  try {
    await take(desk, account, one.id, seenIn(form), (now) => changePlan(now, context), effects);
    return seeOther(c, `/cases/${one.id}`);
  } catch (error) {
    if (!(error instanceof ApertureError)) throw error;
    return c.html(<ChangedPlanView {...props} problem={error} />, STATUSES[error.code]);
  }
}

type PlannedCase = Case & {readonly plan: NonNullable<Case["plan"]>};

/** The case of the address, with its plan; not found where it was erased or is somebody else's to work on. */
async function plannedCase({desk, account, c}: SignedInContext): Promise<PlannedCase> {
  const one = await seenCase(desk, account, c.req.param("id") ?? "");
  if (one.plan && mayWorkOn(one, account)) return {...one, plan: one.plan};
  throw new ApertureError("not-found", "no plan to change");
}

/** A changed plan gathers its evidence anew. On a case that had an answer, a changed partner opens it again. */
async function changePlan(one: Case, {form, site, effects, today}: SignedInContext): Promise<CaseEvent[]> {
  const plan = readPlan(planFormOf(form));
  const hadAnswer = validUntil(one) !== undefined;
  if (!hadAnswer) needsOpen(one);
  const evidence = await gatherEvidence({plan, persons: one.persons, site, today, effects});
  const events: CaseEvent[] = [
    {type: "planned", content: {plan}},
    {type: "evidence-gathered", content: {evidence: [...evidence]}}
  ];
  return hadAnswer ? [...events, reopen(one, "partner", "The plan was changed after the answer.")] : events;
}

interface PlanProps {
  readonly account: Account;
  readonly plan: PlanForm;
  /** The form as it was sent. */
  readonly tried: Form;
  readonly problem?: ApertureError;
}

const NewCaseView: FC<PlanProps> = ({account, plan, tried, problem}) => (
  <Frame
    title="Open a case"
    path="/cases/new"
    account={account}
    trail={[{href: "/cases", title: "Appraisals"}]}
  >
    <div class="page-head">
      <h1>Open a case</h1>
      <p class="finding">
        Say what is planned. Status, eligibility, academic freedom, screening and earlier cooperation are
        looked up when you send it.
      </p>
    </div>
    <form class="ask sheet" method="post" action="/cases">
      <Problem problem={problem} />
      <PlanFields plan={plan} tried={tried} />
      <button class="button" type="submit">
        Open the case
      </button>
    </form>
  </Frame>
);

const ChangedPlanView: FC<PlanProps & {one: PlannedCase}> = ({account, one, plan, tried, problem}) => (
  <Frame
    title="Change the plan"
    path={`/cases/${one.id}/plan`}
    account={account}
    trail={[
      {href: "/cases", title: "Appraisals"},
      {href: `/cases/${one.id}`, title: one.plan.title}
    ]}
  >
    <h1>Change the plan</h1>
    <form class="ask sheet" method="post" action={`/cases/${one.id}/plan`}>
      <Problem problem={problem} />
      <input type="hidden" name="seen" value={tried.text("seen") || one.sequence} />
      <PlanFields plan={plan} tried={tried} />
      <button class="button" type="submit">
        Keep the plan and gather evidence anew
      </button>
    </form>
  </Frame>
);
