/** Proxies over one upstream that speaks HTTP/2, for tests. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoutingPlan, Upstream } from '@banyan/model';
import type { ProxyOptions } from '../../options';
import type { RunningProxy } from '../../start-proxy';
import { certificateFolder, makeCertificate } from '../../testing/certificate.fixture';
import { proxyTo } from '../../testing/proxy.fixture';

const authority = makeCertificate(['our authority']);
const folder = certificateFolder({ authority });

/** Of an upstream that the proxy trusts. */
export const local = makeCertificate(['127.0.0.1'], authority);

/** A proxy over one upstream by HTTP/2. */
export function proxyOver(
  url: string,
  upstream: Partial<Upstream> = {},
  more: Partial<ProxyOptions> = {},
): Promise<RunningProxy> {
  const tls = url.startsWith('https') ? { tls: { ca: 'authority.crt' } } : {};
  const app: Upstream = { url, protocol: 'h2', ...tls, ...upstream };
  const plan: RoutingPlan = { schema: 'banyan/routing-plan@1', monolith: 'app', upstreams: { app } };
  const planFile = join(folder, `plan-${Math.random()}.json`);
  writeFileSync(planFile, JSON.stringify(plan));
  return proxyTo({ planFile, ...more });
}
