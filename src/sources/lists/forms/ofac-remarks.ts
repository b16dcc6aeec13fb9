import type {ListedIdentifier} from "../../../domain/listed-entity.ts";
import type {DraftName, Tell} from "../list.ts";
import {readPartialDates} from "../partial-date.ts";
import {splitAt} from "../text.ts";

/** What the remarks of an entry hold besides words: weak aliases, dates of birth, numbers of papers. */
export interface OfacRemarks {
  readonly names: readonly DraftName[];
  readonly birthDates: readonly string[];
  readonly identifiers: readonly ListedIdentifier[];
  /** The rest; nationality, citizenship and place of birth are left out on purpose. */
  readonly text: string;
}

const ABOUT_ORIGIN = /^(?:alt\. )?(?:nationality|citizen|POB|Gender)\b/i;
const BIRTH = /^(?:alt\. )?DOB (.+)$/i;
const ALIAS = /^(?:alt\. )?([afn])\.k\.a\. '(.+)'$/i;

/** A kind of number, the number itself, and behind it the country of issue, which is not read. */
const NUMBER =
  /^(?:alt\. )?(?!Phone|Fax)((?:[A-Z][^;:]*?)?(?:No\.|Number|#|\bID|Passport|BIC|Code|Ticker|ISIN|IMO|R\.F\.C\.|C\.U\.R\.P\.|D\.N\.I\.|SSN|FEIN))\s+((?=\S*\d)[A-Z0-9][^\s;()]*)/;

/** Papers named in other ways can be told by the country of issue in brackets at the end. */
const PAPER = /^(?:alt\. )?(?!Phone|Fax)(.+?)\s+(\S*\d\S*) \([\p{L} ,.']+\)$/u;

/** Takes the remarks of the Office of Foreign Assets Control apart; they are parted by semicolons. */
export function readOfacRemarks(remarks: string, tell: Tell): OfacRemarks {
  const parts = splitAt(remarks.replace(/\.\s*$/, ""), ";").filter((part) => !ABOUT_ORIGIN.test(part));
  const isTaken = (part: string) => [BIRTH, ALIAS, NUMBER, PAPER].some((pattern) => pattern.test(part));
  return {
    names: parts.flatMap(aliasIn),
    birthDates: parts.flatMap((part) => birthDatesIn(BIRTH.exec(part)?.[1], tell)),
    identifiers: parts.flatMap(numberIn),
    text: parts.filter((part) => !isTaken(part)).join("; ")
  };
}

function aliasIn(part: string): DraftName[] {
  const [, letter, text] = ALIAS.exec(part) ?? [];
  return text === undefined ? [] : [{text, quality: letter === "f" ? "former" : "weak"}];
}

function numberIn(part: string): ListedIdentifier[] {
  const [, scheme, value] = NUMBER.exec(part) ?? PAPER.exec(part) ?? [];
  return scheme === undefined || value === undefined ? [] : [{scheme, value}];
}

/** Dates of birth as the office writes them: 14 Mar 1971, circa 1971, 01 Jan 1976 to 31 Dec 1978. */
export function birthDatesIn(text: string | undefined, tell: Tell): readonly string[] {
  if (text === undefined) return [];
  const range = /^(?:circa )?(.*\d{4}) to (.*\d{4})$/.exec(text);
  const dates =
    readPartialDates(text) ??
    (range ? readPartialDates(`${range[1]?.slice(-4)} to ${range[2]?.slice(-4)}`) : undefined);
  if (!dates) tell("DOB", text, "not a date; left out");
  return dates ?? [];
}
