/** Which nodes are kept together, also through others. */

/** One name for all nodes that the groups keep together; a node of no group has its own. */
export function findRoots(groups: readonly (readonly string[])[]): (node: string) => string {
  const roots = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let next = roots.get(root); next !== undefined; next = roots.get(root)) root = next;
    return root;
  };
  for (const group of groups) {
    for (const node of group) {
      const [one, other] = [rootOf(group[0]!), rootOf(node)];
      if (one !== other) roots.set(other, one);
    }
  }
  return rootOf;
}
