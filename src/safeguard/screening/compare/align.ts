import type {NameForm, NameToken} from "../names/name.ts";
import {linkJoined, linkWords, type Spelt, type WordLink} from "./link-words.ts";

/** Neighbouring words of one name: where they start, and how many. */
export interface Span {
  readonly start: number;
  readonly length: 1 | 2;
}

/** Words of one name that met words of the other. */
export interface Meeting {
  readonly left: Span;
  readonly right: Span;
  readonly link: WordLink;
}

/** Which words of two names met, each at most once, and which are left over. */
export interface Alignment {
  readonly meetings: readonly Meeting[];
  readonly leftOver: readonly number[];
  readonly rightOver: readonly number[];
}

/** Every way in which words of two names can meet. */
export function findMeetings(left: NameForm, right: NameForm): Meeting[] {
  const meetings: Meeting[] = [];
  left.tokens.forEach((a, i) => {
    right.tokens.forEach((b, j) => {
      const link = linkWords(a, b);
      if (link) meetings.push({left: {start: i, length: 1}, right: {start: j, length: 1}, link});
    });
  });
  addJoined(left, right, (one, two, link) => meetings.push({left: two, right: one, link}));
  addJoined(right, left, (one, two, link) => meetings.push({left: one, right: two, link}));
  return meetings;
}

function addJoined(
  parted: NameForm,
  joined: NameForm,
  add: (one: Span, two: Span, link: WordLink) => void
): void {
  for (let i = 0; i + 1 < parted.tokens.length; i++) {
    const pair = joinedPair(parted.tokens, i);
    if (pair === undefined) continue;
    joined.tokens.forEach((token, j) => {
      const link = token.text.length >= 4 ? linkJoined(pair, token) : undefined;
      if (link) add({start: j, length: 1}, {start: i, length: 2}, link);
    });
  }
}

/** Two neighbours as one word; undefined where that would be too short to mean anything. */
export function joinedPair(tokens: readonly NameToken[], i: number): Spelt | undefined {
  const [one, two] = [tokens[i], tokens[i + 1]];
  const text = `${one?.text ?? ""}${two?.text ?? ""}`;
  const abjad = (one?.abjad ?? false) || (two?.abjad ?? false);
  return text.length >= 4 ? {text, abjad} : undefined;
}

/** Chooses meetings, the cheapest first, so that no word meets twice. */
export function align(leftCount: number, rightCount: number, found: readonly Meeting[]): Alignment {
  const leftUsed = new Uint8Array(leftCount);
  const rightUsed = new Uint8Array(rightCount);
  const meetings: Meeting[] = [];
  for (const meeting of [...found].sort(byCost)) {
    if (isTaken(leftUsed, meeting.left) || isTaken(rightUsed, meeting.right)) continue;
    leftUsed.fill(1, meeting.left.start, meeting.left.start + meeting.left.length);
    rightUsed.fill(1, meeting.right.start, meeting.right.start + meeting.right.length);
    meetings.push(meeting);
  }
  return {meetings, leftOver: unusedOf(leftUsed), rightOver: unusedOf(rightUsed)};
}

/** Ties go to words at like places, in a way that is the same from either side. */
function byCost(a: Meeting, b: Meeting): number {
  return (
    a.link.cost - b.link.cost ||
    Math.abs(a.left.start - a.right.start) - Math.abs(b.left.start - b.right.start) ||
    a.left.start + a.right.start - (b.left.start + b.right.start) ||
    spanOf(b) - spanOf(a)
  );
}

const spanOf = ({left, right}: Meeting): number => left.length + right.length;

function isTaken(used: Uint8Array, {start, length}: Span): boolean {
  return used[start] === 1 || (length === 2 && used[start + 1] === 1);
}

function unusedOf(used: Uint8Array): number[] {
  const result: number[] = [];
  for (let i = 0; i < used.length; i++) if (used[i] === 0) result.push(i);
  return result;
}
