import {type IsoDate, isoDay} from "../../base/dates.ts";
import type {Effects} from "../../base/effects.ts";
import {type Case, validUntil} from "../../safeguard/cases/case.ts";
import type {CaseEvent, ReopeningCause} from "../../safeguard/cases/event.ts";
import {type CaseEvidence, type EvidenceKind, evidenceKey} from "../../safeguard/cases/evidence.ts";
import {reopen} from "../../safeguard/cases/steps.ts";
import type {Site} from "../site.ts";
import {type CaseDesk, draftOf} from "./desk.ts";
import {gatherEvidence} from "./evidence/gather.ts";
import {screenPerson} from "./evidence/screening.ts";

/** A case that was opened again, and why. */
export interface Reopened {
  readonly institution: string;
  readonly id: string;
  readonly cause: ReopeningCause;
  readonly detail: string;
}

/** Kinds of evidence whose change opens a case again, and under which cause. */
const WATCHED: Readonly<Partial<Record<EvidenceKind, ReopeningCause>>> = {
  screening: "list",
  "country-status": "status",
  eligibility: "status",
  technology: "technology"
};

/** Looks at every answer that still holds, and opens again what rests on facts that are no longer so. */
export async function watchCases(desk: CaseDesk, site: Site, effects: Effects): Promise<readonly Reopened[]> {
  const institutions = await desk.ledgers.database.rows("SELECT institution FROM institution ORDER BY 1");
  const reopened: Reopened[] = [];
  for (const row of institutions) {
    const cases = await desk.book.cases(String(row["institution"]));
    for (const one of [...cases.values()]) {
      effects.signal.throwIfAborted();
      const found = validUntil(one) === undefined ? undefined : await lookAgain(desk, one, site, effects);
      if (found) reopened.push(found);
    }
  }
  return reopened;
}

async function lookAgain(
  desk: CaseDesk,
  one: Case,
  site: Site,
  effects: Effects
): Promise<Reopened | undefined> {
  const now = effects.now();
  const today = isoDay(now);
  const {events, cause, detail} = await changeOf(one, site, today, effects);
  if (cause === undefined) return undefined;
  const {institution, id, sequence} = one;
  await desk.ledgers.append(
    {ledger: institution, actor: "system", at: now.toISOString(), seen: {stream: id, sequence}},
    [...events, reopen(one, cause, detail)].map((event) => draftOf(id, event))
  );
  return {institution, id, cause, detail};
}

interface Change {
  readonly events: readonly CaseEvent[];
  readonly cause?: ReopeningCause;
  readonly detail: string;
}

async function changeOf(one: Case, site: Site, today: IsoDate, effects: Effects): Promise<Change> {
  const until = validUntil(one);
  if (until !== undefined && until < today)
    return {events: [], cause: "expired", detail: `The answer held until ${until}.`};
  if (!one.plan) return {events: [], detail: ""};
  const gathering = {plan: one.plan, persons: one.persons, site, today, effects};
  const fresh = await gatherEvidence(gathering);
  const persons: CaseEvidence[] = [];
  for (const named of one.persons) persons.push(await screenPerson(gathering, named));
  const changed = firstChange([...one.evidence, ...one.personScreenings], [...fresh, ...persons]);
  if (!changed) return {events: [], detail: ""};
  return {
    ...changed,
    events: [
      {type: "evidence-gathered", content: {evidence: [...fresh]}},
      ...persons.map(
        (evidence): CaseEvent => ({
          type: "person-screened",
          content: {person: evidence.about, evidence}
        })
      )
    ]
  };
}

function firstChange(
  before: readonly CaseEvidence[],
  after: readonly CaseEvidence[]
): {cause: ReopeningCause; detail: string} | undefined {
  const known = new Map(before.map((one) => [evidenceKey(one), one]));
  for (const one of after) {
    const cause = WATCHED[one.kind];
    const old = known.get(evidenceKey(one));
    if (cause && !sameFacts(old?.facts, one.facts))
      return {cause, detail: old ? `Before: ${old.says} Now: ${one.says}` : one.says};
  }
  return undefined;
}

/** Whether a later look found what an earlier one had found. */
export function sameFacts(before: CaseEvidence["facts"] | undefined, after: CaseEvidence["facts"]): boolean {
  const text = (facts: CaseEvidence["facts"]) => JSON.stringify(Object.entries(facts).sort());
  return before !== undefined && text(before) === text(after);
}
