import {formatDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {listOf} from "../../base/text.ts";
import {participationRules} from "../../catalogue/participation-rules.ts";
import type {EligibilityQuestion, RuleSet} from "../../domain/eligibility.ts";

/** The rules of the programme, then those of the work programme; later ones can only lower the answer. */
export function rulesFor({programme, workProgramme, on}: EligibilityQuestion): RuleSet[] {
  const known = participationRules().filter((set) => set.programme === programme);
  const general = known.filter((set) => set.workProgrammes.length === 0);
  const editions = known.filter((set) => set.workProgrammes.length > 0);
  for (const set of general) refuseWrongTime(set, on);
  if (editions.length === 0) {
    if (workProgramme !== undefined) refuseOtherProgramme(programme, workProgramme);
    return general;
  }
  const edition = workProgramme === undefined ? editionOn(editions, on) : named(editions, workProgramme, on);
  refuseWrongTime(edition, on);
  return [...general, edition];
}

/** The newest edition adopted by a day. */
function newest(editions: readonly RuleSet[], on: string): RuleSet | undefined {
  return editions
    .filter((set) => (set.adopted ?? "") <= on)
    .sort((a, b) => (a.adopted ?? "").localeCompare(b.adopted ?? ""))
    .at(-1);
}

function editionOn(editions: readonly RuleSet[], on: string): RuleSet {
  const found = newest(editions, on);
  if (found) return found;
  throw new ApertureError("usage", `no work programme of Horizon Europe on ${on}`, {
    hint: "The first was adopted on 31 March 2021. For earlier calls ask about the programme H2020."
  });
}

/** The edition of a work programme that held on a day; the first one where the day lies before all. */
function named(editions: readonly RuleSet[], workProgramme: string, on: string): RuleSet {
  const matching = editions.filter((set) => set.workProgrammes.includes(workProgramme));
  const found = newest(matching, on) ?? matching[0];
  if (found) return found;
  throw new ApertureError("usage", `unknown work programme: ${workProgramme}`, {
    hint: `Known: ${listOf([...new Set(editions.flatMap((set) => set.workProgrammes))].sort())}.`
  });
}

/** A programme whose rules are not kept by work programme can at least not have one of another programme. */
function refuseOtherProgramme(programme: string, workProgramme: string): void {
  const other = participationRules().find(
    (set) => set.programme !== programme && set.workProgrammes.includes(workProgramme)
  );
  if (!other || programme === "EURATOM") return;
  throw new ApertureError(
    "usage",
    `contradictory: the work programme ${workProgramme} is one of ${other.programme}, not of ${programme}`,
    {hint: "Leave the work programme out, or ask about the other programme."}
  );
}

function refuseWrongTime({title, adopted, until}: RuleSet, on: string): void {
  if (adopted !== undefined && on < adopted) {
    throw new ApertureError(
      "usage",
      `contradictory: ${title} was adopted on ${formatDate(adopted)}, after ${formatDate(on)}`,
      {hint: "Give a later day, or the work programme of that day."}
    );
  }
  if (until !== undefined && on > until) {
    throw new ApertureError("usage", `contradictory: ${formatDate(on)} lies long after ${title}`, {
      hint: "Give the day of the application or of the grant, or the work programme of that day."
    });
  }
}
