/** Sketches do not keep the texts that they were made of. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ownText } from './own-text';
import { sketchFile } from './sketch-file';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('a part has the same characters, broken pairs too', () => {
  expect(ownText('a\ud83d b ä 漢')).toBe('a\ud83d b ä 漢');
});

test.each([
  ['a computed require', 'require(aLongComputedName + someOtherName);', 'a.js'],
  ['an imported path', `import { aLongImportedName } from './a/long/path/to/a/file';`, 'a.ts'],
  ['a reference', '/// <reference path="./a/long/path/to/types.d.ts" />', 'a.ts'],
  ['a text', 'export const aLongVariableName = `a long text with ${inserted} names`;', 'a.ts'],
])('a file with %s may be dropped', (_, code, path) => {
  const padding = `// ${'x'.repeat(200_000)}\n`;
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: 50 }, (__, index) => sketchFile(path, `${code}\n${padding}${index}`));
  collectGarbage();
  const each = (process.memoryUsage().heapUsed - before) / kept.length;
  expect(each).toBeLessThan(100_000);
});
