import { randomBytes } from 'node:crypto';
import { closing } from '../../testing/proxy.fixture';
import { until } from '../../testing/raw-caller.fixture';
import type { KeptHead } from '../kept-answer';
import { redisUrl } from '../testing/redis.fixture';
import type { Purge } from './cache-store';
import { RedisStore } from './redis-store';

const withRedis = redisUrl === undefined ? describe.skip : describe;
const note = redisUrl === undefined ? ' (no Redis: set BANYAN_REDIS_URL)' : '';
const place = 'host.test/a';
const key = `${place}\n/a?q`;

const head: KeptHead = {
  id: 'one',
  status: 200,
  statusText: 'OK',
  fields: [],
  length: 1,
  receivedAt: 0,
  initialAge: 0,
  lifetime: 60,
  alwaysValidate: false,
  neverStale: false,
  staleWhile: 0,
  staleIfError: 0,
  forAll: false,
  vary: [],
  tags: ['photo-7'],
};

/** A store that has one answer. */
async function storeWithOne(): Promise<RedisStore> {
  const prefix = `test:${randomBytes(6).toString('hex')}`;
  const store = new RedisStore({
    url: redisUrl ?? '',
    prefix,
    timeout: 2_000,
    clock: () => Date.now(),
    onTrouble: () => undefined,
  });
  closing({
    close: async () => {
      await store.purge({ kind: 'all' });
      await store.close();
    },
  });
  await until(async () => {
    store.keep(place, key, { head, body: Buffer.from('x') });
    return (await store.find(key)).length === 1;
  });
  return store;
}

withRedis(`a purge in Redis${note}`, () => {
  const purges: readonly Purge[] = [
    { kind: 'place', place },
    { kind: 'targets', place, targets: ['/a?q'] },
    { kind: 'tag', tag: 'photo-7' },
  ];

  it.each(purges)('by $kind takes several commands, and nothing is found between them', async (purge) => {
    const store = await storeWithOne();
    const purged = store.purge(purge);
    expect(await store.find(key)).toEqual([]);
    expect(await purged).toBe(1);
  });
});
