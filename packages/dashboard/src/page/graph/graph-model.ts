/** A graph as it is drawn: positions are there already, whoever draws it. */

/** What a drawing needs of a node. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Index into the palette's tones. */
  readonly tone: number;
  /** Whether its label is always drawn. */
  readonly labelled: boolean;
  /** Where Enter and a double click lead. */
  readonly hash?: string;
}

/** A line between two nodes. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Points of thickness. */
  readonly width: number;
  /** Shown when one of its ends is chosen. */
  readonly label: string;
}

/** Nodes with the edges between them. */
export interface GraphModel {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The stage that positions are made for, in points. */
export const stage = { width: 1250, height: 560 } as const;
