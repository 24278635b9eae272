/** Routers: who is mounted where, and the paths that come of it. */
import type { EnhancerFact, SymbolId } from '@banyan/model';
import { joinRoute } from './join-route';

/** One router or application, made once at run time. */
export interface RouterNode {
  readonly library: string;
  /** An application is reached as it is; a router must be mounted. */
  readonly isApp: boolean;
  /** What all of its own routes begin with. */
  prefix: string;
  readonly mounts: Mount[];
  readonly routes: Route[];
  /** What runs before the routes that come after it. */
  readonly fronts: Front[];
}

export interface Mount {
  readonly parent: RouterNode;
  readonly path: string;
  /** How much of the parent's middleware stands in front. */
  readonly behind: number;
}

/** Middleware, for the paths below one. */
export interface Front {
  readonly path: string;
  readonly enhancer: Omit<EnhancerFact, 'on'>;
}

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: SymbolId;
  /** The handler is not known: the function that adds the route stands for it. */
  readonly guessed?: true;
  readonly file: string;
  readonly line: number;
  readonly through: readonly EnhancerFact[];
  readonly behind: number;
}

/** A way from an application to a router. */
export interface Way {
  readonly path: string;
  readonly through: readonly EnhancerFact[];
}

export function routerNode(library: string, isApp: boolean, prefix = ''): RouterNode {
  return { library, isApp, prefix, mounts: [], routes: [], fronts: [] };
}

export function mount(router: RouterNode, parent: RouterNode, path: string): void {
  if (router === parent || router.mounts.some((known) => known.parent === parent && known.path === path)) return;
  router.mounts.push({ parent, path, behind: parent.fronts.length });
}

/** Every way to a router; the bare one when it is mounted nowhere. */
export function waysTo(router: RouterNode, seen: readonly RouterNode[] = []): Way[] {
  if (seen.includes(router)) return [];
  if (router.mounts.length === 0) return [{ path: router.prefix, through: [] }];
  return router.mounts.flatMap(({ parent, path, behind }) =>
    waysTo(parent, [...seen, router]).map((above) => ({
      path: joinRoute(above.path, path, router.prefix),
      through: [...above.through, ...frontsOf(parent, behind, path)],
    })),
  );
}

/** Whether a router is an application or hangs below one. */
export function isReached(router: RouterNode, seen: readonly RouterNode[] = []): boolean {
  if (router.isApp) return true;
  return !seen.includes(router) && router.mounts.some(({ parent }) => isReached(parent, [...seen, router]));
}

/** Middleware of a router in front of what is added at a place. */
export function frontsOf(router: RouterNode, behind: number, path: string): EnhancerFact[] {
  const on = router.isApp ? 'application' : 'controller';
  return router.fronts
    .slice(0, behind)
    .filter((front) => joinRoute(path, '/').startsWith(joinRoute(front.path)))
    .map(({ enhancer }): EnhancerFact => ({ ...enhancer, on }));
}
