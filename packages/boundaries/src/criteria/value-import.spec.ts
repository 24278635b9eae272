import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { valueImport } from './value-import';

describe('imports as coupling', () => {
  const scores = valueImport.score(
    indexFacts(
      factsOf({
        imports: [
          ['src/a.ts', 'src/b.ts', 'value', 'B'],
          ['src/a.ts', 'src/b.ts', 'type-only', 'Shape'],
          ['src/a.ts', 'src/c.ts', 'type-only', 'Shape'],
        ],
      }),
    ),
  );

  test('a pair of files counts once, for its value imports', () => {
    expect(scores[0]).toEqual({
      from: 'src/a.ts',
      to: 'src/b.ts',
      score: 1,
      text: 'a.ts imports B',
      evidence: [{ file: 'src/a.ts', line: 10 }],
    });
  });

  test('imports that the compiler erases couple nothing', () => {
    expect(scores).toHaveLength(1);
  });
});
