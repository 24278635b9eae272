/** Routes to a tree of segments, so that a request meets only the routes of its own path. */
import type { RouteMatch } from '@banyan/model';
import { compareConditions } from '../condition/conditions';
import { parsePattern, type PatternSegment } from '../path/parse-pattern';
import type { MethodTable, TableNode, TableRoute } from './routing-table';

/** What a route takes, and the route. */
export interface Placement {
  readonly match: RouteMatch;
  readonly route: TableRoute;
}

interface GrowingNode {
  readonly statics: Map<string, GrowingNode>;
  parameter: GrowingNode | undefined;
  exact: GrowingTable | undefined;
  prefix: GrowingTable | undefined;
}

interface GrowingTable {
  readonly named: Map<string, TableRoute[]>;
  readonly any: TableRoute[];
}

/** Grows the tree; where two routes want the same requests the first keeps them (`checkPlan` refuses such plans). */
export function buildTree(placements: readonly Placement[]): TableNode {
  const root = emptyNode();
  for (const { match, route } of placements) {
    const pattern = parsePattern(match.path ?? match.prefix ?? '');
    if (!pattern.ok) throw new TypeError(`a checked plan was wanted: ${pattern.message}`);
    const node = pattern.segments.reduce(descend, root);
    const table = match.path === undefined ? (node.prefix ??= emptyTable()) : (node.exact ??= emptyTable());
    place(table, match.methods, route);
  }
  return freeze(root);
}

function descend(node: GrowingNode, segment: PatternSegment): GrowingNode {
  if (segment.kind === 'parameter') return (node.parameter ??= emptyNode());
  const known = node.statics.get(segment.text);
  if (known) return known;
  const made = emptyNode();
  node.statics.set(segment.text, made);
  return made;
}

function place({ named, any }: GrowingTable, methods: readonly string[] | undefined, route: TableRoute): void {
  if (!methods) any.push(route);
  for (const method of methods ?? []) named.set(method, [...(named.get(method) ?? []), route]);
}

function emptyNode(): GrowingNode {
  return { statics: new Map(), parameter: undefined, exact: undefined, prefix: undefined };
}

function emptyTable(): GrowingTable {
  return { named: new Map(), any: [] };
}

function freeze(node: GrowingNode): TableNode {
  const statics = new Map([...node.statics].map(([text, child]) => [text, freeze(child)]));
  return Object.freeze({
    statics,
    parameter: node.parameter && freeze(node.parameter),
    exact: node.exact && toMethodTable(node.exact),
    prefix: node.prefix && toMethodTable(node.prefix),
  });
}

function toMethodTable({ named, any }: GrowingTable): MethodTable {
  const lists = [...named].map(([method, routes]) => [method, mostSpecificFirst(routes)] as const);
  return Object.freeze({ named: new Map(lists), any: mostSpecificFirst(any) });
}

/** The order of the plan among equals: sorting is stable. */
function mostSpecificFirst(routes: readonly TableRoute[]): readonly TableRoute[] {
  return Object.freeze(routes.toSorted((a, b) => compareConditions(a.conditions, b.conditions)));
}
