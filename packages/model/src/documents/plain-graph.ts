/** PlainGraph: what belongs to what, and how much, in any language. Written by anybody, read by `banyan propose --graph`. */

/** The whole graph. */
export interface PlainGraph {
  readonly schema?: 'banyan/plain-graph@1';
  /**
   * `true` when `from` makes use of `to`, as with calls and imports: then a node that nothing uses is an entry point,
   * and contexts of a number asked for (`-k`) are judged by the entry points they serve, too, up to 300 nodes. `false` when edges say
   * only that two nodes belong together. Default false.
   */
  readonly directed?: boolean;
  /** All nodes, or only those that have something to say or no edge; nodes of edges need not be listed. */
  readonly nodes?: readonly (string | GraphNode)[];
  /** Several edges between two nodes add up; an edge from a node to itself says nothing. */
  readonly edges: readonly GraphEdge[];
  /** Groups of nodes that must be in one context. */
  readonly together?: readonly (readonly string[])[];
  /** Groups of nodes of which no two may be in one context, e.g. the entities that found contexts. */
  readonly apart?: readonly (readonly string[])[];
  /**
   * Nodes a context may have.
   * @minimum 1
   * @asType integer
   */
  readonly largest?: number;
}

/** A node with more than a name. */
export interface GraphNode {
  /** Unique. Contexts are named after the words that ids have in common: `src/orders/order.ts`, `OrderService`. */
  readonly id: string;
  /** What it is, e.g. `class`, `table`. `entry-point` is understood: where use begins, although something may use it. */
  readonly kind?: string;
}

/** An edge. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /**
   * How much; in one unit for all edges, e.g. the number of calls. Default 1; 0 is no edge.
   * @minimum 0
   */
  readonly weight?: number;
  /** What it is, e.g. `call`, `table`. `indirect` is understood: it may be through others only, and counts about a third. */
  readonly kind?: string;
}
