import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterDeath } from './backoff';
import { partOf } from './part-of';
import { relayLines } from './relay-lines';

it('passes on whole lines only, whatever pieces they come in, and the last one at the end', async () => {
  const from = new PassThrough();
  const got: string[] = [];
  relayLines(from, (lines) => got.push(lines));
  for (const piece of [
    '{"a":',
    '1}\n{"b":2}\n{"',
    'c":"',
    Buffer.from('ü').subarray(0, 1),
    Buffer.from('ü').subarray(1),
    '"}\n',
    'rest',
  ]) {
    from.write(piece);
    await turn();
  }
  from.end();
  await turn();
  await turn();
  expect(got).toEqual(['{"a":1}\n{"b":2}\n', '{"c":"ü"}\n', 'rest\n']);
});

it('lets successors of workers that die at once wait longer each time, up to half a minute', () => {
  let shortLives = 0;
  const delays: number[] = [];
  for (let i = 0; i < 12; i++) {
    const next = afterDeath(shortLives, 1_000);
    shortLives = next.shortLives;
    delays.push(next.delay);
  }
  expect(delays.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(delays.at(-1)).toBe(30_000);
  expect(afterDeath(shortLives, 60_000)).toEqual({ shortLives: 0, delay: 100 });
});

it.each([0, 1, 2, 3, 7, 1024])('divides %i among workers so that the parts add up', (count) => {
  for (const workers of [1, 2, 3, 8]) {
    const parts = Array.from({ length: workers }, (_, slot) => partOf(count, slot, workers));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(count);
    expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
  }
});
