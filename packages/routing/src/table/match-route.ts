/**
 * Which route takes a request.
 *
 * Of all routes that take the request, the most specific one wins:
 * 1. a route that names the host beats one that takes every host;
 * 2. paths are compared segment by segment from the left: a name beats a parameter, a parameter beats the end of a
 *    prefix; so `/photos/recent` beats `/photos/:id`, which beats the prefix `/photos`;
 * 3. for the same segments an exact path beats a prefix;
 * 4. for the same path a route that names the method beats one that takes every method. HEAD goes where GET goes unless
 *    a route of that path names HEAD: both must see the same resource (RFC 9110 9.3.2);
 * 5. then the route with more header conditions, with more query conditions, with more conditions on a value.
 * Routes that are equal in all of this and could take one request are refused when the plan is read. A request that the
 * most specific path does not take, by method or condition, falls back to the next one, and at last to the monolith.
 */
import { fulfils } from '../condition/fulfils';
import { readHost } from '../path/read-host';
import { isPlain, pathOf, type PathRefusal, plainSegments, readings, type Segments } from '../path/read-path';
import type { HostTable, MethodTable, RoutingTable, TableNode, TableRoute } from './routing-table';

/** What routes look at. */
export interface RoutableRequest {
  readonly method: string;
  /** Request target in origin-form, with or without query, or `*`. */
  readonly target: string;
  /** The Host field, when there is one. */
  readonly host?: string | undefined;
  /** Header names and values in turn. */
  readonly fields: readonly string[];
}

/**
 * Takes time in proportion to the path and to the routes that share it, not to the number of routes. A plan without
 * routes leaves every path alone.
 */
export function matchRoute(table: RoutingTable, request: RoutableRequest): TableRoute | PathRefusal {
  if (table.routes.length === 0) return table.unrouted;
  const path = pathOf(request.target);
  return isPlain(path) ? findPlain(table, request, path) : matchUnusual(table, request, path);
}

function findPlain(table: RoutingTable, request: RoutableRequest, path: string): TableRoute {
  const own = hostTableOf(table, request);
  return (own && takePlain(own, request, path)) ?? takePlain(table.anyHost, request, path) ?? table.unrouted;
}

/** An exact path without parameters is the most specific there is: when it takes the request the tree is not asked. */
function takePlain({ exactPaths, root }: HostTable, request: RoutableRequest, path: string): TableRoute | undefined {
  const exact = exactPaths.get(path);
  return (exact && choose(exact, request)) ?? search(root, request, plainSegments(path), 0);
}

/** All readings must lead to one route; otherwise whoever reads differently than we do would be reached by a trick. */
function matchUnusual(table: RoutingTable, request: RoutableRequest, path: string): TableRoute | PathRefusal {
  const ways = readings(path);
  if ('kind' in ways) return ways;
  const [own, ...others] = ways.map((segments) => find(table, request, segments));
  if (others.some((route) => route !== own)) return { kind: 'refused', reason: 'ambiguous-path' };
  return own ?? table.unrouted;
}

function find(table: RoutingTable, request: RoutableRequest, segments: Segments): TableRoute {
  const own = hostTableOf(table, request);
  const found = own && search(own.root, request, segments, 0);
  return found ?? search(table.anyHost.root, request, segments, 0) ?? table.unrouted;
}

function hostTableOf({ hosts }: RoutingTable, { host }: RoutableRequest): HostTable | undefined {
  if (hosts.size === 0 || host === undefined) return undefined;
  return hosts.get(host) ?? hosts.get(readHost(host)); // most hosts come in the form they are compared in
}

function search(node: TableNode, request: RoutableRequest, segments: Segments, depth: number): TableRoute | undefined {
  const segment = segments[depth];
  let found: TableRoute | undefined;
  if (segment === undefined) {
    found = node.exact && choose(node.exact, request);
  } else {
    const named = node.statics.get(segment);
    if (named) found = search(named, request, segments, depth + 1);
    if (!found && node.parameter) found = search(node.parameter, request, segments, depth + 1);
  }
  return found ?? (node.prefix && choose(node.prefix, request));
}

function choose({ named, any }: MethodTable, request: RoutableRequest): TableRoute | undefined {
  const { method } = request;
  const found = firstOf(named.get(method), request);
  return found ?? (method === 'HEAD' ? firstOf(named.get('GET'), request) : undefined) ?? firstOf(any, request);
}

function firstOf(routes: readonly TableRoute[] | undefined, request: RoutableRequest): TableRoute | undefined {
  if (routes === undefined) return undefined;
  for (const route of routes) {
    if (!route.conditions || fulfils(route.conditions, request.target, request.fields)) return route;
  }
  return undefined;
}
