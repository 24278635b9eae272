/** Puts a proxy together and starts it. */
import { adminEndpoints } from './admin/admin-endpoints';
import { startAdmin } from './admin/start-admin';
import { buildParts } from './build-parts';
import { listen } from './life/listen';
import { operate, type Operation } from './operate';
import type { ProxyOptions } from './options';
import { ProxyServer } from './server';
import type { ServerParts } from './server-parts';
import { type FirstPlan, readFirstPlan } from './table/plan-source';
import { Reloader } from './table/reloader';
import { environmentOf } from './table/secrets';

/** A proxy that is listening. */
export interface RunningProxy extends Operation {
  /** `host:port` callers connect to. */
  readonly address: string;
  /** Whether they connect by TLS. */
  readonly secure: boolean;
  /** `host:port` of the admin server; undefined when there is none. */
  readonly adminAddress: string | undefined;
}

/**
 * Starts a proxy.
 * @example const proxy = await startProxy({ to: 'http://127.0.0.1:3000', listen: '127.0.0.1:8080' });
 * @throws BanyanError `PROXY_PLAN_CHOICE`, `PROXY_PLAN_MISSING`, `ROUTING_PLAN_REFUSED`, `PROXY_PORT_IN_USE`,
 * `PROXY_PORT_FORBIDDEN`, `PROXY_ADDRESS_UNAVAILABLE`, `PROXY_ADDRESS_INVALID`, `PROXY_TRUST_INVALID`,
 * `PROXY_ENGINE_UNKNOWN`, `PROXY_ENGINE_OPTION`
 */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const first = await readFirstPlan(options);
  const parts = buildParts(options, first.plan);
  const server = new ProxyServer(parts);
  const reloader = buildReloader(options, parts, first);
  const address = await listen(server.http, 'listen', options.listen ?? first.plan.listen ?? '127.0.0.1:8080');
  const admin = await startAdmin(options, first.plan, adminEndpoints(server, reloader)).catch((error: unknown) => {
    server.http.close();
    throw error;
  });
  const operation = await operate(options, server, reloader, admin);
  const secure = first.plan.tls !== undefined;
  return Object.assign(operation, { address, secure, adminAddress: admin?.address });
}

/** Takes plans over for the parts of one proxy. */
export function buildReloader(
  options: ProxyOptions,
  { tables, book, keyring }: ServerParts,
  first: FirstPlan,
): Reloader {
  const log = options.log ?? (() => undefined);
  const { planFile, stateDir } = options;
  const environment = environmentOf(options);
  return new Reloader({ tables, book, keyring, log, planFile, stateDir, environment }, first);
}
