import {formatNumber} from "../../base/numbers.ts";
import type {Interval, Unit} from "../../domain/figure.ts";
import type {NetworkAnalysis} from "./analysis.ts";
import type {EdgeSource, NodeKind} from "./edge-sources.ts";

/** A number about a node or about a network, with its bounds where it is known in bounds only. */
export interface Measured {
  readonly value: number;
  readonly interval?: Interval;
}

/** How a measure is taken: of each node, or of the network as a whole. */
export type Measuring =
  | {readonly of: "node"; readonly take: (analysis: NetworkAnalysis) => Promise<(node: number) => Measured>}
  | {
      readonly of: "network";
      readonly nodes: NodeKind;
      readonly take: (analysis: NetworkAnalysis) => Promise<Measured>;
    };

/** A measure as it is declared; an indicator is made of each. */
export interface Declaration {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly definition: string;
  readonly reading: string;
  readonly measuring: Measuring;
  /** How it was computed this time, where chance had a part in it. */
  readonly method?: (analysis: NetworkAnalysis) => Promise<string>;
  /** What two nodes share. */
  readonly shared: EdgeSource["shared"];
}

const plain = (values: ArrayLike<number>, scale = 1) => {
  return (node: number): Measured => ({value: scale * (values[node] ?? 0)});
};

const sizeOf = async ({graph}: NetworkAnalysis) => ({value: graph.ids.length});
const densityOf = async (analysis: NetworkAnalysis) => ({value: 100 * analysis.density()});
const modularityOf = async (analysis: NetworkAnalysis) => ({
  value: (await analysis.communities()).modularity
});

const MODULARITY_WORDS = {
  definition:
    "Share of the links' weight inside communities, less the share that strengths alone would put there (Newman and Girvan 2004), for the communities found by the Leiden algorithm (Traag, Waltman and van Eck 2019).",
  reading: "Near 0 where communities hardly differ from chance; above about 0.3 where they stand apart."
};

/** Measures of networks by projects; those of countries are taken of publications too. */
const BY_PROJECT: readonly Omit<Declaration, "shared">[] = [
  {
    id: "network-degree",
    title: "Partners in the network",
    unit: "partners",
    definition: "Number of others with which at least one project is shared (degree).",
    reading: "How wide the cooperation is, whatever its volume.",
    measuring: {of: "node", take: async (analysis) => plain(analysis.degrees())}
  },
  {
    id: "network-strength",
    title: "Strength in the network",
    unit: "links",
    definition:
      "Shared projects added up over all partners (strength): a project with ten partners counts ten times.",
    reading: "Large consortia weigh much; counted fractionally, the pairs of a project sum to one.",
    measuring: {of: "node", take: async (analysis) => plain(analysis.strengths())}
  },
  {
    id: "network-page-rank",
    title: "PageRank in the network",
    unit: "percent",
    definition:
      "Share of time of a walker who follows links in proportion to their weight and starts anew anywhere with a chance of 15 % at each step (Brin and Page 1998).",
    reading: "High with many links to others who have many. Over all nodes it adds up to 100 %.",
    measuring: {of: "node", take: async (analysis) => plain(analysis.pageRank(), 100)}
  },
  {
    id: "network-betweenness",
    title: "Betweenness in the network",
    unit: "percent",
    definition:
      "Share of the shortest paths between two others that lead through the node, averaged over all pairs of others (Freeman 1977, by Brandes 2001). A path is short by its number of steps; weights play no part.",
    reading: "Who connects parts that share nothing directly. Low for all where almost everybody is linked.",
    measuring: {
      of: "node",
      take: async (analysis) => {
        const {scores, bounds, confidence} = await analysis.betweenness();
        const meaning = `bounds that hold for all nodes at once with ${Math.round(100 * confidence)} % confidence`;
        return (node) => {
          const [score, bound] = [scores[node] ?? 0, bounds[node] ?? 0];
          if (bound === 0) return {value: 100 * score};
          const [low, high] = [100 * Math.max(0, score - bound), 100 * Math.min(1, score + bound)];
          return {value: 100 * score, interval: {low, high, meaning}};
        };
      }
    },
    method: async (analysis) => {
      const {pairs} = await analysis.betweenness();
      const {seed} = analysis.settings;
      return pairs === 0
        ? "All shortest paths were followed: the value is exact."
        : `Estimated from ${formatNumber(pairs)} pairs, drawn with seed ${seed}; the bounds are those of Hoeffding (1963) and of Maurer and Pontil (2009), the narrower one.`;
    }
  },
  {
    id: "network-core",
    title: "Core number in the network",
    unit: "partners",
    definition:
      "The largest k such that the node is among nodes that each have at least k partners within that circle (k-core, Batagelj and Zaveršnik 2003).",
    reading: "High in the centre, low at the rim.",
    measuring: {of: "node", take: async (analysis) => plain(analysis.coreNumbers())}
  },
  {
    id: "network-stability",
    title: "Stability of the community",
    unit: "percent",
    definition:
      "How far the node's community has the same members in other runs of the search: members in both over members in either, averaged over runs (Jaccard, Hennig 2007).",
    reading:
      "100 % where every run finds the same companions. Below about 75 % a community's border runs through here.",
    measuring: {
      of: "node",
      take: async (analysis) => plain((await analysis.communities()).stability, 100)
    },
    method: saySeeds
  },
  {
    id: "network-community-size",
    title: "Members of the community",
    unit: "members",
    definition: "Number of members of the community that the node belongs to, itself included.",
    reading: "Communities are found by the Leiden algorithm; see the modularity of the network.",
    measuring: {
      of: "node",
      take: async (analysis) => {
        const {labels, count} = await analysis.communities();
        const sizes = new Uint32Array(count);
        for (const label of labels) (sizes[label] as number)++;
        return (node) => ({value: sizes[labels[node] as number] as number});
      }
    },
    method: saySeeds
  },
  {
    id: "network-size",
    title: "Countries in the network",
    unit: "countries",
    definition: "Countries that share at least one project with another.",
    reading: "Countries that take part alone only are not among them.",
    measuring: {of: "network", nodes: "country", take: sizeOf}
  },
  {
    id: "network-density",
    title: "Density of the network",
    unit: "percent",
    definition: "Share of all pairs that share at least one project.",
    reading: "100 % where everybody works with everybody.",
    measuring: {of: "network", nodes: "country", take: densityOf}
  },
  {
    id: "network-modularity",
    title: "Modularity of the network",
    unit: "index",
    ...MODULARITY_WORDS,
    measuring: {of: "network", nodes: "country", take: modularityOf},
    method: saySeeds
  },
  {
    id: "network-chance-modularity",
    title: "Modularity by chance",
    unit: "index",
    definition:
      "Mean modularity that the same search reaches in networks with the same strengths in which chance alone decides who is linked with whom (configuration model).",
    reading: "Communities mean something where the modularity of the network lies clearly above it.",
    measuring: {
      of: "network",
      nodes: "country",
      take: async (analysis) => {
        const {mean, lowest, highest, draws} = await analysis.chance();
        const meaning = `the lowest and the highest of ${draws} networks drawn by chance`;
        return {value: mean, interval: {low: lowest, high: highest, meaning}};
      }
    },
    method: async (analysis) => {
      const [{modularity}, {mean, deviation}] = [await analysis.communities(), await analysis.chance()];
      const {draws, seed} = analysis.settings;
      const drawn = `${draws} networks, drawn with seeds ${seed} to ${seed + draws - 1}.`;
      if (deviation === 0) return drawn;
      const far = ((modularity - mean) / deviation).toFixed(1);
      return `${drawn} The network itself reaches ${modularity.toFixed(4)}: ${far} standard deviations from their mean. What links several members at once, a project or a work, keeps them together by itself; a part of the difference is due to that.`;
    }
  },
  {
    id: "organisation-network-size",
    title: "Organisations in the network",
    unit: "organisations",
    definition: "Organisations that share at least one project with another, natural persons left out.",
    reading: "Organisations that take part alone only are not among them.",
    measuring: {of: "network", nodes: "organisation", take: sizeOf}
  },
  {
    id: "organisation-network-density",
    title: "Density of the network of organisations",
    unit: "percent",
    definition: "Share of all pairs of organisations that share at least one project.",
    reading: "Low where many take part once; compare only networks of about the same size.",
    measuring: {of: "network", nodes: "organisation", take: densityOf}
  },
  {
    id: "organisation-network-modularity",
    title: "Modularity of the network of organisations",
    unit: "index",
    ...MODULARITY_WORDS,
    measuring: {of: "network", nodes: "organisation", take: modularityOf},
    method: saySeeds
  }
];

async function saySeeds(analysis: NetworkAnalysis): Promise<string> {
  const {runs, seed} = await analysis.communities();
  const {seed: first} = analysis.settings;
  return `${runs} searches with seeds ${first} to ${first + runs - 1}; the best, with seed ${seed}, is shown.`;
}

/** What a measure by publications says in place of the words about projects. */
const WORDS_OF_WORKS: Readonly<Record<string, Partial<Pick<Declaration, "definition" | "reading">>>> = {
  "network-degree": {
    definition: "Number of other countries with which at least one work is shared (degree)."
  },
  "network-strength": {
    definition:
      "Shared works added up over all partner countries (strength): a work of ten countries counts nine times for each.",
    reading: "Large collaborations weigh much; counted fractionally, the pairs of a work sum to one."
  },
  "network-size": {
    definition: "Countries with at least one work shared with another.",
    reading: "Countries that publish alone only are not among them."
  },
  "network-density": {
    definition: "Share of all pairs of countries that share at least one work.",
    reading: "100 % where everybody publishes with everybody."
  }
};

const BY_WORK: readonly Omit<Declaration, "shared">[] = BY_PROJECT.filter(
  ({measuring}) => measuring.of === "node" || measuring.nodes === "country"
).map((declared) => ({
  ...declared,
  ...WORDS_OF_WORKS[declared.id],
  id: `copublication-${declared.id}`,
  title: `${declared.title.replace(/ (in|of) the network$/, "")}, co-publication network`
}));

/** Every measure, of networks by projects and of those by works. */
export const DECLARED: readonly Declaration[] = [
  ...BY_PROJECT.map((declared) => ({...declared, shared: "project" as const})),
  ...BY_WORK.map((declared) => ({...declared, shared: "work" as const}))
];
