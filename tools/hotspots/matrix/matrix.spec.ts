/** The matrix: every data layer × every way to repeat a query, and as much that only looks like it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, FindingReport } from '@banyan/model';
import { allCells, cellName } from './cell';
import { cellRows } from './cell-rows';
import { checkCells, type LayerOutcome, rule } from './check-cells';
import { layers } from './layers';
import { knex } from './layers/knex';
import { type Files, projectOf } from './project-of';
import { factsOfFiles, findingsOf, runLayer } from './run-layer';

test('the committed list of cells is the list that is run', () => {
  const committed = readFileSync(join(__dirname, 'cells.tsv'), 'utf8').trimEnd().split('\n');
  expect(committed).toEqual(cellRows());
});

test('no two cells have one name', () => {
  const names = allCells().map(cellName);
  expect(new Set(names).size).toBe(names.length);
});

test.each(layers.map((layer) => [layer.name, layer] as const))(
  'every cell of %s is right',
  async (_, layer) => {
    expect(wrongOf(await runLayer(layer))).toEqual([]);
  },
  120_000,
);

describe('the checker', () => {
  const files = projectOf(knex);
  const cell = 'knex/for-of/read/1/class';
  const place = placeOf(files, `// <- ${cell}`);
  const found = finding(place, 'books', '/for-of/read/1/class');
  const only = (report: Partial<FindingReport>, name: string): string[] =>
    wrongOf(checkCells(knex, files, reportOf(report))).filter((line) => line.startsWith(`${name} `));

  it('says nothing of what is found as expected', () => {
    expect(only({ findings: [found] }, cell)).toEqual([]);
  });

  it.each([
    ['is not found', []],
    ['is found 2 times', [found, found]],
    ['is about users, not books', [{ ...found, subject: 'users' }]],
    ['is not reached from http /for-of/read/1/class', [finding(place, 'books', '/elsewhere')]],
  ])('names the cell that %s', (why, findings) => {
    expect(only({ findings }, cell)).toEqual([`${cell} ${why}`]);
  });

  it('names the harmless cell that is found, or excused for another reason', () => {
    const harmless = 'knex/chunked-slices/in/0/new';
    const at = placeOf(files, `// <- ${harmless}`);
    const other = { ...at, rule, function: 'f', subject: 'books', reason: 'batched', text: '' };
    expect(only({ findings: [finding(at, 'books', '/')] }, harmless)).toEqual([`${harmless} is no finding: chunked`]);
    expect(only({ harmless: [other] }, harmless)).toEqual([
      `${harmless} is said to be harmless for another reason: batched, not chunked`,
    ]);
  });

  it('names findings where no cell is', () => {
    const astray = finding({ file: 'src/item.ts', line: 1 }, 'books', '/');
    expect(checkCells(knex, files, reportOf({ findings: [astray] })).astray).toEqual(['src/item.ts:1']);
  });

  it('sees a loop that is taken out of the code', async () => {
    const path = 'src/for-of-read/service.ts';
    const mark = `// <- ${cell}`;
    const mended = (files[path] ?? '').replace(
      new RegExp(`for \\(const item of items\\) \\{\n(.*${mark})\n\\s*\\}`),
      'const item = items[0];\n$1\n',
    );
    const sabotaged = Object.fromEntries(
      Object.entries({ ...files, [path]: mended }).filter(
        ([name]) => !/^src\/.*-/.test(name) || /for-of-read/.test(name),
      ),
    );
    expect(mended).not.toBe(files[path]);
    const outcome = checkCells(knex, sabotaged, findingsOf(await factsOfFiles(sabotaged)));
    const wrong = wrongOf(outcome).filter((line) => line.startsWith('knex/for-of/read/'));
    expect(wrong).toEqual([`${cell} is not found`]);
  });
});

function wrongOf({ cells, astray }: LayerOutcome): string[] {
  const wrong = cells.flatMap(({ name, wrong: why }) => (why === undefined ? [] : [`${name} ${why}`]));
  return [...wrong, ...astray.map((at) => `${at} is found, and is no cell`)];
}

function placeOf(files: Files, mark: string): { readonly file: string; readonly line: number } {
  for (const [file, text] of Object.entries(files)) {
    const line = text.split('\n').findIndex((one) => one.endsWith(mark));
    if (line >= 0) return { file, line: line + 1 };
  }
  throw new Error(`no ${mark}`);
}

function finding(at: { readonly file: string; readonly line: number }, subject: string, path: string): Finding {
  const entry = { kind: 'http', method: 'POST', path, handler: 'h', chain: [] } as const;
  return {
    ...{ ...at, id: path, rule, severity: 'high', confidence: 1, title: '', reasons: [], function: 'f', subject },
    ...{ entryPoints: [entry], fix: { text: '', where: 'monolith' }, score: 1 },
  };
}

function reportOf(given: Partial<FindingReport>): FindingReport {
  const empty = { evidence: [], findings: [], harmless: [], suppressed: [] };
  return { schema: 'banyan/finding-report@1', project: 'matrix', ...empty, ...given };
}
