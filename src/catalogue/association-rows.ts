import type {IsoDate} from "../base/dates.ts";
import {ApertureError} from "../base/errors.ts";
import {ASSOCIATION_PROGRAMME_IDS, type AssociationView} from "../domain/association.ts";
import type {CountryCode} from "../domain/country.ts";
import type {Group} from "../domain/group.ts";
import {datedIntervals} from "./association-intervals.ts";
import {countries} from "./countries.ts";
import {membershipPeriods} from "./membership.ts";
import {isPartUnder} from "./parts.ts";
import {dayAfter, dayBefore, FIRST_DAY, LAST_DAY} from "./period.ts";
import {statusOf} from "./standing.ts";

/**
 * A status as the warehouse joins it. For one country, programme, view, part and day at most one row matches:
 * the day from `from` to `to`, the part under `part_prefix` and not under `except_prefix` (empty: none). No row
 * means non-associated. The programme of a part is what associationProgramme says.
 */
export interface AssociationRow {
  readonly country: CountryCode;
  readonly programme: string;
  readonly part_prefix: string;
  readonly except_prefix: string;
  readonly status: Group;
  readonly view: AssociationView;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A status with the parts it holds for. */
export type StatusCell = Pick<AssociationRow, "part_prefix" | "except_prefix" | "status">;

let rows: readonly AssociationRow[] | undefined;

/** Every status other than non-associated as flat rows, computed with statusOf itself. */
export function associationRows(): readonly AssociationRow[] {
  rows ??= countries().flatMap(({code}) =>
    ASSOCIATION_PROGRAMME_IDS.flatMap((programme) =>
      (["legal", "applicant"] as const).flatMap((view) => rowsOf(code, programme, view))
    )
  );
  return rows;
}

function rowsOf(country: CountryCode, programme: string, view: AssociationView): AssociationRow[] {
  if (datedIntervals(country, programme).length + membershipPeriods(country, programme).length === 0)
    return [];
  const prefixes = prefixesOf(country, programme);
  const starts = turningDays(country, programme);
  const pieces = starts.flatMap((from, at) => {
    const next = starts[at + 1];
    const to = (next === undefined ? undefined : dayBefore(next)) ?? LAST_DAY;
    const cells = statusCells(prefixes, (part) => statusOf({country, programme, part, on: from, view}).group);
    return cells.map((cell) => ({country, programme, ...cell, view, from, to}));
  });
  return joinAdjacent(pieces);
}

/** Makes one row of pieces that say the same and follow each other day by day. */
function joinAdjacent(pieces: readonly AssociationRow[]): AssociationRow[] {
  const latest = new Map<string, number>();
  const joined: AssociationRow[] = [];
  for (const piece of pieces) {
    const key = `${piece.part_prefix} ${piece.except_prefix} ${piece.status}`;
    const at = latest.get(key);
    const prior = at === undefined ? undefined : joined[at];
    if (at !== undefined && prior && dayAfter(prior.to) === piece.from) joined[at] = {...prior, to: piece.to};
    else latest.set(key, joined.push(piece) - 1);
  }
  return joined;
}

/** The empty prefix and every prefix a statement on this country names: between them the group cannot differ. */
function prefixesOf(country: CountryCode, programme: string): string[] {
  const named = datedIntervals(country, programme).flatMap(({interval}) => [
    ...interval.parts,
    ...interval.except
  ]);
  return [...new Set(["", ...named])].sort();
}

/** The days on which something may change, from the first day on. */
function turningDays(country: CountryCode, programme: string): IsoDate[] {
  const intervals = datedIntervals(country, programme);
  const periods = [...intervals.map(({period}) => period), ...membershipPeriods(country, programme)];
  const days = periods.flatMap(({start, end}) => [start, dayAfter(end)]).filter((day) => day !== undefined);
  const known = intervals.map(({knownSince}) => knownSince);
  return [...new Set([FIRST_DAY, ...days, ...known])].sort();
}

/** One cell for each prefix whose group is not that of the prefix around it. */
export function statusCells(prefixes: readonly string[], groupOf: (part: string) => Group): StatusCell[] {
  return prefixes.flatMap((prefix) => {
    const status = groupOf(prefix);
    const around = outer(prefixes, prefix);
    if (status === "non-associated" || (around !== undefined && groupOf(around) === status)) return [];
    const except = prefixes.filter((inner) => inner !== prefix && isPartUnder(inner, prefix));
    return [
      {part_prefix: prefix, except_prefix: onlyOne(except, (inner) => groupOf(inner) !== status), status}
    ];
  });
}

function outer(prefixes: readonly string[], prefix: string): string | undefined {
  const around = prefixes.filter((other) => other !== prefix && isPartUnder(prefix, other));
  return around.sort((a, b) => b.length - a.length)[0];
}

function onlyOne(prefixes: readonly string[], differs: (prefix: string) => boolean): string {
  const differing = prefixes.filter(differs);
  const excepted = differing.filter((inner) => outer(differing, inner) === undefined);
  if (excepted.length <= 1) return excepted[0] ?? "";
  throw new ApertureError(
    "source-damaged",
    `invalid catalogue/association: several exceptions ${excepted.join(", ")}`,
    {
      hint: "list the parts an interval covers instead of those it does not"
    }
  );
}
