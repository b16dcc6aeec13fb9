import {consonantsIn, spells} from "../names/abjad-spelling.ts";
import {koreanSpellingsOf} from "../names/korean-names.ts";
import type {NameToken} from "../names/name.ts";
import {shortFormsOf} from "../names/person-words.ts";
import {editDistance} from "./edit-distance.ts";
import {COSTS, editCost} from "./weights.ts";

/** How two words met. */
export type LinkKind =
  | "equal"
  | "sound"
  | "consonants"
  | "typing error"
  | "joined"
  | "short form"
  | "initial"
  | "acronym";

export interface WordLink {
  readonly kind: LinkKind;
  readonly cost: number;
}

/** What a word needs to have to be met by another. */
export type Linkable = Pick<NameToken, "text" | "sound" | "role" | "abjad">;

const EQUAL: WordLink = {kind: "equal", cost: 0};
const OTHER_SPELLING: WordLink = {kind: "sound", cost: COSTS.otherSpelling};
const SHORT_FORM: WordLink = {kind: "short form", cost: COSTS.shortForm};
/** Words that are themselves or nothing: no typing error makes one of another. */
export function isFixed({role}: Pick<Linkable, "role">): boolean {
  return role === "number" || role === "initial" || role === "legal" || role === "particle";
}

/** The cheapest way in which two words are the same word; undefined where they are not. */
export function linkWords(a: Linkable, b: Linkable): WordLink | undefined {
  if (a.text === b.text) return EQUAL;
  if (isFixed(a) || isFixed(b)) return undefined;
  if (a.sound === b.sound && a.sound.length > 1) return {kind: "sound", cost: soundCost(a.text, b.text)};
  if (koreanSpellingsOf(a.text).includes(b.text)) return OTHER_SPELLING;
  const edits = linkByEdits(a, b);
  const other = a.abjad !== b.abjad ? linkByConsonants(a, b) : undefined;
  if (other && (!edits || other.cost < edits.cost)) return other;
  if (!edits || edits.cost > COSTS.shortForm)
    return shortFormsOf(a.text).includes(b.text) ? SHORT_FORM : edits;
  return edits;
}

function soundCost(a: string, b: string): number {
  const {perLetter, mostLetters, shortWord, ifShort} = COSTS.sound;
  const isShort = Math.min(a.length, b.length) <= shortWord;
  return perLetter * editDistance(a, b, mostLetters - 1) * (isShort ? ifShort : 1);
}

function linkByEdits(a: Linkable, b: Linkable): WordLink | undefined {
  if (Math.abs(a.text.length - b.text.length) > 4) return undefined;
  const byText = costOfEdits(a.text, b.text);
  const bySound = isSpeltAlike(a, b) ? editCost(1, (a.sound.length + b.sound.length) / 2) : undefined;
  const cost = Math.min(byText ?? Infinity, (bySound ?? Infinity) + COSTS.sound.perLetter);
  return Number.isFinite(cost) ? {kind: "typing error", cost} : undefined;
}

/** Most letters in which two spellings one sound apart may differ. */
export const SOUND_TEXT_EDITS = 3;

/** One sound apart, in words long enough to tell, whose spellings do not contradict each other. */
function isSpeltAlike(a: Linkable, b: Linkable): boolean {
  return (
    Math.min(a.sound.length, b.sound.length) >= 4 &&
    editDistance(a.sound, b.sound, 1) <= 1 &&
    editDistance(a.text, b.text, SOUND_TEXT_EDITS) <= SOUND_TEXT_EDITS
  );
}

function costOfEdits(a: string, b: string): number | undefined {
  const letters = (a.length + b.length) / 2;
  if (letters < 3) return undefined;
  return editCost(editDistance(a, b, letters < COSTS.twoEdits.fewestLetters ? 1 : 2), letters);
}

/** A word, or two joined, as it meets one of the other kind of script. */
export type Spelt = Pick<NameToken, "text" | "abjad">;

function linkByConsonants(a: Spelt, b: Spelt): WordLink | undefined {
  const [abjad, latin] = a.abjad ? [a.text, b.text] : [b.text, a.text];
  if (!spells(abjad, latin)) return undefined;
  return {kind: "consonants", cost: consonantCost(consonantsIn(abjad))};
}

function consonantCost(count: number): number {
  if (count <= 1) return COSTS.consonants[1];
  return count === 2 || count === 3 ? COSTS.consonants[count] : COSTS.consonants.more;
}

const FEWEST_JOINED_LETTERS = 4;

/** Whether words written joined on one side and parted on the other are the same. */
export function linkJoined(left: Spelt, right: Spelt): WordLink | undefined {
  const other = left.abjad !== right.abjad ? linkByConsonants(left, right) : undefined;
  return other ? {kind: "joined", cost: COSTS.joined + other.cost} : linkJoinedText(left.text, right.text);
}

function linkJoinedText(left: string, right: string): WordLink | undefined {
  if (left === right) return {kind: "joined", cost: COSTS.joined};
  if (Math.min(left.length, right.length) < FEWEST_JOINED_LETTERS + 2) return undefined;
  if (editDistance(left, right, 1) > 1) return undefined;
  const cost = editCost(1, (left.length + right.length) / 2);
  return cost === undefined ? undefined : {kind: "joined", cost: COSTS.joined + cost};
}
