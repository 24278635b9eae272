/** Proxies for tests, closed after each of them. */
import type { Route, RoutingPlan, StickyKeySource } from '@banyan/model';
import type { ProxyOptions } from '../options';
import { type RunningProxy, startProxy } from '../start-proxy';
import type { Origin } from './origin.fixture';

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.close();
});

/** Closes something after the test. */
export function closing<T extends { close(): Promise<unknown> }>(thing: T): T {
  open.push(thing);
  return thing;
}

/** A proxy on free ports: on the usual one of the admin server, specs side by side would meet. */
export async function proxyTo(options: Partial<ProxyOptions>): Promise<RunningProxy> {
  const admin = options.plan?.admin ?? '127.0.0.1:0';
  return closing(await startProxy({ listen: '127.0.0.1:0', admin, ...options }));
}

/** A proxy in front of one origin. */
export function proxyInFrontOf(origin: Origin, options: Partial<ProxyOptions> = {}): Promise<RunningProxy> {
  return proxyTo({ to: origin.url, ...options });
}

/** A plan over named origins; the first one is the monolith. */
export function planOver(
  origins: Readonly<Record<string, Origin>>,
  routes: readonly Route[] = [],
  stickyKey: readonly StickyKeySource[] = [{ header: 'x-user' }],
): RoutingPlan {
  const upstreams = Object.fromEntries(Object.entries(origins).map(([name, { url }]) => [name, { url }]));
  return { schema: 'banyan/routing-plan@1', upstreams, monolith: Object.keys(origins)[0] ?? '', stickyKey, routes };
}

/** Body of an answer to GET, or to what `init` says. */
export async function ask(proxy: RunningProxy, path: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(`http://${proxy.address}${path}`, init);
  return answer.text();
}

/** Code of an answer of the proxy's own, with its status. */
export async function faultOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { readonly error: { readonly code: string } };
  return `${answer.status} ${body.error.code}`;
}

/** A metric as `/metrics` shows it; undefined when it is not there. */
export async function metric(proxy: RunningProxy, sample: string): Promise<number | undefined> {
  const text = await (await fetch(`http://${proxy.adminAddress}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
}
