/** Opens the admin server of a proxy, unless it is to have none. */
import type { Server } from 'node:http';
import { BanyanError, type RoutingPlan } from '@banyan/model';
import { parseAddress } from '@banyan/routing';
import { listen } from '../life/listen';
import type { ProxyOptions } from '../options';
import { type AdminEndpoints, createAdminServer } from './admin-server';

/** An admin server that listens. */
export interface RunningAdmin {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** @throws BanyanError as `listen` does */
export async function startAdmin(
  { admin }: Pick<ProxyOptions, 'admin'>,
  plan: RoutingPlan,
  endpoints: AdminEndpoints,
): Promise<RunningAdmin | undefined> {
  if (admin === false) return undefined;
  const asked = admin ?? plan.admin;
  const http = createAdminServer(endpoints, parseAddress(asked ?? usualAdmin)?.host ?? '');
  const address = asked === undefined ? await listenUsual(http) : await listen(http, 'admin', asked);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  return { address, close };
}

/** Where people look for metrics first. */
const usualAdmin = '127.0.0.1:9901';

/** A second proxy on one machine that named no admin address must start all the same. */
function listenUsual(http: Server): Promise<string> {
  return listen(http, 'admin', usualAdmin).catch((error: unknown) => {
    if (!(error instanceof BanyanError) || error.code !== 'PROXY_PORT_IN_USE') throw error;
    return listen(http, 'admin', '127.0.0.1:0');
  });
}
