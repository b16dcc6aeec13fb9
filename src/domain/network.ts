/** A node of a network with its place in it. */
export interface NetworkNode {
  readonly id: string;
  readonly label: string;
  /** Number of neighbours. */
  readonly degree: number;
  /** Sum of the weights of its edges. */
  readonly strength: number;
  readonly pageRank: number;
  readonly core: number;
  /** Numbered from 1, the largest first. */
  readonly community: number;
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
  readonly edges: readonly NetworkEdge[];
}
