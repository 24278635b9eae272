/** What `banyan.yaml` says about boundaries, held against the facts: who is with whom, and who is not. */
import type { ModulePath, PinnedContext, SizeBounds } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';

/** A JSON pointer into `banyan.yaml`, e.g. `/boundaries/together/0/1`. */
export type Pointer = string;

/** One rule that holds nodes together. */
export interface Link {
  readonly kind: 'context' | 'together' | 'declares';
  readonly pointer: Pointer;
  /** Each node with the place of the pattern that names it. */
  readonly nodes: ReadonlyMap<NodeId, Pointer>;
}

/** One rule that parts nodes: those of different colours share no context. */
export interface Separation {
  readonly kind: 'contexts' | 'apart' | 'owners';
  readonly pointer: Pointer;
  readonly colours: ReadonlyMap<NodeId, string>;
  /** Each node with the place of the pattern that gives it its colour. */
  readonly places: ReadonlyMap<NodeId, Pointer>;
}

/** Nodes that are moved as one, because links hold them together. */
export interface Block {
  readonly nodes: readonly NodeId[];
  /** The pinned context they are. */
  readonly context?: string;
}

/** The rules, compiled: free of contradictions. */
export interface Constraints {
  readonly links: readonly Link[];
  readonly separations: readonly Separation[];
  readonly blocks: readonly Block[];
  readonly ignored: ReadonlyMap<ModulePath, Pointer>;
  readonly pinned: readonly PinnedContext[];
  /** Of all contexts. */
  readonly sizes: SizeBounds;
  /** The line in `banyan.yaml`; 1 where the text is not at hand. */
  readonly lineOf: (pointer: Pointer) => number;
}

const contextPrefix = 'context:';

/** The node that stands for a pinned context among the links. */
export function contextNode(name: string): NodeId {
  return `${contextPrefix}${name}`;
}

/** The name of the pinned context a node stands for. */
export function pinnedName(node: NodeId): string | undefined {
  return node.startsWith(contextPrefix) ? node.slice(contextPrefix.length) : undefined;
}

/** Where a pinned context stands in the file. */
export function pinnedPointer(position: number): Pointer {
  return `/boundaries/contexts/${position}`;
}

/** The bounds of a context's size: its own where it has some, else those of all. */
export function boundsOf({ pinned, sizes }: Constraints, context: string | undefined): SizeBounds {
  return { ...sizes, ...pinned.find(({ name }) => name === context)?.size };
}
