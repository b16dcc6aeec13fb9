import {appendFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {addDays, type IsoDate, isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {mayDo} from "../../safeguard/accounts/roles.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {type CaseDesk, draftOf, seenCase} from "./desk.ts";

/** How long each class of data is kept after the case came to its end, in days. */
export const RETENTION = {
  person: {title: "Persons named in a case", days: 2 * 365},
  case: {title: "Content of a case", days: 10 * 365}
} as const;

/** Subjects that were erased, one a line, so that a restore from an older backup can erase them again. */
export const ERASED_LIST = "erased.txt";

/** Erases one person of a case, or the whole case. The ledger keeps that it was done, by whom and on what ground. */
export async function erase(
  desk: CaseDesk,
  account: Account,
  id: string,
  {person, ground}: {readonly person?: string | undefined; readonly ground: string},
  effects: Pick<Effects, "now">
): Promise<void> {
  if (!mayDo(account.role, "erase-case")) {
    throw new ApertureError("forbidden", "this role erases nothing", {hint: "A decision-maker does."});
  }
  const one = await seenCase(desk, account, id);
  if (person !== undefined && !one.persons.some((named) => named.person === person)) {
    throw new ApertureError("not-found", "no such person in this case", {hint: "Choose one that is named."});
  }
  const subject = person === undefined ? id : `${id}/${person}`;
  await eraseSubject(desk, account.institution, one, subject, ground, account.id, effects);
}

async function eraseSubject(
  desk: CaseDesk,
  institution: string,
  one: Case,
  subject: string,
  ground: string,
  actor: string,
  effects: Pick<Effects, "now">
): Promise<void> {
  const at = effects.now().toISOString();
  const says = draftOf(one.id, {type: "erased", content: {subject, ground}});
  const because = {...says, subject: `institution:${institution}`};
  const isWhole = subject === one.id;
  const persons = isWhole ? one.persons.map(({person}) => `${one.id}/${person}`) : [];
  await desk.ledgers.erase({ledger: institution, actor, at}, [subject, ...persons], because);
  for (const one of [subject, ...persons])
    appendFileSync(join(desk.folder, ERASED_LIST), `${one}\n`, {mode: 0o600});
  if (isWhole) for (const {file} of one.files) rmSync(join(desk.folder, "files", file), {force: true});
  desk.book.forget(institution);
}

/** Erases whatever its class says is over. Answers with what was erased. */
export async function applyRetention(
  desk: CaseDesk,
  effects: Pick<Effects, "now">
): Promise<readonly string[]> {
  const today = isoDay(effects.now());
  const institutions = await desk.ledgers.database.rows("SELECT institution FROM institution ORDER BY 1");
  const erased: string[] = [];
  for (const row of institutions) {
    const institution = String(row["institution"]);
    for (const one of [...(await desk.book.cases(institution)).values()]) {
      for (const subject of subjectsOver(one, today)) {
        await eraseSubject(
          desk,
          institution,
          one,
          subject,
          "the time for keeping it is over",
          "system",
          effects
        );
        erased.push(subject);
      }
    }
  }
  return erased;
}

function subjectsOver(one: Case, today: IsoDate): string[] {
  const end = endOf(one);
  if (end === undefined) return [];
  if (addDays(end, RETENTION.case.days) < today) return [one.id];
  if (addDays(end, RETENTION.person.days) >= today) return [];
  return one.persons.map(({person}) => `${one.id}/${person}`);
}

/** The day a case came to its end: the last thing that happened to one that is over. */
function endOf({state, history, decision, shortCheck}: Case): IsoDate | undefined {
  if (state === "withdrawn") return history.at(-1)?.at.slice(0, 10);
  if (state === "decided") return decision?.until;
  return state === "ended" ? shortCheck?.until : undefined;
}
