import type {NameForm} from "../names/name.ts";
import type {Costing} from "./cost.ts";
import {COSTS} from "./weights.ts";

const FEWEST_LETTERS = 3;

/** The acronyms a name can have, by its words of content and by all its words. */
export function acronymsOf(form: NameForm): readonly string[] {
  const content = form.tokens.filter(({role}) => role !== "particle" && role !== "legal");
  const named = form.tokens.filter(({role}) => role !== "legal");
  const acronyms = [content, named].map((tokens) => tokens.map(({text}) => text[0] ?? "").join(""));
  return [...new Set(acronyms)].filter(
    (acronym) => acronym.length >= FEWEST_LETTERS && /^[a-z]+$/.test(acronym)
  );
}

/** The one word that a name consists of, if it can be an acronym. */
export function possibleAcronym(form: NameForm): string | undefined {
  const content = form.tokens.filter(({role}) => role !== "particle" && role !== "legal");
  const [only, second] = content;
  return only && !second && only.text.length >= FEWEST_LETTERS ? only.text : undefined;
}

/** Costs a name that is the acronym of the other; undefined where it is not. */
export function costOfAcronym(left: NameForm, right: NameForm): Costing | undefined {
  const acronym = meets(left, right) ?? meets(right, left);
  if (acronym === undefined) return undefined;
  const {length} = acronym;
  const cost = length === 3 ? COSTS.acronym[3] : length === 4 ? COSTS.acronym[4] : COSTS.acronym.more;
  const text = (form: NameForm) => form.tokens.map((token) => token.text).join(" ");
  return {cost, features: [{name: "acronym", left: text(left), right: text(right), cost}]};
}

function meets(short: NameForm, long: NameForm): string | undefined {
  const acronym = possibleAcronym(short);
  return acronym !== undefined && acronymsOf(long).includes(acronym) ? acronym : undefined;
}
