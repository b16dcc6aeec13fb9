/** A node of a network with its place in it. */
export interface NetworkNode {
  readonly id: string;
  readonly label: string;
  /** Number of neighbours. */
  readonly degree: number;
  /** Sum of the weights of its edges. */
  readonly strength: number;
  readonly pageRank: number;
  /** Share of shortest paths between two others, 0 to 1. */
  readonly betweenness: number;
  /** How far that may be from its exact value. */
  readonly betweennessBound: number;
  /** k-core. */
  readonly core: number;
  /** Whether it belongs to the rich core. */
  readonly isCore: boolean;
  /** Numbered from 1, the largest first. */
  readonly community: number;
  /** How far other runs find it in the same community, 0 to 1. */
  readonly stability: number;
}

export interface NetworkEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** A network as it is shown and handed on; `about` says what it is, from what, and how it was computed. */
export interface Network {
  readonly about: readonly string[];
  readonly nodes: readonly NetworkNode[];
  /** Read each time anew, as millions of them need not be held at once. */
  readonly edges: Iterable<NetworkEdge>;
}
