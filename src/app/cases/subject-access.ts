import {fold} from "../../base/text.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {PERSON_PARTS} from "../../safeguard/cases/plan.ts";
import type {CaseDesk} from "./desk.ts";

/** Everything that is kept of one person in one case. */
export interface SubjectRecord {
  readonly institution: string;
  readonly case: string;
  readonly person: string;
  readonly name: string;
  readonly part: string;
  readonly affiliation: string;
  readonly screenings: readonly {readonly on: string; readonly says: string}[];
  /** Who wrote it down, and when. */
  readonly written: readonly {readonly at: string; readonly by: string; readonly type: string}[];
}

/** What a person has a right to be told: every place a person of this name stands in, with what it says. */
export async function subjectRecords(desk: CaseDesk, name: string): Promise<readonly SubjectRecord[]> {
  const wanted = fold(name);
  const institutions = await desk.ledgers.database.rows("SELECT institution FROM institution ORDER BY 1");
  const found: SubjectRecord[] = [];
  for (const row of institutions) {
    const cases = await desk.book.cases(String(row["institution"]));
    for (const one of cases.values()) {
      for (const person of one.persons.filter((named) => fold(named.name) === wanted))
        found.push(await recordOf(desk, one, person));
    }
  }
  return found;
}

async function recordOf(desk: CaseDesk, one: Case, named: Case["persons"][number]): Promise<SubjectRecord> {
  const {person, name, part, affiliation} = named;
  const rows = await desk.ledgers.database.rows(
    "SELECT at, actor, type FROM ledger_entry WHERE ledger = ? AND subject = ? ORDER BY sequence",
    [one.institution, `${one.id}/${person}`]
  );
  return {
    institution: one.institution,
    case: one.id,
    person,
    name,
    part: PERSON_PARTS[part],
    affiliation,
    screenings: one.personScreenings.filter(({about}) => about === person).map(({on, says}) => ({on, says})),
    written: rows.map((row) => ({at: String(row["at"]), by: String(row["actor"]), type: String(row["type"])}))
  };
}
