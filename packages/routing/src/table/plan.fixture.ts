/** Plans for tests, from the routes only. */
import type { FieldMatch, Route, RouteMatch, RoutingPlan, StickyKeySource } from '@banyan/model';
import type { RoutableRequest } from './match-route';

/** A plan with the upstreams `app` (the monolith) and `images`. */
export function planOf(routes: readonly Route[], stickyKey: readonly StickyKeySource[] = []): RoutingPlan {
  return {
    schema: 'banyan/routing-plan@1',
    upstreams: { app: { url: 'http://127.0.0.1:3000' }, images: { url: 'http://[::1]:4000' } },
    monolith: 'app',
    stickyKey,
    routes,
  };
}

/**
 * A route from words: `GET|POST /a/:b` takes an exact path, `/a/:b/…` everything below it; `@host`, `+header`,
 * `+header=value`, `?parameter` and `?parameter=value` are what else it asks for. The text is the name.
 */
export function routeOf(text: string): Route {
  const words = text.split(' ');
  const beginning = (mark: string): readonly string[] =>
    words.filter((word) => word.startsWith(mark)).map((word) => word.slice(1));
  const path = words.find((word) => word.startsWith('/')) ?? '/';
  const methods = words.find((word) => /^[A-Z|-]+$/.test(word))?.split('|');
  const [host] = beginning('@');
  const match: RouteMatch = {
    ...(host === undefined ? {} : { host }),
    ...(methods ? { methods } : {}),
    ...(path.endsWith('/…') ? { prefix: path.slice(0, -2) || '/' } : { path }),
    headers: beginning('+').map(toField),
    query: beginning('?').map(toField),
  };
  return { name: text, match, service: 'images', phase: 'service' };
}

/** A request in the same words: `@host POST /a/7?draft +x-beta=1`. */
export function requestOf(text: string): RoutableRequest {
  const words = text.split(' ');
  const fields = words.filter((word) => word.startsWith('+')).map((word) => toField(word.slice(1)));
  return {
    method: words.find((word) => /^[A-Z]+$/.test(word)) ?? 'GET',
    target: words.find((word) => word.startsWith('/') || word === '*') ?? '/',
    host: words.find((word) => word.startsWith('@'))?.slice(1),
    fields: fields.flatMap(({ name, equals = '' }) => [name, equals]),
  };
}

function toField(word: string): FieldMatch {
  const [name = '', equals] = word.split('=');
  return equals === undefined ? { name } : { name, equals };
}
