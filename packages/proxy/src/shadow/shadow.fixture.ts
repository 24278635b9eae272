/** Proxies with one route in phase shadow, and what they say about it. */
import type { Route, ShadowRules, UpstreamLimits } from '@banyan/model';
import type { ProxyOptions } from '../options';
import type { RunningProxy } from '../start-proxy';
import { type Origin, startOrigin } from '../testing/origin.fixture';
import { closing, planOver, proxyTo } from '../testing/proxy.fixture';
import { until } from '../testing/raw-caller.fixture';
import type { RouteShadow, ShadowReport } from './shadow-report';

/** Late turns of a busy test machine are no overload. */
const patient = { copies: { delay: { on: '1h' } } };

/** Everything below `/` is shadowed, `/canary` is on the service. */
export function shadowPlan(
  monolith: Origin,
  service: Origin,
  shadow: ShadowRules = {},
  limits: UpstreamLimits = {},
): ReturnType<typeof planOver> {
  const routes: Route[] = [
    { name: 'all', match: { prefix: '/' }, service: 'service', phase: 'shadow', shadow },
    { name: 'moved', match: { prefix: '/canary' }, service: 'service', phase: 'service', fallback: 'none' },
  ];
  const plan = planOver({ monolith, service }, routes);
  const withLimits = { monolith: { url: monolith.url }, service: { url: service.url, limits } };
  return { ...plan, upstreams: withLimits, shedding: patient };
}

/** A proxy by that plan. */
export function shadowing(
  monolith: Origin,
  service: Origin,
  shadow: ShadowRules = {},
  options: Partial<ProxyOptions> = {},
  limits: UpstreamLimits = {},
): Promise<RunningProxy> {
  return proxyTo({ plan: shadowPlan(monolith, service, shadow, limits), ...options });
}

/** What `/shadow` says of the route. */
export async function reportOf(proxy: RunningProxy): Promise<RouteShadow> {
  const { routes } = (await (await fetch(`http://${proxy.adminAddress}/shadow`)).json()) as ShadowReport;
  return routes.find(({ route }) => route === 'all') as RouteShadow;
}

/** The same, when so many requests have come to an end: compared, failed or dropped. */
export async function reportAfter(proxy: RunningProxy, ends: number): Promise<RouteShadow> {
  let report = await reportOf(proxy);
  await until(async () => endsOf((report = await reportOf(proxy))) >= ends);
  return report;
}

function endsOf({ verdicts, failed, dropped }: RouteShadow): number {
  const counts = [verdicts, failed, dropped].flatMap((each) => Object.values(each));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** An origin that answers JSON, the next value each time. */
export async function jsonOrigin(...values: readonly unknown[]): Promise<Origin> {
  let turn = 0;
  return closing(
    await startOrigin('json', (_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(values[turn++ % values.length]));
    }),
  );
}
