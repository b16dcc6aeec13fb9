import {addDays, type IsoDate, isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {holds} from "../../safeguard/assets/holders.ts";
import type {AssetProject} from "../../safeguard/assets/project.ts";
import {type Case, validUntil} from "../../safeguard/cases/case.ts";
import type {Assessment} from "../../safeguard/self-assessment/assessment.ts";
import type {CaseDesk} from "./desk.ts";
import {subjectsIn} from "./erase.ts";
import {eraseSubjects, subjectsOf} from "./erasure.ts";

const YEAR = 365;

/** How long each class of data is kept, in days, and from when. */
export const RETENTION = {
  person: {
    title: "Persons named in a case, and files about them",
    from: "the end of the case",
    days: 2 * YEAR
  },
  case: {title: "Content of a case", from: "the end of the case", days: 10 * YEAR},
  draft: {title: "Case that was never finished", from: "the last step", days: 2 * YEAR},
  assessment: {title: "Self-assessment", from: "the last step", days: 10 * YEAR},
  /** As long as a patent can last. */
  assets: {
    title: "Register of a project’s assets, where nobody has access any more",
    from: "the last step or the end of the project",
    days: 20 * YEAR
  }
} as const;
export type DataClass = keyof typeof RETENTION;

/** The last day on which something is kept. */
export interface Kept {
  readonly until: IsoDate;
  readonly of: DataClass;
}

const GROUND = "the time for keeping it is over";

/** Erases whatever its class says is over. Answers with the subjects that were erased. */
export async function applyRetention(
  desk: CaseDesk,
  effects: Pick<Effects, "now">
): Promise<readonly string[]> {
  const today = isoDay(effects.now());
  const institutions = await desk.ledgers.database.rows("SELECT institution FROM institution ORDER BY 1");
  const erased: string[] = [];
  for (const row of institutions) {
    const institution = String(row["institution"]);
    for (const {stream, subjects} of await overOf(desk, institution, today)) {
      await eraseSubjects(desk, {institution, stream, subjects, ground: GROUND, actor: "system"}, effects);
      erased.push(...subjects);
    }
  }
  return erased;
}

interface Over {
  readonly stream: string;
  readonly subjects: readonly string[];
}

/** Everything of an institution whose time is over. */
async function overOf(desk: CaseDesk, institution: string, today: IsoDate): Promise<readonly Over[]> {
  const over: Over[] = [];
  for (const one of (await desk.book.cases(institution)).values())
    for (const subjects of await caseSubjectsOver(desk, one, today)) over.push({stream: one.id, subjects});
  const others = [
    ...[...(await desk.assessments.all(institution)).values()].map((one) => ({
      one,
      kept: assessmentKept(one)
    })),
    ...[...(await desk.assetProjects.all(institution)).values()].map((one) => ({
      one,
      kept: assetsKept(one, today)
    }))
  ];
  for (const {one, kept} of others)
    if (isOver(kept, today))
      over.push({stream: one.id, subjects: await subjectsOf(desk.ledgers.database, one.id)});
  return over;
}

async function caseSubjectsOver(
  desk: CaseDesk,
  one: Case,
  today: IsoDate
): Promise<readonly (readonly string[])[]> {
  if (isOver(caseKept(one), today)) return [await subjectsIn(desk, one, {what: "whole"})];
  if (!isOver(personsKept(one), today)) return [];
  return Promise.all(
    one.persons.map(({person}) => subjectsIn(desk, one, {what: "person", person, files: []}))
  );
}

function isOver(kept: Kept | undefined, today: IsoDate): boolean {
  return kept !== undefined && kept.until < today;
}

/** How long a case is kept; undefined for one that was erased. */
export function caseKept(one: Case): Kept | undefined {
  const end = endOf(one);
  return end === undefined ? undefined : keptFrom(end, isDraft(one) ? "draft" : "case");
}

/** How long the persons of a case are kept. */
export function personsKept(one: Case): Kept | undefined {
  const end = endOf(one);
  return end === undefined ? undefined : keptFrom(end, "person");
}

export function assessmentKept({changedAt}: Assessment): Kept {
  return keptFrom(changedAt.slice(0, 10), "assessment");
}

/** How long the assets of a project are kept; undefined while somebody has access to one. */
export function assetsKept({changedAt, project, access}: AssetProject, today: IsoDate): Kept | undefined {
  if ([...access.values()].some((right) => holds(right, today))) return undefined;
  const changed = changedAt.slice(0, 10);
  return keptFrom(project.to !== undefined && project.to > changed ? project.to : changed, "assets");
}

function keptFrom(day: IsoDate, of: DataClass): Kept {
  return {until: addDays(day, RETENTION[of].days), of};
}

/**
 * The day a case came to its end: that until which its answer holds, or the last step on one that was withdrawn, never
 * finished, or opened again and left. That something of it was erased is no step on it.
 */
function endOf(one: Case): IsoDate | undefined {
  if (one.state === "erased") return undefined;
  const last = one.history.findLast(({type}) => type !== "erased");
  return validUntil(one) ?? last?.at.slice(0, 10);
}

/** A case that nobody brought to an end: no answer, and not withdrawn. */
function isDraft({state, decision, shortCheck}: Case): boolean {
  return state !== "withdrawn" && decision === undefined && shortCheck === undefined;
}
