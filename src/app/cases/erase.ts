import type {Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {mayDo} from "../../safeguard/accounts/roles.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {type CaseDesk, seenCase} from "./desk.ts";
import {eraseSubjects, subjectsOf} from "./erasure.ts";
import {fileSubject} from "./files.ts";

/** What is to be erased of a case: all of it, one person with the files about that person, or files alone. */
export type ErasedPart =
  | {readonly what: "whole"}
  | {readonly what: "person"; readonly person: string; readonly files: readonly string[]}
  | {readonly what: "files"; readonly files: readonly string[]};

/** Erases a part of a case or the whole. The ledger keeps that it was done, by whom and on what ground. */
export async function erase(
  desk: CaseDesk,
  account: Account,
  id: string,
  {part, ground}: {readonly part: ErasedPart; readonly ground: string},
  effects: Pick<Effects, "now">
): Promise<void> {
  requireEraser(account);
  const one = await seenCase(desk, account, id);
  const subjects = await subjectsIn(desk, one, part);
  await eraseSubjects(
    desk,
    {institution: account.institution, stream: id, subjects, ground, actor: account.id},
    effects
  );
}

/** Erases the whole of a stream that the account sees. */
export async function eraseStream(
  desk: CaseDesk,
  account: Account,
  {id}: {readonly id: string},
  ground: string,
  effects: Pick<Effects, "now">
): Promise<void> {
  requireEraser(account);
  const subjects = await subjectsOf(desk.ledgers.database, id);
  await eraseSubjects(
    desk,
    {institution: account.institution, stream: id, subjects, ground, actor: account.id},
    effects
  );
}

/** Throws for a role that erases nothing. */
function requireEraser({role}: Account): void {
  if (mayDo(role, "erase-case")) return;
  throw new ApertureError("forbidden", "this role erases nothing", {hint: "A decision-maker does."});
}

/** The subjects a part of a case has, the one it is about first. */
export async function subjectsIn(desk: CaseDesk, one: Case, part: ErasedPart): Promise<readonly string[]> {
  if (part.what === "whole") {
    const files = one.files.map(({file}) => fileSubject(one.id, file));
    return [...new Set([...(await subjectsOf(desk.ledgers.database, one.id)), ...files])];
  }
  const files = part.files.map((file) => fileIn(one, file));
  if (part.what === "files") {
    if (files.length > 0) return files;
    throw new ApertureError("usage", "no file was chosen", {hint: "Choose at least one."});
  }
  const {person} = part;
  if (!one.persons.some((named) => named.person === person)) {
    throw new ApertureError("not-found", "no such person in this case", {hint: "Choose one that is named."});
  }
  const own = one.files.filter((file) => file.person === person).map(({file}) => fileSubject(one.id, file));
  return [...new Set([`${one.id}/${person}`, ...own, ...files])];
}

function fileIn({id, files}: Case, file: string): string {
  if (files.some((kept) => kept.file === file)) return fileSubject(id, file);
  throw new ApertureError("not-found", "no such file in this case", {hint: "Choose one of its page."});
}
