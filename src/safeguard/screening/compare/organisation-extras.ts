import type {NameToken} from "../names/name.ts";
import {DIRECTIONS} from "../names/organisation-words.ts";
import type {Alignment} from "./align.ts";
import type {Comparison, Feature} from "./cost.ts";
import {COSTS} from "./weights.ts";

/** What holds for organisations only: legal forms that differ, a number that one name lacks, a region of a place that the other name has whole, one word spelled in another script. */
export function organisationExtras(comparison: Comparison): {
  comparison: Comparison;
  features: readonly Feature[];
} {
  const {left, right, alignment} = comparison;
  const features: Feature[] = [];
  const forms = {left: formsOf(left), right: formsOf(right)};
  if (
    forms.left.length > 0 &&
    forms.right.length > 0 &&
    !forms.left.some((form) => forms.right.includes(form))
  )
    features.push({
      name: "legal form",
      left: forms.left.join(" "),
      right: forms.right.join(" "),
      cost: COSTS.organisation.legalForm
    });
  const numbers = {left: numbersOf(left, alignment.leftOver), right: numbersOf(right, alignment.rightOver)};
  if (numbers.left !== numbers.right)
    features.push({name: "number", ...numbers, cost: COSTS.organisation.extraNumber});
  const region = {
    left: regionIn(left, alignment.leftOver),
    right: regionIn(right, alignment.rightOver)
  };
  if ((region.left === "") !== (region.right === ""))
    features.push({name: "region", ...region, cost: COSTS.organisation.otherRegion});
  if (isLoneSpelling(alignment))
    features.push({name: "one word only", left: "", right: "", cost: COSTS.organisation.loneSpelling});
  return {comparison, features};
}

/** A brand of one word can look like the spelling of any word without vowels: where nothing else met, that says little. */
function isLoneSpelling({meetings}: Alignment): boolean {
  const [only, ...others] = meetings;
  return only?.link.kind === "consonants" && others.length === 0;
}

/** A part of a place whose name met without it: "east china" where the other name says "china"; empty where none. */
function regionIn(tokens: readonly NameToken[], over: readonly number[]): string {
  const at = over.find(
    (i) => DIRECTIONS.has(tokens[i]?.text ?? "") && tokens[i + 1]?.role === "place" && !over.includes(i + 1)
  );
  return at === undefined ? "" : `${tokens[at]?.text} ${tokens[at + 1]?.text}`;
}

function formsOf(tokens: readonly NameToken[]): readonly string[] {
  return tokens.flatMap(({legalClass}) => legalClass ?? []);
}

function numbersOf(tokens: readonly NameToken[], over: readonly number[]): string {
  return over.flatMap((i) => (tokens[i]?.role === "number" ? tokens[i].text : [])).join(" ");
}
