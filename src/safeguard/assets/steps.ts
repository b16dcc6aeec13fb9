import {ApertureError} from "../../base/errors.ts";
import type {Account} from "../accounts/account.ts";
import {mayDo} from "../accounts/roles.ts";
import type {AssetContent} from "./asset.ts";
import type {AssetEvent, AssetEventOf, CLAUSE_STATES, ClauseState} from "./event.ts";
import {CHECK_ANSWERS, type CheckAnswer, type ProjectStage} from "./event.ts";
import {type Agreement, type AssetProject, checkKey, type TransferFile} from "./project.ts";

/** Whether somebody may see a project's assets: a researcher the own ones and those shared, others by role. */
export function maySeeAssets(
  {institution, author, members}: AssetProject,
  {id, role, ...account}: Account
): boolean {
  if (institution !== account.institution || !mayDo(role, "read-assets")) return false;
  return mayDo(role, "read-every-case") || author === id || members.includes(id);
}

export function mayKeepAssets(one: AssetProject, account: Account): boolean {
  return maySeeAssets(one, account) && mayDo(account.role, "work-on-assets");
}

function missing(what: string): never {
  throw new ApertureError("not-found", `no such ${what} in this project`, {hint: "Choose one of its page."});
}

export function assetIn({assets}: AssetProject, id: string): AssetContent {
  return assets.get(id) ?? missing("asset");
}

export function agreementIn({agreements}: AssetProject, id: string): Agreement {
  return agreements.get(id) ?? missing("agreement");
}

/** A transfer that can still be changed or decided; a decision is never changed underneath. */
export function undecidedTransfer({transfers}: AssetProject, id: string): TransferFile {
  const found = transfers.get(id) ?? missing("transfer");
  if (!found.decided) return found;
  throw new ApertureError("conflict", "the transfer is decided", {
    hint: "Record another one where something new is planned."
  });
}

/** Ends an access that holds. */
export function endAccess({access}: AssetProject, id: string, reasons: string): AssetEventOf<"access-ended"> {
  const found = access.get(id);
  if (!found || found.ended !== undefined) missing("access right");
  return {type: "access-ended", content: {access: found.access, reasons}};
}

/** Removes an asset nothing hangs on any more. */
export function removeAsset(one: AssetProject, id: string, reasons: string): AssetEventOf<"asset-removed"> {
  const {asset, title} = assetIn(one, id);
  const holds = [...one.access.values()].some(
    (access) => access.asset === asset && access.ended === undefined
  );
  if (!holds) return {type: "asset-removed", content: {asset, reasons}};
  throw new ApertureError("conflict", `somebody still has access to ${title}`, {
    hint: "End the access rights first, with the reason."
  });
}

/** The answers to the checklist of a stage that differ from those kept. */
export function checkPractices(
  {checks}: AssetProject,
  stage: ProjectStage,
  given: readonly {readonly practice: string; readonly answer: string; readonly note: string}[]
): AssetEvent[] {
  return given.flatMap(({practice, answer, note}): AssetEvent[] => {
    if (answer === "") return [];
    const kept = checks.get(checkKey(stage, practice));
    if (kept?.answer === answer && kept.note === note) return [];
    return [{type: "practice-checked", content: {practice, stage, answer: checkAnswer(answer), note}}];
  });
}

function checkAnswer(answer: string): CheckAnswer {
  if (Object.hasOwn(CHECK_ANSWERS, answer)) return answer as CheckAnswer;
  throw new ApertureError("usage", `unknown answer: ${answer}`, {hint: "Choose one of the answers."});
}

/** What was ticked in an agreement and differs from what is kept. */
export function considerClauses(
  {agreement, clauses}: Agreement,
  given: readonly {
    readonly clause: string;
    readonly state: keyof typeof CLAUSE_STATES | undefined;
    readonly note: string;
  }[]
): AssetEvent[] {
  return given
    .filter(({clause, state, note}) => {
      const kept = clauses.get(clause);
      return kept?.state !== state || (kept?.note ?? "") !== note;
    })
    .map(({clause, state, note}) => ({
      type: "clause-considered",
      content: {agreement, clause, note, ...(state && {state: state as ClauseState})}
    }));
}
