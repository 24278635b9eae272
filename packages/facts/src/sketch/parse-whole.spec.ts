import { parseSync, rawTransferSupported } from 'oxc-parser';
import { parseSource } from './parse-source';
import { keepsText, parseWhole } from './parse-whole';

const texts: readonly (readonly [path: string, text: string])[] = [
  [
    'a.ts',
    `import type { A } from './a';\nexport class Ünï<T> { @Id() private readonly "naïve – 日本": A = { a: 1n, b: /x+/giu }; }\n`,
  ],
  ['a.tsx', 'export const View = () => <p title="😀">{`${1e999} \\u{1F600}`} &amp; text</p>;\n'],
  [
    'a.js',
    '#!/usr/bin/env node\n/** @type {import("./b").B} */\nconst b = require("./b");\nreturn b?.c ?? "\\ud800";\n',
  ],
  ['broken.ts', 'export const a = ;\nimport b from "./b"\n'],
  ['empty.ts', ''],
];

// Only then is the memory of the parser asked for.
beforeAll(() => {
  for (let file = 0; file <= 150; file += 1) parseWhole('many.ts', '', { lang: 'ts' });
});

const fromMemory = rawTransferSupported() ? test : test.skip;

fromMemory.each(texts)(
  '%s: a tree made from the memory of the parser is the tree that it writes as JSON',
  (path, text) => {
    expect(keepsText(text)).toBe(true);
    const whole = parseSource(path, text, parseWhole);
    const written = parseSource(path, text, parseSync);
    expect(whole.program.body).toEqual(written.program.body);
    expect(whole.errors).toEqual(written.errors);
    expect(whole.comments).toEqual(written.comments);
  },
);

test('a text that is too long to be made from memory is parsed all the same', () => {
  const text = `export const long = '${'x'.repeat(300_000)}';\n`;
  expect(parseWhole('a.ts', text, { lang: 'ts' }).program.body).toEqual(parseSync('a.ts', text).program.body);
});

test('code nested deeper than the stack goes is no worse off than with JSON', () => {
  const text = `a = ${'['.repeat(3000)}${']'.repeat(3000)}`;
  expect(() => parseWhole('a.ts', text, { lang: 'ts' }).program).not.toThrow();
});
