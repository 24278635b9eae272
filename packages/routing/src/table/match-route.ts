/**
 * Which route takes a request.
 *
 * Of all routes that take both the path and the method, the one with the most specific path wins:
 * 1. paths are compared segment by segment from the left: a name beats a parameter, a parameter beats the end of a
 *    prefix; so `/photos/recent` beats `/photos/:id`, which beats the prefix `/photos`;
 * 2. for the same segments an exact path beats a prefix;
 * 3. for the same path a route that names the method beats one that takes every method.
 * HEAD goes where GET goes unless a route of that path names HEAD: both must see the same resource (RFC 9110 9.3.2).
 * A request whose method is not taken by the most specific path falls back to the next one, and at last to the monolith.
 */
import { isPlain, pathOf, type PathRefusal, plainSegments, readings, type Segments } from '../path/read-path';
import type { MethodTable, RoutingTable, TableNode, TableRoute } from './routing-table';

/**
 * Takes time in proportion to the path, not to the number of routes. A plan without routes leaves every path alone.
 * @param target request target in origin-form, with or without query, or `*`
 */
export function matchRoute(table: RoutingTable, method: string, target: string): TableRoute | PathRefusal {
  if (table.routes.length === 0) return table.unrouted;
  const path = pathOf(target);
  return isPlain(path) ? find(table, method, plainSegments(path)) : matchUnusual(table, method, path);
}

function find(table: RoutingTable, method: string, segments: Segments): TableRoute {
  return search(table.root, method, segments, 0) ?? table.unrouted;
}

/** All readings must lead to one route; otherwise whoever reads differently than we do would be reached by a trick. */
function matchUnusual(table: RoutingTable, method: string, path: string): TableRoute | PathRefusal {
  const ways = readings(path);
  if ('kind' in ways) return ways;
  const [own, ...others] = ways.map((segments) => find(table, method, segments));
  if (others.some((route) => route !== own)) return { kind: 'refused', reason: 'ambiguous-path' };
  return own ?? table.unrouted;
}

function search(node: TableNode, method: string, segments: Segments, depth: number): TableRoute | undefined {
  const segment = segments[depth];
  let found: TableRoute | undefined;
  if (segment === undefined) {
    found = node.exact && choose(node.exact, method);
  } else {
    const named = node.statics.get(segment);
    if (named) found = search(named, method, segments, depth + 1);
    if (!found && node.parameter) found = search(node.parameter, method, segments, depth + 1);
  }
  return found ?? (node.prefix && choose(node.prefix, method));
}

function choose({ named, any }: MethodTable, method: string): TableRoute | undefined {
  return named.get(method) ?? (method === 'HEAD' ? named.get('GET') : undefined) ?? any;
}
