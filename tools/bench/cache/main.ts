/**
 * How the cache does in the suite http-tests/cache-tests, beside what the suite publishes of others.
 *
 *   BANYAN_CACHE_TESTS=folder npm run bench:cache [-- --redis redis://127.0.0.1:6379] [-- --id test]
 *
 * The folder is a checkout of the suite, with `npm install` done in it.
 */
import { startProxy } from '@banyan/proxy';
import type { CacheStorage, RoutingPlan } from '@banyan/model';
import { formatTable } from './format-table';
import { judgeResults } from './judge-results';
import { runSuite, startSuiteServer } from './suite';

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const folder = process.env['BANYAN_CACHE_TESTS'];
  if (!folder) throw new Error('Set BANYAN_CACHE_TESTS to a checkout of http-tests/cache-tests.');
  const option = (name: string): string | undefined => args[args.indexOf(name) + 1 || args.length];
  const url = option('--redis');
  const origin = await startSuiteServer(folder);
  const plan = planOver(
    origin.port,
    url === undefined ? undefined : { redis: { url, prefix: `bench-${process.pid}` } },
  );
  const proxy = await startProxy({ plan, listen: '127.0.0.1:0', admin: false });
  try {
    const output = await runSuite(folder, `http://${proxy.address}`, option('--id') ?? '');
    if (option('--id') !== undefined) return void process.stdout.write(output);
    process.stdout.write(formatTable(await judgeResults(folder, output)));
  } finally {
    await proxy.close();
    origin.stop();
  }
}

/** What somebody gets who asks for a cache and says nothing else. */
function planOver(port: number, cache: CacheStorage | undefined): RoutingPlan {
  return {
    schema: 'banyan/routing-plan@1',
    upstreams: { suite: { url: `http://127.0.0.1:${port}` } },
    monolith: 'suite',
    defaults: { cache: {} },
    ...(cache && { cache }),
  };
}
