import {ASSET_WORK, linkedCase, seenProject, shareProject} from "../../../app/assets/desk.ts";
import {screenAnew, screenHolders} from "../../../app/assets/screen-holders.ts";
import {eraseStream} from "../../../app/cases/erase.ts";
import {takeStep} from "../../../app/cases/stream.ts";
import {ApertureError} from "../../../base/errors.ts";
import {agreementClauses, assetPractices} from "../../../catalogue/asset-guidance.ts";
import {newId} from "../../../safeguard/accounts/token.ts";
import {type AssetEvent, TRANSFER_DECISIONS, type TransferDecision} from "../../../safeguard/assets/event.ts";
import {holdersOf} from "../../../safeguard/assets/holders.ts";
import type {AssetProject} from "../../../safeguard/assets/project.ts";
import {
  agreementIn,
  assetIn,
  checkPractices,
  considerClauses,
  endAccess,
  removeAsset,
  undecidedTransfer
} from "../../../safeguard/assets/steps.ts";
import {type Form, required, seenIn} from "../../form.ts";
import {accessOf, assetOf, clauseStateOf, projectOf, stageOf, transferOf} from "../asset-form.ts";
import {type CaseRoute, type SignedInContext, seeOther} from "../route.ts";
import {itemPage, projectPage} from "./assets.tsx";

type Make = (
  one: AssetProject,
  context: SignedInContext
) => readonly AssetEvent[] | Promise<readonly AssetEvent[]>;

interface StepPlace {
  /** Where the page goes on after the step. */
  readonly goesOn: (form: Form) => string;
  /** The page on which what was wrong is said. */
  readonly answer: (context: SignedInContext, problem: ApertureError) => Promise<Response>;
}

const ON_PROJECT = (anchor: string): StepPlace => ({goesOn: () => anchor, answer: projectPage});

const ON_ITEM: StepPlace = {
  goesOn: (form) => `/item?asset=${encodeURIComponent(form.text("asset"))}`,
  answer: (context, problem) => itemPage(context, context.form.text("asset"), problem)
};

function step(name: string, {goesOn, answer}: StepPlace, make: Make): CaseRoute {
  return {
    method: "POST",
    path: `/assets/:id/${name}`,
    needs: "work-on-assets",
    async handle(context) {
      const {desk, account, form, effects, c} = context;
      const id = c.req.param("id") ?? "";
      try {
        const place = {id, seen: seenIn(form)};
        await takeStep(ASSET_WORK, desk, account, place, (one) => make(one, context), effects);
        return seeOther(c, `/assets/${id}${goesOn(form)}`);
      } catch (error) {
        if (!(error instanceof ApertureError) || error.code === "not-found") throw error;
        return answer(context, error);
      }
    }
  };
}

/** Everything that changes the assets of a project. */
export const assetStepRoutes: readonly CaseRoute[] = [
  step("change", ON_PROJECT("#project"), async (_, {desk, account, form}) => {
    const content = projectOf(form);
    await linkedCase(desk, account, content);
    return [{type: "asset-project-changed", content}];
  }),
  step("share", ON_PROJECT("#project"), async (_, {desk, account, form}) => [
    await shareProject(desk, account, form.text("with"))
  ]),
  step("item", {...ON_ITEM, goesOn: () => "#assets"}, async (one, context) => {
    const {form} = context;
    if (form.text("asset") !== "") assetIn(one, form.text("asset"));
    const content = assetOf(form);
    return [{type: "asset-kept", content}, ...(await screenAnew(one, content.owners, context))];
  }),
  step("remove", {...ON_ITEM, goesOn: () => "#assets"}, (one, {form}) => [
    removeAsset(one, form.text("asset"), required(form, "reasons"))
  ]),
  step("access", ON_ITEM, async (one, context) => {
    assetIn(one, context.form.text("asset"));
    const content = accessOf(context.form);
    const {holder: name, country, identifier} = content;
    const screened = await screenAnew(one, [{name, country, identifier}], context);
    return [{type: "access-granted", content}, ...screened];
  }),
  step("access-end", ON_ITEM, (one, {form}) => [
    endAccess(one, form.text("access"), required(form, "reasons"))
  ]),
  step("transfer", ON_ITEM, async (one, context) => {
    const {form} = context;
    assetIn(one, form.text("asset"));
    if (form.text("transfer") !== "") undecidedTransfer(one, form.text("transfer"));
    const content = transferOf(form);
    const {to: name, country, identifier} = content;
    return [
      {type: "transfer-kept", content},
      ...(await screenAnew(one, [{name, country, identifier}], context))
    ];
  }),
  step("screen", ON_ITEM, (one, context) => {
    const {asset} = assetIn(one, context.form.text("asset"));
    const holders = holdersOf(one, context.today).filter((holder) => holder.asset === asset);
    return screenHolders(
      holders.map(({organisation}) => organisation),
      context
    );
  }),
  step("transfer-decide", ON_ITEM, (one, {form}) => {
    const {transfer} = undecidedTransfer(one, form.text("transfer"));
    const content = {transfer, on: form.text("decided-on"), reasons: required(form, "reasons")};
    return [{type: "transfer-decided", content: {...content, decision: decisionOf(form)}}];
  }),
  step("checklist", ON_PROJECT("#checklist"), (one, {form}) => {
    const stage = stageOf(form);
    const asked = assetPractices().filter(({stages}) => stages.includes(stage));
    const given = asked.map(({id}) => ({
      practice: id,
      answer: form.text(`answer-${id}`),
      note: form.text(`note-${id}`)
    }));
    return checkPractices(one, stage, given);
  }),
  step("agreement", ON_PROJECT("#agreements"), (_, {form}) => [
    {
      type: "agreement-kept",
      content: {
        agreement: newId("agreement"),
        title: form.text("agreement-title"),
        partners: form.text("agreement-partners")
      }
    }
  ]),
  step("clauses", ON_PROJECT("#agreements"), (one, {form}) =>
    considerClauses(
      agreementIn(one, form.text("agreement")),
      agreementClauses().map(({id}) => ({
        clause: id,
        state: clauseStateOf(form.text(`clause-${id}`)),
        note: form.text(`note-${id}`)
      }))
    )
  ),
  {
    method: "POST",
    path: "/assets/:id/erase",
    needs: "erase-case",
    async handle({desk, account, form, effects, c}) {
      const one = await seenProject(desk, account, c.req.param("id") ?? "");
      await eraseStream(desk, account, one, required(form, "ground"), effects);
      return seeOther(c, "/assets");
    }
  }
];

function decisionOf(form: Form): TransferDecision {
  const text = form.text("decision");
  if (Object.hasOwn(TRANSFER_DECISIONS, text)) return text as TransferDecision;
  throw new ApertureError("usage", "missing decision", {
    hint: `Choose one of: ${Object.values(TRANSFER_DECISIONS).join(", ")}.`
  });
}
