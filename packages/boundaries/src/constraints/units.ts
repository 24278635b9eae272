/** What enforcement moves: a block, or a single node. */
import type { NodeId } from '../criteria/criterion';
import type { FactsIndex } from '../facts-index';
import { type Constraints, contextNode, type Separation } from './constraints';

/** Nodes that are moved as one, with the colours they bring. */
export interface Unit {
  readonly nodes: readonly NodeId[];
  /** How many of them are files. */
  readonly files: number;
  readonly context?: string;
  readonly colours: ReadonlyMap<Separation, string>;
}

/** All units of a project, those of rules first, and the one of every node. */
export interface Units {
  readonly all: readonly Unit[];
  readonly of: ReadonlyMap<NodeId, Unit>;
}

/** Every file is in exactly one unit; so is every entity that a rule names. */
export function findUnits({ blocks, separations }: Constraints, index: FactsIndex): Units {
  const of = new Map<NodeId, Unit>();
  const all: Unit[] = [];
  const add = (nodes: readonly NodeId[], context?: string) => {
    const named = context === undefined ? nodes : [...nodes, contextNode(context)];
    const colours = new Map(separations.flatMap((separation) => colourOf(separation, named)));
    const unit = { nodes, files: nodes.filter(index.has).length, ...(context && { context }), colours };
    all.push(unit);
    for (const node of nodes) of.set(node, unit);
  };
  for (const { nodes, context } of blocks) add(nodes, context);
  const coloured = separations
    .flatMap(({ colours }) => [...colours.keys()])
    .filter((node) => index.has(node) || isEntity(node));
  for (const node of [...new Set([...coloured, ...index.modules])]) if (!of.has(node)) add([node]);
  return { all, of };
}

function colourOf(separation: Separation, nodes: readonly NodeId[]): [Separation, string][] {
  const node = nodes.find((one) => separation.colours.has(one));
  return node === undefined ? [] : [[separation, separation.colours.get(node)!]];
}

/** Whether a node is an entity rather than a file. */
export function isEntity(node: NodeId): boolean {
  return node.startsWith('entity:');
}
