import type {Database} from "../warehouse/database.ts";

/** Why a sum differs: projects that are only in the later vintage, only in the earlier, or in both and not the same. */
export const CAUSES = {
  added: "Projects only in the second",
  gone: "Projects only in the first",
  changed: "Projects in both that changed"
} as const;

export type Cause = keyof typeof CAUSES;

/** How much of a difference each cause makes; together they are the difference. */
export type ByCause = Readonly<Record<Cause, number>>;

/** What can be told of a project that is in both vintages and not the same. */
export const CHANGES = {
  participants: "other participants, countries or roles",
  contribution: "another net EU contribution",
  part: "another main programme part"
} as const;

export type ChangeKind = keyof typeof CHANGES;

/** A project's participations in one country. */
export interface Piece {
  readonly project: string;
  readonly part: string;
  readonly country: string;
  readonly participations: number;
  readonly net: number;
}

/** What of a project is compared. `members` is the same where organisations, countries and roles are. */
export interface ProjectState {
  readonly project: string;
  readonly acronym: string | null;
  readonly part: string;
  readonly participations: number;
  readonly net: number;
  readonly members: string;
}

export interface ProjectChange {
  readonly project: string;
  readonly acronym: string | null;
  readonly before: ProjectState | undefined;
  readonly after: ProjectState | undefined;
  readonly kinds: readonly ChangeKind[];
}

/** The records of one vintage, as far as they are compared. */
export interface VintageRecords {
  readonly pieces: readonly Piece[];
  readonly projects: readonly ProjectState[];
}

const PIECES = `SELECT project_id AS project, project.part, country, count(*)::INTEGER AS participations, sum(net_eur)::DOUBLE AS net
FROM core.record JOIN core.project USING (pid) GROUP BY ALL ORDER BY ALL`;

const PROJECTS = `SELECT project_id AS project, acronym, any_value(project.part) AS part, count(cell)::INTEGER AS participations,
  coalesce(sum(net_eur), 0)::DOUBLE AS net,
  md5(coalesce(string_agg(concat_ws('|', organisation_id, country, role), ',' ORDER BY organisation_id, country, role), '')) AS members
FROM core.project LEFT JOIN core.record USING (pid) GROUP BY project_id, acronym ORDER BY project_id`;

/** The queries behind the causes, for whoever asks how they were found. */
export const RECORD_QUERIES = [PIECES, PROJECTS] as const;

/** Reads what is compared from a warehouse of one vintage. */
export async function readRecords(db: Database): Promise<VintageRecords> {
  return {pieces: await db.rows<Piece>(PIECES), projects: await db.rows<ProjectState>(PROJECTS)};
}

/** Sums that add up over projects, so that each difference has its causes. */
export type Additive = "projects" | "participations" | "net-eu-contribution";

type Sums = Record<Additive, Record<Cause, number>>;

/** The causes of every difference, by whatever the pieces are sorted by. */
export function causesBy(
  before: VintageRecords,
  after: VintageRecords,
  keyOf: (piece: Piece) => string
): ReadonlyMap<string, Readonly<Record<Additive, ByCause>>> {
  const sums = new Map<string, Sums>();
  const add = (pieces: readonly Piece[], sign: 1 | -1, others: ReadonlySet<string>) => {
    const counted = new Set<string>();
    for (const piece of pieces) {
      const key = keyOf(piece);
      const cause = others.has(piece.project) ? "changed" : sign === 1 ? "added" : "gone";
      const own = sums.get(key) ?? noSums();
      const place = `${piece.project}\n${key}`;
      if (!counted.has(place)) own.projects[cause] += sign;
      counted.add(place);
      own.participations[cause] += sign * piece.participations;
      own["net-eu-contribution"][cause] += sign * piece.net;
      sums.set(key, own);
    }
  };
  add(before.pieces, -1, idsOf(after.projects));
  add(after.pieces, 1, idsOf(before.projects));
  for (const own of sums.values()) roundMoney(own);
  return sums;
}

function roundMoney({"net-eu-contribution": money}: Sums): void {
  for (const cause of Object.keys(CAUSES) as Cause[]) money[cause] = toCents(money[cause]);
}

function noSums(): Sums {
  const none = () => ({added: 0, gone: 0, changed: 0});
  return {projects: none(), participations: none(), "net-eu-contribution": none()};
}

function idsOf(projects: readonly ProjectState[]): ReadonlySet<string> {
  return new Set(projects.map(({project}) => project));
}

/** Money to the cent: sums of it differ in digits that mean nothing with the order of the rows. */
export function toCents(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Every project that is not the same in both vintages, by cause; the largest change of money first. */
export function changedProjects(
  before: VintageRecords,
  after: VintageRecords
): Readonly<Record<Cause, readonly ProjectChange[]>> {
  const old = new Map(before.projects.map((state) => [state.project, state]));
  const fresh = new Map(after.projects.map((state) => [state.project, state]));
  const all = [...new Set([...old.keys(), ...fresh.keys()])].map((id) =>
    changeOf(old.get(id), fresh.get(id))
  );
  return {
    added: inOrder(all.filter((change) => !change.before)),
    gone: inOrder(all.filter((change) => !change.after)),
    changed: inOrder(all.filter((change) => change.kinds.length > 0))
  };
}

function changeOf(before: ProjectState | undefined, after: ProjectState | undefined): ProjectChange {
  const {project = "", acronym = null} = after ?? before ?? {};
  return {project, acronym, before, after, kinds: before && after ? kindsOf(before, after) : []};
}

function kindsOf(before: ProjectState, after: ProjectState): ChangeKind[] {
  const differs: Readonly<Record<ChangeKind, boolean>> = {
    participants: before.members !== after.members,
    contribution: toCents(before.net) !== toCents(after.net),
    part: before.part !== after.part
  };
  return (Object.keys(CHANGES) as ChangeKind[]).filter((kind) => differs[kind]);
}

/** Change of a project's money; the whole of it where the project is in one vintage only. */
export function moneyChange({before, after}: ProjectChange): number {
  return toCents((after?.net ?? 0) - (before?.net ?? 0));
}

function inOrder(changes: readonly ProjectChange[]): ProjectChange[] {
  return [...changes].sort(
    (a, b) => Math.abs(moneyChange(b)) - Math.abs(moneyChange(a)) || (a.project < b.project ? -1 : 1)
  );
}
