import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {defaultEffects, type Effects} from "../../base/effects.ts";
import {ApertureError} from "../../base/errors.ts";
import type {Account} from "../../safeguard/accounts/account.ts";
import {ASSET_REGISTER, type AssetProject} from "../../safeguard/assets/project.ts";
import {type CaseBook, openCaseBook} from "../../safeguard/cases/book.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {CASE_EVENTS, type CaseEvent} from "../../safeguard/cases/event.ts";
import {maySee, mayWorkOn} from "../../safeguard/cases/steps.ts";
import {type Anchors, openAnchors} from "../../safeguard/ledger/anchor.ts";
import {type Book, openBook} from "../../safeguard/ledger/book.ts";
import type {Draft} from "../../safeguard/ledger/entry.ts";
import {type Ledgers, openLedgers} from "../../safeguard/ledger/ledger.ts";
import {readMasterKey} from "../../safeguard/ledger/master-key.ts";
import {openPostgres} from "../../safeguard/ledger/store/postgres.ts";
import type {CaseDatabase} from "../../safeguard/ledger/store/sql.ts";
import {openSqlite} from "../../safeguard/ledger/store/sqlite.ts";
import {draftFrom} from "../../safeguard/ledger/stream.ts";
import {anchorTails} from "../../safeguard/ledger/tails.ts";
import {type Assessment, SELF_ASSESSMENT} from "../../safeguard/self-assessment/assessment.ts";
import {type StepOn, type StreamWork, takeStep} from "./stream.ts";

/** Everything that is needed to work on cases: the ledgers, what they make, and the place of keys and files. */
export interface CaseDesk {
  readonly ledgers: Ledgers;
  readonly book: CaseBook;
  readonly assessments: Book<Assessment>;
  readonly assetProjects: Book<AssetProject>;
  readonly anchors: Anchors;
  /** Where keys, anchors and attached files lie, also when the database is elsewhere. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Where cases are kept, from the environment. */
export interface DeskOptions {
  /** Address of a PostgreSQL database; a file in the data folder where left out. */
  readonly database?: string | undefined;
  readonly masterKey?: string | undefined;
}

export function caseFolder(dataDir: string): string {
  return join(dataDir, "cases");
}

/** Opens the case store of a data folder; makes it where there is none. */
export async function openDesk(
  dataDir: string,
  options: DeskOptions = {},
  effects: Pick<Effects, "log"> = defaultEffects
): Promise<CaseDesk> {
  const folder = caseFolder(dataDir);
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const master = readMasterKey(folder, options.masterKey);
  const database = await openDatabase(folder, options.database);
  const anchors = openAnchors(folder, effects);
  await anchorTails(database, anchors);
  const ledgers = openLedgers(database, master, anchors);
  return {
    ledgers,
    book: openCaseBook(ledgers),
    assessments: openBook(ledgers, SELF_ASSESSMENT),
    assetProjects: openBook(ledgers, ASSET_REGISTER),
    anchors,
    folder,
    close: () => database.close()
  };
}

/** Opens the database of the cases alone. */
export async function openDatabase(folder: string, address: string | undefined): Promise<CaseDatabase> {
  if (address === undefined || address === "") return openSqlite(join(folder, "cases.sqlite"));
  if (/^postgres(ql)?:\/\//.test(address)) return openPostgres(address);
  throw new ApertureError("usage", "APERTURE_CASES is no address of a PostgreSQL database", {
    hint: "Write postgres://user:password@host/database, or leave it out for a file in the data folder."
  });
}

/** The subject whose key an event is sealed with: a person, a file, or the case. */
export function subjectOf(id: string, event: CaseEvent): string {
  switch (event.type) {
    case "person-named":
    case "person-screened":
    case "person-file-attached":
      return `${id}/${event.content.person}`;
    case "attached":
      return `${id}/${event.content.file}`;
    default:
      return id;
  }
}

export function draftOf(id: string, event: CaseEvent): Draft {
  return draftFrom(CASE_EVENTS, id, event, subjectOf(id, event));
}

/** A case this account may see; every other one does not exist for it. */
export async function seenCase(desk: CaseDesk, account: Account, id: string): Promise<Case> {
  const found = (await desk.book.cases(account.institution)).get(id);
  if (found && maySee(found, account)) return found;
  throw new ApertureError("not-found", "no such case", {hint: "Choose one of your list of cases."});
}

/**
 * A step on a case: what is to be written is made from the case as it is, and refused if it changed since `seen`;
 * without it, order does not matter.
 */
export function take(
  desk: CaseDesk,
  account: Account,
  id: string,
  seen: number | undefined,
  step: StepOn<Case, CaseEvent>,
  effects: Pick<Effects, "now">
): Promise<void> {
  return takeStep(CASE_WORK, desk, account, {id, seen}, step, effects);
}

const CASE_WORK: StreamWork<Case, CaseEvent> = {
  find: seenCase,
  mayWork: mayWorkOn,
  draftOf,
  title: "cases"
};
