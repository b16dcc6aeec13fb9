import {formatDate, type IsoDate} from "../../base/dates.ts";
import {escapePattern} from "../../base/text.ts";
import type {Country} from "../../domain/country.ts";
import {historyOf} from "../../pool/commitment-state.ts";
import {type CommitmentRow, listCommitments} from "../catalogue/commitments.ts";
import {readCountryFacts} from "../catalogue/country-facts.ts";
import {regionOf} from "./region-of.ts";

/** An open commitment, with what was last found of it that speaks of the country or its region. */
export interface ConcerningRow extends CommitmentRow {
  readonly found: string;
}

/** Commitments that name a country, or a region the strategy counts it to, and are not yet evidenced. */
export function concerning(country: Country, on: IsoDate): ConcerningRow[] {
  const names = namesOf(country, on);
  return openCommitments(on).flatMap(({row, texts}): ConcerningRow[] => {
    const found = texts.find((text) => names.test(text));
    if (found !== undefined) return [{...row, found}];
    return names.test(`${row.thing.name}; ${row.text.text}`) ? [{...row, found: lastOf(row, texts)}] : [];
  });
}

/** What led into its state; a commitment that was only made has nothing yet. */
function lastOf({turn}: CommitmentRow, texts: readonly string[]): string {
  return texts[0] ?? (turn.state === "announced" ? "nothing since it was made" : turn.because);
}

/** The country and its regions as whole words, so that Niger is not found in Nigeria. */
function namesOf({code, name}: Country, on: IsoDate): RegExp {
  const lines = readCountryFacts(code, on).relations.filter(({statement}) => statement.property === "line");
  const names = [name.replace(/\*$/, ""), ...lines.flatMap((line) => regionOf(line) ?? [])];
  return new RegExp(`(?<!\\p{L})(?:${names.map(escapePattern).join("|")})(?!\\p{L})`, "iu");
}

interface Open {
  readonly row: CommitmentRow;
  /** What was found of it up to the day, newest first. */
  readonly texts: readonly string[];
}

/** The same for every country, so that the dossiers of all countries fold the commitments once. */
let remembered: {readonly on: IsoDate; readonly open: readonly Open[]} | undefined;

function openCommitments(on: IsoDate): readonly Open[] {
  if (remembered?.on !== on) remembered = {on, open: readOpen(on)};
  return remembered.open;
}

function readOpen(on: IsoDate): Open[] {
  return listCommitments(on)
    .filter(({turn}) => turn.state !== "evidenced" && turn.state !== "superseded")
    .map((row) => ({
      row,
      texts: historyOf(row.thing, on)
        .filter(({evidence}) => evidence)
        .map(({date, because}) => `${formatDate(date)}: ${because}`)
        .reverse()
    }));
}
