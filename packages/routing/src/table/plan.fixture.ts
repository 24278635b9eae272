/** Plans for tests, from the routes only. */
import type { Route, RouteMatch, RoutingPlan, StickyKeySource } from '@banyan/model';

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

/** `GET|POST /a/:b` takes an exact path, `/a/:b/…` everything below it. The text is the name. */
export function routeOf(text: string): Route {
  const [, methods, path = ''] = /^(?:(\S+) )?(\S+)$/.exec(text) ?? [];
  const match: RouteMatch = {
    ...(methods ? { methods: methods.split('|') } : {}),
    ...(path.endsWith('/…') ? { prefix: path.slice(0, -2) || '/' } : { path }),
  };
  return { name: text, match, service: 'images', phase: 'service' };
}
