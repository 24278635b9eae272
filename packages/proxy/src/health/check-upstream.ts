/** Asks an upstream regularly how it is, each time on a connection of its own. */
import { request as httpRequest } from 'node:http';
import type { CheckRules, TableUpstream } from '@banyan/routing';

/**
 * The first check is made at once.
 * @param random spreads the checks of several proxies
 * @returns stops it
 */
export function checkUpstream(
  upstream: TableUpstream,
  check: CheckRules,
  onChecked: (good: boolean) => void,
  random: () => number,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const again = async (): Promise<void> => {
    const good = await isGood(upstream, check);
    if (stopped) return;
    onChecked(good);
    timer = setTimeout(() => void again(), check.interval * (0.9 + 0.2 * random()));
    timer.unref();
  };
  void again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function isGood({ hostname: host, port }: TableUpstream, { path, timeout }: CheckRules): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { 'User-Agent': 'banyan-health' };
    const asking = httpRequest({ host, port, path, headers, agent: false }, ({ statusCode = 0 }) => {
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
