import {ApertureError} from "../../base/errors.ts";
import {fold} from "../../base/text.ts";
import {type Account, accountsOf} from "../../safeguard/accounts/account.ts";
import type {Case} from "../../safeguard/cases/case.ts";
import {PERSON_PARTS} from "../../safeguard/cases/plan.ts";
import type {OpenEntry} from "../../safeguard/ledger/ledger.ts";
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
  readonly files: readonly {readonly name: string; readonly sha256: string}[];
  /** Who wrote it down, and when. */
  readonly written: readonly {readonly at: string; readonly by: string; readonly type: string}[];
}

/** A place in what colleagues wrote, of a case, a self-assessment or a register of assets, in which the name stands. */
export interface Mention {
  readonly institution: string;
  /** The case, self-assessment or register. */
  readonly stream: string;
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly type: string;
  /** Where in the entry: "owner", "owners 1 name". */
  readonly field: string;
  readonly says: string;
}

/** What a person has a right to be told. */
export interface SubjectReport {
  /** Where somebody of this name is named as a person of a case. */
  readonly persons: readonly SubjectRecord[];
  /** Where else the name stands in what was written. */
  readonly mentions: readonly Mention[];
  /** Accounts with this name; what they did is found by their id in the trail. */
  readonly accounts: readonly Account[];
}

/** Everything that is kept under a name, in every institution, with what it says. Names are compared without accents and case. */
export async function subjectReport(desk: CaseDesk, name: string): Promise<SubjectReport> {
  const wanted = fold(name);
  if (wanted === "") {
    throw new ApertureError("usage", "missing name", {
      hint: "Write it into a file: aperture cases subject < name.txt"
    });
  }
  const institutions = await desk.ledgers.database.rows("SELECT institution FROM institution ORDER BY 1");
  const persons: SubjectRecord[] = [];
  const mentions: Mention[] = [];
  const accounts: Account[] = [];
  for (const row of institutions) {
    const institution = String(row["institution"]);
    persons.push(...(await personRecords(desk, institution, wanted)));
    mentions.push(...(await mentionsOf(desk, institution, wanted)));
    const all = await accountsOf(desk.ledgers.database, institution);
    accounts.push(...all.filter((account) => fold(account.name) === wanted));
  }
  return {persons, mentions, accounts};
}

async function personRecords(desk: CaseDesk, institution: string, wanted: string): Promise<SubjectRecord[]> {
  const found: SubjectRecord[] = [];
  for (const one of (await desk.book.cases(institution)).values())
    for (const person of one.persons.filter((named) => fold(named.name) === wanted))
      found.push(await recordOf(desk, one, person));
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
    files: one.files
      .filter((file) => file.person === person)
      .map(({name: called, sha256}) => ({name: called, sha256})),
    written: rows.map((row) => ({at: String(row["at"]), by: String(row["actor"]), type: String(row["type"])}))
  };
}

/** Entries in which the name stands as whole words; what an entry said is listed also where a later one changed it. */
async function mentionsOf(desk: CaseDesk, institution: string, wanted: string): Promise<Mention[]> {
  const entries = await desk.ledgers.read(institution);
  return entries
    .filter(({isErased, type}) => !isErased && type !== "person-named")
    .flatMap((entry) =>
      textsOf(entry.content)
        .filter(({says}) => ` ${fold(says)} `.includes(` ${wanted} `))
        .map((text) => mentionOf(entry, text))
    );
}

interface Written {
  readonly field: string;
  readonly says: string;
}

function mentionOf({ledger, stream, sequence, at, actor, type}: OpenEntry, {field, says}: Written): Mention {
  return {institution: ledger, stream, sequence, at, by: actor, type, field, says};
}

/** Every text within the content of an entry, with its place in it. */
function textsOf(content: unknown, path: readonly string[] = []): Written[] {
  if (typeof content === "string") return [{field: path.join(" "), says: content}];
  if (typeof content !== "object" || content === null) return [];
  return Object.entries(content).flatMap(([key, part]) =>
    textsOf(part, [...path, Array.isArray(content) ? String(Number(key) + 1) : key])
  );
}
