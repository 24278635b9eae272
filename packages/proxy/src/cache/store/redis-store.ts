/** Answers in Redis, for all processes of a proxy together. */
import type { Redis } from 'ioredis';
import type { KeptAnswer, KeptHead } from '../kept-answer';
import type { CacheKey, Place } from '../rules/cache-key';
import type { CacheStore, Purge, StoreCounts } from './cache-store';
import { MissedPurges } from './missed-purges';
import { purgeRedis } from './purge-redis';
import { RedisLink, type RedisSettings } from './redis-link';
import { type RedisNames, redisNames } from './redis-names';
import { readRow, type RedisRow } from './redis-row';
import { secondsToKeep } from './seconds-to-keep';

/** Kinds of answers to one key. */
const mostVariants = 32;
/** Answers on their way to Redis; each holds its body. */
const mostWriting = 64;
/** Milliseconds a body outlives its head, for those who have read the head already. */
const grace = 5_000;
/** Milliseconds that indexes live; longer than any answer. */
const indexTime = 8 * 24 * 3_600_000;

/** When Redis is slow, gone or full, it is as if nothing were kept. */
export class RedisStore implements CacheStore {
  private readonly link: RedisLink;
  private readonly names: RedisNames;
  private readonly missed: MissedPurges;
  /** Grows with every purge: what was begun before one must not be written after it. */
  private generation = 0;
  private writing = 0;
  /** Those by place and tag that are under way: each takes several commands, and nothing may be found between them. */
  private readonly purging = new Set<Promise<unknown>>();
  /** Where the body of a head is that was found. */
  private readonly bodies = new WeakMap<KeptHead, string>();

  constructor(settings: RedisSettings) {
    this.names = redisNames(settings.prefix);
    this.missed = new MissedPurges((purge) => this.tryPurge(purge));
    this.link = new RedisLink(settings, () => this.missed.makeUp());
  }

  get counts(): StoreCounts {
    return { answers: undefined, bytes: undefined, evictions: 0, failures: this.link.failures };
  }

  find(key: CacheKey): readonly KeptHead[] | Promise<readonly KeptHead[]> {
    if (!this.link.isThere || this.missed.some) return [];
    return this.link
      .quickly(async (client) => {
        if (this.purging.size > 0) await Promise.all(this.purging);
        return client.hvals(this.names.answers(key));
      })
      .then((texts) => (texts ?? []).flatMap((text) => this.read(text)));
  }

  async bodyOf(_: CacheKey, head: KeptHead): Promise<Buffer | undefined> {
    const name = this.bodies.get(head);
    if (name === undefined) return undefined;
    const body = await this.link.quickly((client) => client.getBuffer(name));
    return body?.length === head.length ? body : undefined;
  }

  keep(place: Place, key: CacheKey, { head, body }: KeptAnswer): void {
    const { names } = this;
    const milliseconds = secondsToKeep(head) * 1000;
    const name = names.body();
    const answers = names.answers(key);
    this.write(async (client, isOutdated) => {
      const old = await client.hget(answers, head.id);
      if (isOutdated()) return;
      const work = client.multi().set(name, body, 'PX', milliseconds);
      work
        .hset(answers, head.id, JSON.stringify({ head, body: name } satisfies RedisRow))
        .pexpire(answers, milliseconds);
      work.sadd(names.place(place), key).pexpire(names.place(place), indexTime);
      for (const tag of head.tags) {
        work.sadd(names.tag(tag), JSON.stringify([key, head.id])).pexpire(names.tag(tag), indexTime);
      }
      for (const { body: outdated } of readRow(old)) work.pexpire(outdated, grace);
      await work.exec();
      if ((await client.hlen(answers)) > mostVariants) await client.unlink(answers);
    });
  }

  freshen(_: Place, key: CacheKey, old: KeptHead, head: KeptHead): void {
    const name = this.bodies.get(old);
    if (name === undefined) return;
    const answers = this.names.answers(key);
    const milliseconds = secondsToKeep(head) * 1000;
    this.write(async (client, isOutdated) => {
      if ((await client.hexists(answers, old.id)) === 0 || isOutdated()) return;
      const work = client.multi().hdel(answers, old.id).pexpire(name, milliseconds);
      work
        .hset(answers, head.id, JSON.stringify({ head, body: name } satisfies RedisRow))
        .pexpire(answers, milliseconds);
      await work.exec();
    });
  }

  drop(key: CacheKey, head: KeptHead): void {
    const name = this.bodies.get(head);
    this.write(async (client) => {
      await client.hdel(this.names.answers(key), head.id);
      if (name !== undefined) await client.pexpire(name, grace);
    });
  }

  /** What cannot be done now is done before anything is found again. */
  async purge(purge: Purge): Promise<number | undefined> {
    this.generation += 1;
    const count = await this.tryPurge(purge);
    if (count === undefined) this.missed.add(purge);
    return count;
  }

  close(): Promise<void> {
    this.missed.stop();
    this.link.close();
    return Promise.resolve();
  }

  /** Nobody waits for it; when Redis is slow, what is too much is left out. */
  private write(work: (client: Redis, isOutdated: () => boolean) => Promise<unknown>): void {
    if (this.writing >= mostWriting) return;
    this.writing += 1;
    const begun = this.generation;
    void this.link.slowly((client) => work(client, () => this.generation !== begun)).finally(() => (this.writing -= 1));
  }

  private tryPurge(purge: Purge): Promise<number | undefined> {
    const done = this.link.slowly((client) => purgeRedis(client, this.names, purge));
    if (purge.kind === 'prefix' || purge.kind === 'all') return done; // may take seconds, and nobody goes on before its end
    this.purging.add(done);
    return done.finally(() => this.purging.delete(done));
  }

  private read(text: string): readonly KeptHead[] {
    return readRow(text).map(({ head, body }) => {
      this.bodies.set(head, body);
      return head;
    });
  }
}
