/** `banyan graph`, from a folder to what is printed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runBanyan } from '../run-banyan.fixture';
import type { GraphView } from './view-graph';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function lay(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'graph-'));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const circle = {
  'package.json': '{ "name": "circle" }',
  'tsconfig.json': '{}',
  'src/a.ts': `import { b } from './b';\nimport type { C } from './c';\nimport './gone';\nexport const a: C = b;`,
  'src/b.ts': `import { a } from './a';\nexport const b = a;`,
  'src/c.ts': `export type C = number;\nexport const load = (name: string) => import(name);`,
  'src/a.spec.ts': `import './a';`,
};

test('a person sees the counts, what leads nowhere and what to cut', async () => {
  const { code, stdout } = await runBanyan('graph', lay(circle));
  expect(code).toBe(0);
  expect(stdout).toContain('circle, .');
  expect(stdout).toMatch(/edges \(pairs of files\) +3\n +of types alone +1/);
  expect(stdout).toContain('src/a.ts:3 ./gone');
  expect(stdout).toContain('src/c.ts:2 name');
  expect(stdout).toMatch(/2 files, 1 to cut\n +cut src\/[ab]\.ts:1 → src\/[ab]\.ts/);
  expect(stdout).not.toContain('\u001b');
});

test('a script gets everything as JSON; tests are in when they are asked for', async () => {
  const root = lay(circle);
  const read = async (...flags: string[]): Promise<GraphView> =>
    JSON.parse((await runBanyan('graph', root, '--json', ...flags)).stdout) as GraphView;
  const view = await read();
  expect(view.edges).toEqual([
    { from: 'src/a.ts', to: 'src/b.ts', kinds: ['value'], line: 1 },
    { from: 'src/a.ts', to: 'src/c.ts', kinds: ['type-only'], line: 2 },
    { from: 'src/b.ts', to: 'src/a.ts', kinds: ['value'], line: 1 },
  ]);
  expect(view.broken.map(({ file, line, specifier }) => `${file}:${line} ${specifier}`)).toEqual(['src/a.ts:3 ./gone']);
  expect(view.nonLiteral.map(({ line, specifier }) => `${line} ${specifier}`)).toEqual(['2 name']);
  expect(view.cycles).toHaveLength(1);
  expect((await read('--tests')).modules).toHaveLength(4);
});

test('Graphviz and Mermaid are given every file and edge, whatever the files are called', async () => {
  const root = lay({
    'tsconfig.json': '{}',
    'a "b".ts': `import './c#d';`,
    'c#d.ts': `import type {} from './a "b"';`,
  });
  expect((await runBanyan('graph', root, '--dot')).stdout).toBe(
    [
      'digraph imports {',
      '  rankdir=LR;',
      '  node [shape=box];',
      '  "a \\"b\\".ts";',
      '  "c#d.ts";',
      '  "a \\"b\\".ts" -> "c#d.ts" [color=red];',
      '  "c#d.ts" -> "a \\"b\\".ts" [color=red, style=dashed];',
      '}',
      '',
    ].join('\n'),
  );
  expect((await runBanyan('graph', root, '--mermaid')).stdout).toBe(
    'flowchart LR\n  f0["a #34;b#34;.ts"]\n  f1["c#35;d.ts"]\n  f0 ==> f1\n  f1 -.-> f0\n',
  );
});

test('a file name with a line break stays on its line', async () => {
  const { stdout } = await runBanyan('graph', lay({ 'a\nb.js': `require('./gone\u001b[31m');` }));
  expect(stdout).toContain('a\\x0ab.js:1 ./gone\\x1b[31m');
});

test('--out writes a file, whole, and prints nothing', async () => {
  const root = lay(circle);
  const file = join(root, 'out', 'graph.json');
  const { code, stdout } = await runBanyan('graph', root, '--json', '--out', file);
  expect([code, stdout]).toEqual([0, '']);
  expect((JSON.parse(readFileSync(file, 'utf8')) as GraphView).edges).toHaveLength(3);
  expect(readdirSync(dirname(file))).toEqual(['graph.json']);
});

test('a gap fails the command after everything else was printed; two formats at once are wrong usage', async () => {
  const root = lay({ ...circle, 'src/d.ts': `import './a';\nconst = ;` });
  const { code, stdout, stderr } = await runBanyan('graph', root, '--json');
  expect(code).toBe(1);
  expect((JSON.parse(stdout) as GraphView).edges).toHaveLength(4);
  expect(stderr).toMatch(/CLI_FACTS_INCOMPLETE[\s\S]*FACTS_SYNTAX_ERROR at line 2 src\/d\.ts/);
  expect((await runBanyan('graph', root, '--json', '--dot')).code).toBe(2);
});

test('JSON of more than a pipe holds arrives whole at a slow reader', () => {
  const files = Object.fromEntries(
    Array.from({ length: 1500 }, (_, at) => [
      `src/module-with-a-long-name-${at}.js`,
      `require('./module-with-a-long-name-${at + 1}');`,
    ]),
  );
  const root = lay(files);
  const bin = join(__dirname, '..', '..', 'bin', 'banyan.js');
  const command = `${process.execPath} ${bin} graph ${root} --json | (sleep 0.3; cat)`;
  const text = execFileSync('sh', ['-c', command], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  expect(text.length).toBeGreaterThan(300_000);
  expect((JSON.parse(text) as GraphView).edges).toHaveLength(1499);
});
