/** Blocks of rules become atoms: detection sees each as one node. */
import type { NodeId } from '../criteria/criterion';
import type { Atoms } from '../detection/atoms';
import type { Constraints } from './constraints';

/** The atoms with every block joined into one; an atom that shares a node with a block becomes part of it. */
export function bindBlocks(atoms: Atoms, constraints: Constraints | undefined): Atoms {
  if (constraints === undefined) return atoms;
  const joined = new Map<NodeId, NodeId>();
  const atomOf = (node: NodeId): NodeId => {
    let atom = atoms.get(node) ?? node;
    for (let next = joined.get(atom); next !== undefined; next = joined.get(atom)) atom = next;
    return atom;
  };
  for (const { nodes } of constraints.blocks) {
    const [first, ...others] = nodes;
    for (const node of others) {
      const [target, other] = [atomOf(first!), atomOf(node)];
      if (target !== other) joined.set(other, target);
    }
  }
  const members = [...atoms.keys(), ...joined.keys()];
  return new Map(members.map((node): [NodeId, NodeId] => [node, atomOf(node)]).filter(([node, atom]) => node !== atom));
}
