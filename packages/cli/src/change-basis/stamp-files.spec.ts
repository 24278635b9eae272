import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stampFiles } from './stamp-files';

const folder = mkdtempSync(join(tmpdir(), 'stamp-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'facts.json');
const now = Date.UTC(2026, 0, 1);
const lay = (text: string, secondsAgo: number): void => {
  writeFileSync(file, text);
  utimesSync(file, now / 1000 - secondsAgo, now / 1000 - secondsAgo);
};

it('the same file has the same stamp', async () => {
  lay('one', 60);
  expect(await stampFiles([file], now)).toBe(await stampFiles([file], now));
});

it.each([
  ['another size', 'three', 60],
  ['another time', 'one', 59],
  ['the same size and time, written anew', 'two', 60],
])('%s is another stamp', async (_, text, secondsAgo) => {
  lay('one', 60);
  const before = await stampFiles([file], now);
  await new Promise((resolve) => setTimeout(resolve, 20));
  lay(text, secondsAgo);
  expect(await stampFiles([file], now)).not.toBe(before);
});

it('what was written a moment ago has none yet', async () => {
  lay('one', 1);
  expect(await stampFiles([file], now)).toBeUndefined();
});

it('a file that comes is another stamp than one that is not there', async () => {
  lay('one', 60);
  const absent = join(folder, 'evidence.json');
  const before = await stampFiles([file, absent], now);
  expect(before).toMatch(/ none$/);
  writeFileSync(absent, '{}');
  utimesSync(absent, now / 1000 - 60, now / 1000 - 60);
  expect(await stampFiles([file, absent], now)).not.toBe(before);
});
