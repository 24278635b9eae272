/** Asks an upstream regularly how it is, each time on a connection of its own. */
import { request as httpRequest } from 'node:http';
import type { CheckRules, TableUpstream } from '@banyan/routing';
import type { Dialer } from '../tls/dialer';
import { viaDialer } from '../tls/via-dialer';
import { isGoodByH2 } from './check-by-h2';

/** What is asked, and how. */
export interface CheckedUpstream {
  readonly upstream: TableUpstream;
  readonly dialer: Dialer | undefined;
  readonly check: CheckRules;
}

/**
 * The first check is made at once.
 * @param random spreads the checks of several proxies
 * @returns stops it
 */
export function checkUpstream(
  checked: CheckedUpstream,
  onChecked: (good: boolean) => void,
  random: () => number,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const again = async (): Promise<void> => {
    const good = await (checked.upstream.protocol === 'h2' ? isGoodByH2(checked) : isGood(checked));
    if (stopped) return;
    onChecked(good);
    timer = setTimeout(() => void again(), checked.check.interval * (0.9 + 0.2 * random()));
    timer.unref();
  };
  void again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function isGood({ upstream, dialer, check }: CheckedUpstream): Promise<boolean> {
  const { hostname: host, port } = upstream;
  const { path, timeout } = check;
  return new Promise((resolve) => {
    const headers = { 'User-Agent': 'banyan-health' };
    const how = viaDialer(dialer, timeout) ?? { agent: false };
    const asking = httpRequest({ host, port, path, headers, ...how }, ({ statusCode = 0 }) => {
      resolve(statusCode >= 200 && statusCode < 400);
      asking.destroy();
    });
    const timer = setTimeout(() => asking.destroy(), timeout);
    asking
      .on('error', () => undefined)
      .on('close', () => {
        clearTimeout(timer);
        resolve(false);
      });
    asking.end();
  });
}
