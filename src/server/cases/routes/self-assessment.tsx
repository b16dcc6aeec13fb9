import {recordExported, recordViewed} from "../../../app/cases/trail.ts";
import {beginAssessment, seenAssessment} from "../../../app/self-assessment/desk.ts";
import {assessmentCsv, assessmentJson} from "../../../app/self-assessment/export.ts";
import {ApertureError} from "../../../base/errors.ts";
import {accountsOf} from "../../../safeguard/accounts/account.ts";
import type {Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import {assessmentBefore, byNewest} from "../../../safeguard/self-assessment/steps.ts";
import {Problem} from "../../components/problem.tsx";
import {STATUSES} from "../../statuses.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {AssessmentView} from "../views/assessment.tsx";
import {AssessmentListView} from "../views/assessment-list.tsx";
import {nameOf} from "../views/case-props.ts";
import {Frame} from "../views/frame.tsx";

const TITLE = "Self-assessment";

/** The institution under the toolkit: its assessments, one of them, and the forms in which one leaves. */
export const selfAssessmentRoutes: readonly CaseRoute[] = [
  {method: "GET", path: "/self-assessment", needs: "read-assessment", handle: (context) => listPage(context)},
  {
    method: "POST",
    path: "/self-assessment",
    needs: "work-on-assessment",
    async handle(context) {
      const {desk, account, form, effects, c} = context;
      try {
        const given = {edition: form.text("edition"), on: form.text("on")};
        return seeOther(c, `/self-assessment/${await beginAssessment(desk, account, given, effects)}`);
      } catch (error) {
        if (!(error instanceof ApertureError) || error.code !== "usage") throw error;
        return listPage(context, error);
      }
    }
  },
  {
    method: "GET",
    path: "/self-assessment/:id",
    needs: "read-assessment",
    async handle(context) {
      const {desk, account, c, effects} = context;
      const one = await seenAssessment(desk, account, c.req.param("id") ?? "");
      await recordViewed(desk, account, one.id, effects);
      return assessmentPage(context, one.id);
    }
  },
  exported("csv", "text/csv; charset=utf-8", assessmentCsv),
  exported("json", "application/json", assessmentJson)
];

function exported(form: string, mediaType: string, write: typeof assessmentCsv): CaseRoute {
  return {
    method: "GET",
    path: `/self-assessment/:id/export/${form}`,
    needs: "read-assessment",
    async handle({desk, account, c, effects, today}) {
      const one = await seenAssessment(desk, account, c.req.param("id") ?? "");
      const colleagues = await accountsOf(desk.ledgers.database, account.institution);
      const file = write(one, today, (id) => nameOf(colleagues, id));
      await recordExported(desk, account, one.id, form, effects);
      return c.body(file, 200, {
        "Content-Type": mediaType,
        "Content-Disposition": `attachment; filename="self-assessment-${one.on}.${form}"`
      });
    }
  };
}

async function listPage(
  {desk, account, c, today, form}: SignedInContext,
  problem?: ApertureError
): Promise<Response> {
  const all = byNewest((await desk.assessments.all(account.institution)).values());
  return c.html(
    <Frame title={TITLE} path="/self-assessment" account={account}>
      <Problem problem={problem} />
      <AssessmentListView all={all} account={account} today={today} tried={form} />
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}

/** The page of one assessment, with what was wrong with a step. */
export async function assessmentPage(
  {desk, account, c, today, form}: SignedInContext,
  id: string,
  problem?: ApertureError
): Promise<Response> {
  const one: Assessment = await seenAssessment(desk, account, id);
  const all = [...(await desk.assessments.all(account.institution)).values()];
  const colleagues = await accountsOf(desk.ledgers.database, account.institution);
  return c.html(
    <Frame
      title={one.edition}
      path={`/self-assessment/${id}`}
      account={account}
      trail={[{href: "/self-assessment", title: TITLE}]}
    >
      <Problem problem={problem} />
      <AssessmentView
        one={one}
        before={assessmentBefore(one, all)}
        isNewest={byNewest(all)[0]?.id === one.id}
        account={account}
        colleagues={colleagues}
        today={today}
        tried={form}
      />
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}
