/** Accesses held against matrices that were made by reading the code; skipped where the folder BANYAN_CORPUS is not set. */
import { collectFacts } from '@banyan/facts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compareMatrix, readAccessTruths, toMatrix } from './access-matrix';
import { enough } from './report-accesses';

const folder = process.env['BANYAN_CORPUS'] ?? '';

test('a row too many costs precision, a row too few costs recall', () => {
  const score = compareMatrix(
    [
      ['a.ts', 'user', 'read'],
      ['a.ts', 'user', 'write'],
    ],
    [
      ['a.ts', 'user', 'read'],
      ['b.ts', 'user', 'read'],
    ],
  );
  expect(score).toEqual({
    precision: 0.5,
    recall: 0.5,
    missing: ['a.ts writes user'],
    invented: ['b.ts reads user'],
  });
});

describe.each(readAccessTruths())('$name', ({ name, source, rows }) => {
  const root = join(folder, name);
  const isHere = folder !== '' && existsSync(root);
  (isHere ? test : test.skip)(
    `its ${rows.length} rows are found with precision and recall of ${enough}`,
    async () => {
      const { precision, recall, missing, invented } = compareMatrix(
        rows,
        toMatrix(await collectFacts(root, { source, tests: false })),
      );
      process.stdout.write(`${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`);
      expect({ enough: precision >= enough && recall >= enough, precision, recall, missing, invented }).toMatchObject({
        enough: true,
      });
    },
    60_000,
  );
});
