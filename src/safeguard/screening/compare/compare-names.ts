import type {Name, NameForm} from "../names/name.ts";
import {costOfAcronym} from "./acronym.ts";
import {findMeetings} from "./align.ts";
import {type Costing, costOf} from "./cost.ts";

/** What a pair costs that shares nothing. */
export const UNLIKE: Costing = {cost: Infinity, features: []};

/**
 * Compares two names of one kind. Names that both have Chinese or Korean characters are compared by these, since different
 * characters often sound the same. The same from either side.
 */
export function compareNames(left: Name, right: Name): Costing {
  const writing = left.forms.length > 1 && right.forms.length > 1 ? "syllables" : "latin";
  const a = left.forms.find((form) => form.writing === writing);
  const b = right.forms.find((form) => form.writing === writing);
  if (!a || !b) return UNLIKE;
  return compareForms(left.kind, a, b);
}

function compareForms(kind: Name["kind"], left: NameForm, right: NameForm): Costing {
  const costing = costOf(kind, left, right, findMeetings(left, right));
  const acronym = kind === "organisation" ? costOfAcronym(left, right) : undefined;
  return acronym && acronym.cost < costing.cost ? acronym : costing;
}
