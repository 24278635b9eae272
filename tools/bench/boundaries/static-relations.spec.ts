import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStaticGraph } from './static-relations';

const data = mkdtempSync(join(tmpdir(), 'static-'));
afterAll(() => rmSync(data, { recursive: true }));

test('a pair is indirect when a path through a third class is as heavy as it', () => {
  const folder = join(data, 'fse21', 'shop');
  mkdirSync(folder, { recursive: true });
  const table = (rows: number[][]) => rows.map((row) => row.join(',')).join('\n');
  writeFileSync(join(folder, 'static-class-index.json'), '{ "0": "Page", "1": "Order", "2": "Log", "3": "Tax" }');
  const rows = [
    [1, 5, 6, 2],
    [0, 1, 5, 2],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ];
  writeFileSync(join(folder, 'static-cooccurrence.csv'), table(rows));
  for (const other of ['struct', 'inheritance']) {
    writeFileSync(
      join(folder, `static-${other}.csv`),
      `${table(rows.map((row) => row.map((cell) => Number(cell > 0))))}\n`,
    );
  }
  expect(readStaticGraph(data, 'shop')).toEqual({
    directed: true,
    nodes: ['Page', 'Order', 'Log', 'Tax'],
    edges: [
      { from: 'Page', to: 'Order', weight: 5 },
      // Heavier than Page → Order → Log can explain.
      { from: 'Page', to: 'Log', weight: 6 },
      { from: 'Page', to: 'Tax', weight: 2, kind: 'indirect' },
      { from: 'Order', to: 'Log', weight: 5 },
      { from: 'Order', to: 'Tax', weight: 2 },
    ],
  });
});
