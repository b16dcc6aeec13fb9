import type {Feature} from "../compare/cost.ts";
import type {NameForm, NameToken} from "../names/name.ts";
import type {Partition} from "./partition.ts";
import type {QueryLinks} from "./query-links.ts";

/** Names a list is expected to have by chance from which a near miss is trusted less; each tenfold costs this share more. */
const FEWEST_BY_CHANCE = 0.003;
const PER_TENFOLD = 1.1;
const INITIAL_SHARE = 0.3;
const LETTERS = 20;

/**
 * How many names of a partition meet a query as well as one that was found, if words were dealt out by chance. Two names
 * that are both rare meet nobody else; "Lee", or one short word with a typing error, meets many.
 */
export interface Chance {
  /** What is added to the cost of a near miss. Nothing to a name that is the same. */
  surchargeOf(features: readonly Feature[], cost: number): Feature | undefined;
}

export function chanceOf(partition: Partition, query: NameForm, links: QueryLinks): Chance {
  const forms = Math.max(1, partition.formEntity.length);
  const shares = query.tokens.map((token, place) => ({
    text: token.text,
    share: shareOf(partition, token, links, place, forms)
  }));
  return {
    surchargeOf(features, cost) {
      if (cost === 0) return undefined;
      const expected = forms * probabilityOf(features, shares);
      const factor = PER_TENFOLD * Math.max(0, Math.log10(expected / FEWEST_BY_CHANCE));
      if (factor === 0) return undefined;
      const count = expected < 1 ? expected.toPrecision(1) : Math.round(expected).toString();
      return {name: "chance", left: "", right: `${count} listed names`, cost: cost * factor};
    }
  };
}

interface Share {
  readonly text: string;
  readonly share: number;
}

function probabilityOf(features: readonly Feature[], shares: readonly Share[]): number {
  const acronym = features.find(({name}) => name === "acronym");
  if (acronym)
    return (
      LETTERS ** -Math.min(...[acronym.left, acronym.right].map((text) => text.replace(/ .*/, "").length))
    );
  const met = new Set(
    features
      .filter(({right}) => right !== "")
      .flatMap(({name, left}) => (NOT_MET.has(name) ? [] : left.split(" ")))
  );
  return shares.reduce((product, {text, share}) => (met.has(text) ? product * share : product), 1);
}

const NOT_MET = new Set(["conflict", "extra words", "characters", "legal form", "number", "region"]);

function shareOf(
  partition: Partition,
  token: NameToken,
  links: QueryLinks,
  place: number,
  forms: number
): number {
  if (token.role === "initial") return INITIAL_SHARE;
  if (token.role === "particle" || token.role === "legal" || token.role === "honorific") return 1;
  let count = 1;
  const {starts} = partition.wordForms;
  for (const word of links.met[place] ?? []) count += (starts[word + 1] ?? 0) - (starts[word] ?? 0);
  return Math.min(1, count / forms);
}
