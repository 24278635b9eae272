/** Routes to one table for each host that is named, and one for those that take every host. */
import { buildTree, type Placement } from './build-tree';
import type { HostTable, MethodTable, TableNode } from './routing-table';

/** The two places of a table where routes are looked for. */
export interface HostTables {
  readonly hosts: ReadonlyMap<string, HostTable>;
  readonly anyHost: HostTable;
}

/** @param placements what each route takes, in the order of the plan */
export function buildHosts(placements: readonly Placement[]): HostTables {
  const names = new Set(placements.flatMap(({ match: { host } }) => (host === undefined ? [] : [host])));
  const tableOf = (name: string | undefined): HostTable =>
    toHostTable(buildTree(placements.filter(({ match: { host } }) => host === name)));
  return { hosts: new Map([...names].map((name) => [name, tableOf(name)])), anyHost: tableOf(undefined) };
}

function toHostTable(root: TableNode): HostTable {
  return Object.freeze({ root, exactPaths: new Map(exactPathsOf(root, '')) });
}

/** Every exact path on the way down that meets no parameter. */
function exactPathsOf({ exact, statics }: TableNode, path: string): readonly (readonly [string, MethodTable])[] {
  const below = [...statics].flatMap(([text, node]) => exactPathsOf(node, `${path}/${text}`));
  return exact ? [[path === '' ? '/' : path, exact], ...below] : below;
}
