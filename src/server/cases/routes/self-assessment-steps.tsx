import {eraseStream} from "../../../app/cases/erase.ts";
import {takeStep} from "../../../app/cases/stream.ts";
import {ASSESSMENT_WORK, seenAssessment} from "../../../app/self-assessment/desk.ts";
import {ApertureError} from "../../../base/errors.ts";
import {AREAS, type Area, toolkitMeasures} from "../../../catalogue/toolkit.ts";
import type {Assessment} from "../../../safeguard/self-assessment/assessment.ts";
import type {AssessmentEvent} from "../../../safeguard/self-assessment/event.ts";
import {
  actionIn,
  assess,
  closeAssessment,
  keepAction,
  mayAssess,
  reopenAssessment
} from "../../../safeguard/self-assessment/steps.ts";
import {Problem} from "../../components/problem.tsx";
import {required, seenIn} from "../../form.ts";
import {STATUSES} from "../../statuses.ts";
import {fieldOf, measureAnswersOf, planActionOf} from "../assessment-form.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {AnswersView} from "../views/assessment-answers.tsx";
import {Frame} from "../views/frame.tsx";
import {assessmentPage} from "./self-assessment.tsx";

/** Everything that changes a self-assessment. */
export const selfAssessmentStepRoutes: readonly CaseRoute[] = [
  {
    method: "GET",
    path: "/self-assessment/:id/answers",
    needs: "work-on-assessment",
    handle: (context) => answersPage(context, areaIn(context.c.req.query("area") ?? "values"))
  },
  {
    method: "POST",
    path: "/self-assessment/:id/answers",
    needs: "work-on-assessment",
    async handle(context) {
      const {form, c} = context;
      const area = areaIn(form.text("area") || "values");
      try {
        await step(context, (one) => answered(one, context, area));
        return seeOther(c, nextPlace(c.req.param("id") ?? "", area, form.text("then") === "next"));
      } catch (error) {
        if (!(error instanceof ApertureError) || error.code === "not-found") throw error;
        return answersPage(context, area, error);
      }
    }
  },
  single(
    "action",
    async (one, {form, desk, account}) => {
      if (form.text("action") !== "") actionIn(one, form.text("action"));
      return keepAction(one, planActionOf(form), (await desk.assessments.all(account.institution)).values());
    },
    "#plan"
  ),
  single("close", (one, {form}) => [closeAssessment(one, required(form, "conclusion"))]),
  single("reopen", (one, {form}) => [reopenAssessment(one, required(form, "reasons"))]),
  {
    method: "POST",
    path: "/self-assessment/:id/erase",
    needs: "erase-case",
    async handle({desk, account, form, effects, c}) {
      const one = await seenAssessment(desk, account, c.req.param("id") ?? "");
      await eraseStream(desk, account, one, required(form, "ground"), effects);
      return seeOther(c, "/self-assessment");
    }
  }
];

type Make = StepOnAssessment<[context: SignedInContext]>;
type StepOnAssessment<More extends readonly unknown[] = []> = (
  one: Assessment,
  ...more: More
) => readonly AssessmentEvent[] | Promise<readonly AssessmentEvent[]>;

function single(name: string, make: Make, anchor = ""): CaseRoute {
  return {
    method: "POST",
    path: `/self-assessment/:id/${name}`,
    needs: "work-on-assessment",
    async handle(context) {
      const id = context.c.req.param("id") ?? "";
      try {
        await step(context, (one) => make(one, context));
        return seeOther(context.c, `/self-assessment/${id}${anchor}`);
      } catch (error) {
        if (!(error instanceof ApertureError) || error.code === "not-found") throw error;
        return assessmentPage(context, id, error);
      }
    }
  };
}

function step({desk, account, form, effects, c}: SignedInContext, make: StepOnAssessment): Promise<void> {
  const place = {id: c.req.param("id") ?? "", seen: seenIn(form)};
  return takeStep(ASSESSMENT_WORK, desk, account, place, make, effects);
}

function answered(one: Assessment, {form}: SignedInContext, area: Area): AssessmentEvent[] {
  const measures = toolkitMeasures().filter((measure) => measure.area === area);
  const confirmed = measures.filter(({id}) => form.text(fieldOf("confirm", id)) !== "").map(({id}) => id);
  return assess(one, measureAnswersOf(form, measures), new Set(confirmed));
}

function areaIn(text: string): Area {
  if (Object.hasOwn(AREAS, text)) return text as Area;
  throw new ApertureError("not-found", `unknown area: ${text}`, {
    hint: `Known: ${Object.keys(AREAS).join(", ")}.`
  });
}

function nextPlace(id: string, area: Area, goesOn: boolean): string {
  const areas = Object.keys(AREAS);
  const next = goesOn ? areas[areas.indexOf(area) + 1] : undefined;
  return next ? `/self-assessment/${id}/answers?area=${next}` : `/self-assessment/${id}`;
}

async function answersPage(context: SignedInContext, area: Area, problem?: ApertureError): Promise<Response> {
  const {desk, account, c, form} = context;
  const one = await seenAssessment(desk, account, c.req.param("id") ?? "");
  if (!mayAssess(one, account) || (one.closed && !problem)) return assessmentPage(context, one.id, problem);
  const path = `/self-assessment/${one.id}`;
  return c.html(
    <Frame
      title={AREAS[area]}
      path={path}
      account={account}
      trail={[
        {href: "/self-assessment", title: "Self-assessment"},
        {href: path, title: one.edition}
      ]}
    >
      <Problem problem={problem} />
      <AnswersView one={one} area={area} tried={problem ? form : undefined} />
    </Frame>,
    problem ? STATUSES[problem.code] : 200
  );
}
