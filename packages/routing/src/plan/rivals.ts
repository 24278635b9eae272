/** Routes of one host and one path: the only ones between which host and path do not decide. */
import type { Route } from '@banyan/model';
import { type Conditions, toConditions } from '../condition/conditions';
import { parsePattern } from '../path/parse-pattern';
import { routableMethods } from '../path/routable-methods';
import type { Placed } from './checkable-plan';

/** A route as its rivals see it. */
export interface Rival {
  readonly name: string;
  readonly pointer: string;
  readonly host: string;
  readonly kind: 'path' | 'prefix';
  /** Segments, parameters as `:`: their names do not tell paths apart. */
  readonly shape: readonly string[];
  /** Undefined when it takes every method no other route names. */
  readonly methods: readonly string[] | undefined;
  readonly conditions: Conditions | undefined;
}

/** A route as its rivals see it; undefined when its path is faulty, which others complain about. */
export function toRival({ pointer, value: { name, match } }: Placed<Route>): Rival | undefined {
  const { host = '', path, prefix, methods } = match;
  if ((path === undefined) === (prefix === undefined)) return undefined;
  const pattern = parsePattern(path ?? prefix ?? '');
  if (!pattern.ok) return undefined;
  const shape = pattern.segments.map((segment) => (segment.kind === 'parameter' ? ':' : segment.text));
  const kind = path === undefined ? 'prefix' : 'path';
  return { name, pointer, host, kind, shape, methods, conditions: toConditions(match) };
}

/** Two routes with the same key take the same hosts and paths. */
export function rivalryOf({ host, kind, shape }: Pick<Rival, 'host' | 'kind' | 'shape'>): string {
  return `${host} ${kind} /${shape.join('/')}`;
}

/** Rivals by host and path, in the order of the plan. */
export function groupRivals(routes: readonly Placed<Route>[]): ReadonlyMap<string, readonly Rival[]> {
  const groups = new Map<string, Rival[]>();
  for (const route of routes) {
    const rival = toRival(route);
    if (rival) groups.set(rivalryOf(rival), [...(groups.get(rivalryOf(rival)) ?? []), rival]);
  }
  return groups;
}

/** How well a route suits a method: named, HEAD where it names GET, any; undefined when it does not take it. */
export function methodRank({ methods }: Rival, method: string): number | undefined {
  if (!methods) return 0;
  if (methods.includes(method)) return 2;
  return method === 'HEAD' && methods.includes('GET') ? 1 : undefined;
}

/** Every method the route would get if it had no rival. */
export function methodsOf({ methods }: Rival): readonly string[] {
  if (!methods) return [...routableMethods];
  return methods.includes('GET') && !methods.includes('HEAD') ? [...methods, 'HEAD'] : methods;
}
