import type {NameToken} from "../names/name.ts";
import {PATRONYMIC_LINKS} from "../names/person-words.ts";
import type {Alignment, Meeting} from "./align.ts";
import type {Comparison, Feature} from "./cost.ts";
import {COSTS} from "./weights.ts";

/** What holds for persons only: initials, a name said twice, the order of descent, one word met of several. */
export function personExtras(raw: Comparison): {comparison: Comparison; features: readonly Feature[]} {
  const comparison = dropRepeats(meetInitials(raw));
  const features: Feature[] = [];
  const {left, right, alignment} = comparison;
  const swapped = swappedDescent(left, right, alignment);
  if (swapped) features.push({name: "order of descent", ...swapped, cost: COSTS.reversedDescent});
  if (isLoneWord(comparison))
    features.push({name: "one word only", left: "", right: "", cost: COSTS.loneWord});
  return {comparison, features};
}

/** A single letter meets a left-over word that begins with it. */
function meetInitials(comparison: Comparison): Comparison {
  const {left, right, alignment} = comparison;
  const rightOver = [...alignment.rightOver];
  const leftOver: number[] = [];
  const meetings: Meeting[] = [...alignment.meetings];
  for (const i of alignment.leftOver) {
    const at = rightOver.findIndex((j) => isInitialOf(left[i], right[j]));
    const j = rightOver[at];
    if (j === undefined) {
      leftOver.push(i);
      continue;
    }
    rightOver.splice(at, 1);
    meetings.push({
      left: {start: i, length: 1},
      right: {start: j, length: 1},
      link: {kind: "initial", cost: COSTS.initial}
    });
  }
  return {left, right, alignment: {meetings, leftOver, rightOver}};
}

function isInitialOf(a: NameToken | undefined, b: NameToken | undefined): boolean {
  if (!a || !b || (a.role === "initial") === (b.role === "initial")) return false;
  if (a.weight < 0.1 || b.weight < 0.1) return false;
  return a.text[0] === b.text[0];
}

/** A left-over word that the same name has once more says nothing new. */
function dropRepeats({left, right, alignment}: Comparison): Comparison {
  const fresh = (tokens: readonly NameToken[], over: readonly number[]) =>
    over.filter((i) => !tokens.some(({text}, k) => text === tokens[i]?.text && !over.includes(k)));
  return {
    left,
    right,
    alignment: {
      meetings: alignment.meetings,
      leftOver: alignment.rightOver.length === 0 ? fresh(left, alignment.leftOver) : alignment.leftOver,
      rightOver: alignment.leftOver.length === 0 ? fresh(right, alignment.rightOver) : alignment.rightOver
    }
  };
}

function swappedDescent(
  left: readonly NameToken[],
  right: readonly NameToken[],
  {meetings}: Alignment
): {left: string; right: string} | undefined {
  const rightOf = new Map(meetings.map((meeting) => [meeting.left.start, meeting.right.start]));
  for (let i = 1; i + 1 < left.length; i++) {
    if (!PATRONYMIC_LINKS.has(left[i]?.text ?? "")) continue;
    const before = rightOf.get(i - 1);
    const after = rightOf.get(i + 1);
    if (before === undefined || after === undefined || before !== after + 2) continue;
    if (!PATRONYMIC_LINKS.has(right[after + 1]?.text ?? "")) continue;
    return {
      left: `${left[i - 1]?.text} ${left[i]?.text} ${left[i + 1]?.text}`,
      right: `${right[after]?.text} ${right[after + 1]?.text} ${right[before]?.text}`
    };
  }
  return undefined;
}

function isLoneWord({left, right, alignment}: Comparison): boolean {
  const over = [...alignment.leftOver.map((i) => left[i]), ...alignment.rightOver.map((i) => right[i])];
  if (!over.some((token) => token && token.weight >= 0.5)) return false;
  const full = alignment.meetings.filter(({left: span}) => (left[span.start]?.weight ?? 0) >= 0.5);
  const joined = full.some(({left: a, right: b}) => a.length + b.length > 2);
  return full.length < 2 && !joined;
}
