/** Where in Redis what is kept. */
import { createHash, randomBytes } from 'node:crypto';
import type { CacheKey, Place } from '../rules/cache-key';

/** Names under one beginning. */
export interface RedisNames {
  /** A hash: id of an answer to its head and the name of its body. */
  answers(key: CacheKey): string;
  /** A string; never the same twice, so that no head meets another one's body. */
  body(): string;
  /** A set of keys. */
  place(place: Place): string;
  /** A set of keys with ids. */
  tag(tag: string): string;
  /** A pattern for `place` of every place that begins so. */
  placesFrom(prefix: string): string;
  /** Begins the name of every hash of answers. */
  readonly answersPrefix: string;
  /** A pattern for everything. */
  readonly all: string;
}

/** @param prefix begins every name */
export function redisNames(prefix: string): RedisNames {
  const answersPrefix = `${prefix}:k:`;
  return {
    answersPrefix,
    answers: (key) => `${answersPrefix}${createHash('sha256').update(key).digest('base64url')}`,
    body: () => `${prefix}:b:${randomBytes(15).toString('base64url')}`,
    place: (place) => `${prefix}:p:${place}`,
    tag: (tag) => `${prefix}:t:${tag}`,
    placesFrom: (beginning) => `${escapeGlob(prefix)}:p:${escapeGlob(beginning)}*`,
    all: `${escapeGlob(prefix)}:*`,
  };
}

/** So that it stands for itself in a pattern of Redis. */
function escapeGlob(text: string): string {
  return text.replace(/[*?[\]^\\-]/g, '\\$&');
}
