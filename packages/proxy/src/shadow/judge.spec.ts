import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { usualShadow } from './way.fixture';
import { CompareBudget } from './compare-budget';
import { judge } from './judge';
import type { KeptAnswer } from './kept-answer';
import { KeptBody } from './kept-body';

const count = { hold: () => true, letGo: () => undefined };

/** An answer whose body may be coded. */
function answerOf(body: Buffer | string, coding?: string, max = 1e6): KeptAnswer {
  const kept = new KeptBody(count, max);
  kept.add(Buffer.from(body));
  const fields = new Map([['content-type', 'application/json']]);
  if (coding !== undefined) fields.set('content-encoding', coding);
  return { status: 200, fields, body: kept, length: undefined, milliseconds: 1 };
}

async function verdictOf(control: KeptAnswer, candidate: KeptAnswer, clock = (): number => 0): Promise<string> {
  const { verdict, reason } = await judge(control, candidate, usualShadow(), { budget: new CompareBudget(clock) });
  return [verdict, reason].filter(Boolean).join(': ');
}

describe('judging two answers', () => {
  const json = '{"a":1}';
  const deep = (leaf: string): string => `${'['.repeat(9_000)}${leaf}${']'.repeat(9_000)}`;

  it.each<[string, KeptAnswer, KeptAnswer, string]>([
    ['gzip and brotli', answerOf(gzipSync(json), 'gzip'), answerOf(brotliCompressSync(json), 'br'), 'match'],
    ['deflate and none', answerOf(deflateSync(json), 'deflate'), answerOf(json, 'identity'), 'match'],
    ['gzip of other JSON', answerOf(gzipSync(json), 'gzip'), answerOf(gzipSync('{"a":2}'), 'x-gzip'), 'mismatch'],
    ['broken gzip', answerOf('gzip', 'gzip'), answerOf(json), 'uncompared: unreadable'],
    ['an unknown coding', answerOf('x', 'zstd'), answerOf(json), 'uncompared: unreadable'],
    ['the same in an unknown coding', answerOf('x', 'zstd'), answerOf('x', 'zstd'), 'match'],
    [
      'a small body that unfolds',
      answerOf(gzipSync(Buffer.alloc(1e6)), 'gzip'),
      answerOf(json),
      'uncompared: unreadable',
    ],
    ['a body that was let go', answerOf(json, undefined, 2), answerOf(json), 'uncompared: too large'],
    ['deep nesting', answerOf(deep('1')), answerOf(deep('2')), 'uncompared: nested too deeply'],
  ])('%s', async (_, control, candidate, expected) => {
    expect(await verdictOf(control, candidate)).toBe(expected);
  });

  it('has its limits in time', async () => {
    let now = 0;
    const budget = new CompareBudget(() => (now += 30));
    const outcomes = [1, 2, 3, 4].map(() => judge(answerOf(json), answerOf(json), usualShadow(), { budget }));
    const reasons = (await Promise.all(outcomes)).map(({ reason }) => reason);
    expect(reasons).toContain('no time');
    expect(reasons[0]).toBeUndefined();
  });
});
