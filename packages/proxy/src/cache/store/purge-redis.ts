/** Has Redis forget what is kept. */
import type { Redis } from 'ioredis';
import { type CacheKey, targetOfKey } from '../rules/cache-key';
import type { Purge } from './cache-store';
import type { RedisNames } from './redis-names';
import { readRow } from './redis-row';

/** @returns how many answers are gone */
export async function purgeRedis(client: Redis, names: RedisNames, purge: Purge): Promise<number> {
  switch (purge.kind) {
    case 'place':
      return purgePlace(client, names, names.place(purge.place), () => true);
    case 'targets':
      return purgePlace(client, names, names.place(purge.place), (key) => purge.targets.includes(targetOfKey(key)));
    case 'prefix': {
      let count = 0;
      const purgeOne = async (place: string): Promise<void> => {
        count += await purgePlace(client, names, place, () => true);
      };
      await scan(client, names.placesFrom(purge.prefix), purgeOne);
      return count;
    }
    case 'tag':
      return purgeTag(client, names, purge.tag);
    case 'all': {
      let count = 0;
      await scan(client, names.all, async (name) => {
        if (name.startsWith(names.answersPrefix)) count += await client.hlen(name);
        await client.unlink(name);
      });
      return count;
    }
  }
}

async function purgePlace(
  client: Redis,
  names: RedisNames,
  place: string,
  concerns: (key: CacheKey) => boolean,
): Promise<number> {
  const keys = (await client.smembers(place)).filter(concerns);
  let count = 0;
  for (const key of keys) {
    const texts = await client.hvals(names.answers(key));
    const bodies = texts.flatMap((text) => readRow(text).map(({ body }) => body));
    await client.unlink(names.answers(key), ...bodies);
    count += texts.length;
  }
  if (keys.length > 0) await client.srem(place, ...keys);
  return count;
}

async function purgeTag(client: Redis, names: RedisNames, tag: string): Promise<number> {
  const members = await client.smembers(names.tag(tag));
  let count = 0;
  for (const member of members) {
    const [key, id] = JSON.parse(member) as [CacheKey, string];
    const [row] = readRow(await client.hget(names.answers(key), id));
    if (!row?.head.tags.includes(tag)) continue; // a newer answer, which has it no more
    count += await client.hdel(names.answers(key), id);
    await client.unlink(row.body);
  }
  await client.unlink(names.tag(tag));
  return count;
}

async function scan(client: Redis, pattern: string, each: (name: string) => Promise<void>): Promise<void> {
  let cursor = '0';
  do {
    const [next, found] = await client.scan(cursor, 'MATCH', pattern, 'COUNT', 500);
    cursor = next;
    for (const name of found) await each(name);
  } while (cursor !== '0');
}
