import fc from 'fast-check';
import { bucketCount, bucketOf } from './bucket-of';
import { murmur3 } from './murmur3';

describe('murmur3', () => {
  // Published vectors of MurmurHash3_x86_32.
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ])('hashes %j with seed %d', (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash);
  });
});

describe('assigning callers to buckets', () => {
  const key = fc.oneof(fc.string(), fc.uuid(), fc.ipV4());

  it('keeps a caller in one bucket, within bounds', () => {
    fc.assert(
      fc.property(key, fc.nat(), (caller, seed) => {
        const bucket = bucketOf(caller, seed);
        expect(Number.isInteger(bucket) && bucket >= 0 && bucket < bucketCount).toBe(true);
        expect(bucketOf(caller, seed)).toBe(bucket);
      }),
    );
  });

  // Chance of a fair hash failing one of these: below 1 in 10,000 each; the inputs are fixed, so it cannot flake.
  const kinds: readonly (readonly [string, (i: number) => string])[] = [
    ['counted ids', (i) => `user-${i}`],
    ['bare numbers', (i) => `${i}`],
    ['addresses', (i) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`],
    ['bearer tokens', (i) => `Bearer eyJhbGciOiJIUzI1NiJ9.${Buffer.from(String(i)).toString('base64')}.sig`],
  ];
  it.each(kinds)('spreads %s as chance would, for every share', (_, toKey) => {
    const callers = 20_000;
    for (const route of ['images', 'search', 'r']) {
      const seed = murmur3(route, 0);
      const buckets = Array.from({ length: callers }, (_unused, i) => bucketOf(toKey(i), seed));
      for (const threshold of [1, 100, 1000, 2500, 5000, 9000, 9999]) {
        const share = threshold / bucketCount;
        const moved = buckets.filter((bucket) => bucket < threshold).length;
        const deviation = Math.sqrt(callers * share * (1 - share));
        expect(Math.abs(moved - callers * share)).toBeLessThan(4 * deviation + 1);
      }
    }
  });

  it('makes being early on one route no sign of being early on another', () => {
    const [a, b] = [murmur3('images', 0), murmur3('search', 0)];
    const callers = Array.from({ length: 20_000 }, (_unused, i) => `user-${i}`);
    const both = callers.filter((caller) => bucketOf(caller, a) < 1000 && bucketOf(caller, b) < 1000).length;
    expect(Math.abs(both - 200)).toBeLessThan(4 * Math.sqrt(200));
  });
});
